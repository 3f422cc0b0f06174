import { closeCase, offerHandover, raiseConcern, withdrawReferral, writeNote } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api';
import { statedIn } from '../../../forms';
import { useCaseRoom } from '../case-room';
import { ActionPanel } from './action-panel';
import { ChoiceField, SelectField, TextField } from './panel-fields';
import { usePanelForm } from './panel-form';

export function NotePanel(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm(({ note }) => note, {
    defaults: { text: '' },
    missing: { '/text': t('case.form.textMissing') },
  });
  return (
    <ActionPanel
      title={t('case.note.title')}
      intro={<p>{t('case.note.intro')}</p>}
      form={form}
      still={kase.actions.includes('note')}
      send={(body, headers) => call(writeNote({ path: { id: kase.id }, headers, body }))}
      told={() => t('case.note.told')}
      submit={t('case.note.submit')}
    >
      <TextField name="text" label={t('case.note.text')} required />
    </ActionPanel>
  );
}

export function WithdrawPanel(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm(({ withdrawal }) => withdrawal, { defaults: { reason: '' } });
  return (
    <ActionPanel
      title={t('case.withdraw.title')}
      intro={<p>{t('case.withdraw.intro')}</p>}
      form={form}
      still={kase.actions.includes('withdraw')}
      send={(body = {}, headers) => call(withdrawReferral({ path: { id: kase.id }, headers, body }))}
      told={() => t('case.withdraw.told')}
      submit={t('case.withdraw.submit')}
      confirm={() => ({ title: t('case.withdraw.confirm'), text: <p>{t('case.withdraw.sure')}</p> })}
    >
      <TextField name="reason" label={t('case.withdraw.reason')} />
    </ActionPanel>
  );
}

export function ClosePanel(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm(({ closure }) => closure, {
    defaults: { ground: '', note: '' },
    missing: { '/ground': t('case.close.groundMissing') },
  });
  const grounds = kase.closureGrounds;
  const find = (id: string) => grounds.find(({ ground }) => ground === id);
  return (
    <ActionPanel
      title={t('case.close.title')}
      intro={<p>{t('case.close.intro')}</p>}
      form={form}
      still={kase.actions.includes('close')}
      send={(body, headers) => call(closeCase({ path: { id: kase.id }, headers, body }))}
      told={({ ground }) => t('case.close.told', { ground: find(ground)?.title ?? '' })}
      submit={t('case.close.submit')}
      confirm={({ ground }) => ({
        title: t('case.close.confirm'),
        text: <p>{t('case.close.sure', { ground: find(ground)?.title ?? '' })}</p>,
      })}
    >
      <ChoiceField
        name="ground"
        label={t('case.close.ground')}
        required
        choices={grounds.map(({ ground, title }) => ({ value: ground, title }))}
      />
      <TextField name="note" label={t('case.close.note')} />
    </ActionPanel>
  );
}

export function ConcernPanel(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm(({ concern }) => concern, {
    defaults: { reason: '', abuse: '', parentSuspected: '' },
    body: ({ reason, abuse, parentSuspected }) =>
      statedIn({ reason, abuse: yesOrNo(abuse), parentSuspected: yesOrNo(parentSuspected) }),
    missing: { '/reason': t('case.form.reasonMissing') },
  });
  const answers = [
    { value: 'true', title: t('forms.yes') },
    { value: 'false', title: t('forms.no') },
    { value: '', title: t('forms.unknown') },
  ];
  return (
    <ActionPanel
      title={t('case.concern.title')}
      intro={<p>{t('case.concern.intro')}</p>}
      form={form}
      still={kase.actions.includes('raise-concern')}
      send={(body, headers) => call(raiseConcern({ path: { id: kase.id }, headers, body }))}
      told={() => t('case.concern.told')}
      submit={t('case.concern.submit')}
      confirm={() => ({ title: t('case.concern.confirm'), text: <p>{t('case.concern.sure')}</p> })}
    >
      <TextField name="reason" label={t('case.concern.reason')} required />
      <ChoiceField name="abuse" label={t('case.concern.abuse')} choices={answers} />
      <ChoiceField name="parentSuspected" label={t('case.concern.parent')} choices={answers} />
    </ActionPanel>
  );
}

export function OfferPanel(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm(({ handoverRequest }) => handoverRequest, {
    defaults: { to: '', reason: '' },
    missing: { '/to': t('case.offer.toMissing'), '/reason': t('case.form.reasonMissing') },
  });
  const titleOf = (code: string): string => kase.receivers.find(({ authority }) => authority === code)?.title ?? code;
  return (
    <ActionPanel
      title={t('case.offer.title')}
      intro={<p>{t('case.offer.intro')}</p>}
      form={form}
      still={kase.actions.includes('offer-handover')}
      send={(body, headers) => call(offerHandover({ path: { id: kase.id }, headers, body }))}
      told={({ to }) => t('case.offer.told', { to: titleOf(to) })}
      submit={t('case.offer.submit')}
    >
      <SelectField
        name="to"
        label={t('case.offer.to')}
        hint={t('case.offer.toHint')}
        required
        choices={kase.receivers.map(({ authority, title }) => ({ value: authority, title }))}
      />
      <TextField name="reason" label={t('case.offer.reason')} hint={t('case.offer.reasonHint')} required />
    </ActionPanel>
  );
}

/** An answer that may be absent: unknown is neither yes nor no. */
function yesOrNo(answer: string): boolean | undefined {
  return answer === '' ? undefined : answer === 'true';
}
