import { acceptHandover, refuseHandover, type Step, withdrawHandover } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api';
import { ActionPanel } from '../actions/action-panel';
import { TextField } from '../actions/panel-fields';
import { usePanelForm } from '../actions/panel-form';
import { useCaseRoom } from '../case-room';

interface PanelProps {
  readonly step: Step;
  readonly now: Step | undefined;
}

/** Takes what is offered, having read what that means. */
export function AcceptPanel({ step, now }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm(({ handoverAcceptance }) => handoverAcceptance, { defaults: { note: '' } });
  const of = step.handover?.of ?? 'responsibility';
  return (
    <ActionPanel
      title={t('case.handover.acceptTitle')}
      intro={<p>{t(`case.handover.means.${of}`)}</p>}
      form={form}
      still={now?.actions.includes('complete') ?? false}
      send={(body = {}, headers) =>
        call(acceptHandover({ path: { id: kase.id, handoverId: step.handover?.id ?? '' }, headers, body }))
      }
      told={() => t('case.handover.accepted')}
      submit={t('case.handover.accept')}
      confirm={() => ({ title: t('case.handover.acceptTitle'), text: <p>{t(`case.handover.means.${of}`)}</p> })}
    >
      <TextField name="note" label={t('case.complete.note')} />
    </ActionPanel>
  );
}

/** Says no to what is offered, and why. */
export function RefusePanel({ step, now }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm(({ handoverRefusal }) => handoverRefusal, {
    defaults: { reason: '' },
    missing: { '/reason': t('case.form.reasonMissing') },
  });
  return (
    <ActionPanel
      title={t('case.handover.refuseTitle')}
      intro={<p>{t('case.handover.refuseIntro')}</p>}
      form={form}
      still={now?.actions.includes('complete') ?? false}
      send={(body, headers) =>
        call(refuseHandover({ path: { id: kase.id, handoverId: step.handover?.id ?? '' }, headers, body }))
      }
      told={() => t('case.handover.refused')}
      submit={t('case.handover.refuse')}
      confirm={() => ({ title: t('case.handover.refuseTitle'), text: <p>{t('case.handover.refuseSure')}</p> })}
    >
      <TextField name="reason" label={t('case.handover.refuseReason')} required />
    </ActionPanel>
  );
}

/** Takes an offer back that nobody has answered. */
export function TakeBackPanel({ step, now }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const form = usePanelForm(({ handoverWithdrawal }) => handoverWithdrawal, { defaults: { reason: '' } });
  return (
    <ActionPanel
      title={t('case.handover.takeBackTitle')}
      form={form}
      still={now?.actions.includes('withdraw-handover') ?? false}
      send={(body = {}, headers) =>
        call(withdrawHandover({ path: { id: kase.id, handoverId: step.handover?.id ?? '' }, headers, body }))
      }
      told={() => t('case.handover.takenBack')}
      submit={t('case.handover.takeBack')}
    >
      <TextField name="reason" label={t('case.handover.takeBackReason')} />
    </ActionPanel>
  );
}
