import { closeCase, offerHandover, raiseConcern, withdrawReferral, writeNote } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api';
import { useCaseRoom } from '../case-room';
import { ActionPanel } from './action-panel';
import { ChoiceField, SelectField, TextField } from './panel-fields';
import { typed, usePanelForm } from './panel-form';

const yesNo = { true: true, false: false } as const;

export function NotePanel(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm({
    defaults: { text: '' },
    faults: ({ text }) =>
      typed(text) === undefined ? [{ pointer: '/text', message: t('case.form.textMissing') }] : [],
  });
  return (
    <ActionPanel
      title={t('case.note.title')}
      intro={<p>{t('case.note.intro')}</p>}
      form={form}
      still={kase.actions.includes('note')}
      send={({ text }, headers) => call(writeNote({ path: { id: kase.id }, headers, body: { text: text.trim() } }))}
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
  const form = usePanelForm({ defaults: { reason: '' } });
  return (
    <ActionPanel
      title={t('case.withdraw.title')}
      intro={<p>{t('case.withdraw.intro')}</p>}
      form={form}
      still={kase.actions.includes('withdraw')}
      send={({ reason }, headers) => {
        const text = typed(reason);
        return call(
          withdrawReferral({ path: { id: kase.id }, headers, body: text === undefined ? {} : { reason: text } }),
        );
      }}
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
  const form = usePanelForm({
    defaults: { ground: '', note: '' },
    faults: ({ ground }) => (ground === '' ? [{ pointer: '/ground', message: t('case.close.groundMissing') }] : []),
  });
  const grounds = kase.closureGrounds;
  const find = (id: string) => grounds.find(({ ground }) => ground === id);
  return (
    <ActionPanel
      title={t('case.close.title')}
      intro={<p>{t('case.close.intro')}</p>}
      form={form}
      still={kase.actions.includes('close')}
      send={({ ground, note }, headers) => {
        const text = typed(note);
        return call(
          closeCase({
            path: { id: kase.id },
            headers,
            body: {
              ground: ground as (typeof grounds)[number]['ground'],
              ...(text === undefined ? {} : { note: text }),
            },
          }),
        );
      }}
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
  const form = usePanelForm({
    defaults: { reason: '', abuse: '', parentSuspected: '' },
    faults: ({ reason }) =>
      typed(reason) === undefined ? [{ pointer: '/reason', message: t('case.form.reasonMissing') }] : [],
  });
  const answers = [
    { value: 'true', title: t('forms.yes') },
    { value: 'false', title: t('forms.no') },
    { value: '', title: t('forms.unknown') },
  ];
  const stated = (answer: string): boolean | undefined => yesNo[answer as keyof typeof yesNo];
  return (
    <ActionPanel
      title={t('case.concern.title')}
      intro={<p>{t('case.concern.intro')}</p>}
      form={form}
      still={kase.actions.includes('raise-concern')}
      send={({ reason, abuse, parentSuspected }, headers) => {
        const [isAbuse, isParent] = [stated(abuse), stated(parentSuspected)];
        return call(
          raiseConcern({
            path: { id: kase.id },
            headers,
            body: {
              reason: reason.trim(),
              ...(isAbuse === undefined ? {} : { abuse: isAbuse }),
              ...(isParent === undefined ? {} : { parentSuspected: isParent }),
            },
          }),
        );
      }}
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
  const form = usePanelForm({
    defaults: { to: '', reason: '' },
    faults: ({ to, reason }) => [
      ...(to === '' ? [{ pointer: '/to', message: t('case.offer.toMissing') }] : []),
      ...(typed(reason) === undefined ? [{ pointer: '/reason', message: t('case.form.reasonMissing') }] : []),
    ],
  });
  const titleOf = (code: string): string => kase.receivers.find(({ authority }) => authority === code)?.title ?? code;
  return (
    <ActionPanel
      title={t('case.offer.title')}
      intro={<p>{t('case.offer.intro')}</p>}
      form={form}
      still={kase.actions.includes('offer-handover')}
      send={({ to, reason }, headers) =>
        call(offerHandover({ path: { id: kase.id }, headers, body: { to, reason: reason.trim() } }))
      }
      told={({ to }) => t('case.offer.told', { to: titleOf(to) })}
      submit={t('case.offer.submit')}
    >
      <SelectField
        name="to"
        label={t('case.offer.to')}
        required
        choices={kase.receivers.map(({ authority, title }) => ({ value: authority, title }))}
      />
      <TextField name="reason" label={t('case.offer.reason')} hint={t('case.offer.reasonHint')} required />
    </ActionPanel>
  );
}
