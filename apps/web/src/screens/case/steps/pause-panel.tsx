import { pauseStep, type Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api';
import { isDate } from '../../../design';
import { statedIn } from '../../../forms';
import { today } from '../../../language/format';
import { ActionPanel } from '../actions/action-panel';
import { ChoiceField, DateField, TextField } from '../actions/panel-fields';
import { usePanelForm } from '../actions/panel-form';
import { useCaseRoom } from '../case-room';

const zone = 'Europe/Copenhagen';

/** Stops the clock of a step on a ground that its rule allows, from now or from a day that has been. */
export function PausePanel({ step, now }: { step: Step; now: Step | undefined }): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const grounds = step.pausableGrounds;
  const form = usePanelForm(({ pauseRequest }) => pauseRequest, {
    defaults: { ground: '', from: '', note: '' },
    body: async ({ ground, from, note }) =>
      statedIn({ step: step.key, ground, from: isDate(from) ? await startOf(from, step.openedAt) : from, note }),
    faults: ({ from, note }) => [
      ...(isDate(from) && from > today() ? [{ pointer: '/from', message: t('case.pause.inFuture') }] : []),
      ...(from !== '' && note.trim() === '' ? [{ pointer: '/note', message: t('case.pause.noteMissing') }] : []),
    ],
    missing: { '/ground': t('case.pause.groundMissing') },
    words: ({ code }) => (code === 'in-future' ? t('case.pause.inFuture') : undefined),
  });
  return (
    <ActionPanel
      title={t('case.pause.title', { title: step.title })}
      intro={<p>{t('case.pause.intro')}</p>}
      form={form}
      still={now?.actions.includes('pause') ?? false}
      send={(body, headers) => call(pauseStep({ path: { id: kase.id }, headers, body }))}
      told={() => t('case.pause.told', { title: step.title })}
      submit={t('case.pause.submit')}
    >
      <ChoiceField
        name="ground"
        label={t('case.pause.ground')}
        required
        choices={grounds.map(({ ground, title }) => ({ value: ground, title }))}
      />
      <DateField name="from" label={t('case.pause.from')} hint={t('case.pause.fromHint')} max={today()} />
      <TextField name="note" label={t('case.pause.note')} />
    </ActionPanel>
  );
}

/** The start of a local day, never before the step was opened. The calendar is fetched when it is needed. */
async function startOf(date: string, openedAt: string): Promise<string> {
  const { startOfLocalDay } = await import('@tovholder/domain/calendar');
  const start = startOfLocalDay(date, zone);
  return Date.parse(start) < Date.parse(openedAt) ? openedAt : start;
}
