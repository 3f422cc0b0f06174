import { pauseStep, type Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api';
import { today } from '../../../language/format';
import { ActionPanel } from '../actions/action-panel';
import { ChoiceField, DateField, TextField } from '../actions/panel-fields';
import { typed, usePanelForm } from '../actions/panel-form';
import { useCaseRoom } from '../case-room';

const zone = 'Europe/Copenhagen';

/** Stops the clock of a step on a ground that its rule allows, from now or from a day that has been. */
export function PausePanel({ step, now }: { step: Step; now: Step | undefined }): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const grounds = step.pausableGrounds;
  const form = usePanelForm({
    defaults: { ground: '', from: '', note: '' },
    faults: ({ ground, from, note }) => [
      ...(ground === '' ? [{ pointer: '/ground', message: t('case.pause.groundMissing') }] : []),
      ...(from !== '' && typed(note) === undefined ? [{ pointer: '/note', message: t('case.pause.noteMissing') }] : []),
    ],
  });
  return (
    <ActionPanel
      title={t('case.pause.title', { title: step.title })}
      intro={<p>{t('case.pause.intro')}</p>}
      form={form}
      still={now?.actions.includes('pause') ?? false}
      send={async ({ ground, from, note }, headers) => {
        const instant = from === '' ? undefined : await startOf(from, step.openedAt);
        const text = typed(note);
        return call(
          pauseStep({
            path: { id: kase.id },
            headers,
            body: {
              step: step.key,
              ground: ground as Step['pausableGrounds'][number]['ground'],
              ...(instant === undefined ? {} : { from: instant }),
              ...(text === undefined ? {} : { note: text }),
            },
          }),
        );
      }}
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
