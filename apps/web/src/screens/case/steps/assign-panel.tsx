import { useQuery } from '@tanstack/react-query';
import { assignStep, getDirectory, type Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../../api';
import { Waiting } from '../../../design';
import { ActionPanel } from '../actions/action-panel';
import { SelectField } from '../actions/panel-fields';
import { usePanelForm } from '../actions/panel-form';
import { useCaseRoom } from '../case-room';

/** Gives a step to a member of the unit that owes it. */
export function AssignPanel({ step, now }: { step: Step; now: Step | undefined }): ReactNode {
  const { t, i18n } = useTranslation();
  const { kase } = useCaseRoom();
  const { data, error, isPending } = useQuery({
    queryKey: ['directory', i18n.language],
    queryFn: () => call(getDirectory()),
    staleTime: 60_000,
  });
  const members = data?.units.find(({ id }) => id === step.by.unit)?.members ?? [];
  const form = usePanelForm(({ assignment }) => assignment, {
    defaults: { user: '' },
    // To the API an absent user means that nobody is to have it: here someone is chosen.
    faults: ({ user }) => (user === '' ? [{ pointer: '/user', message: t('case.assign.chooseFirst') }] : []),
  });
  const nameOf = (user: string): string => members.find(({ id }) => id === user)?.name ?? user;
  return (
    <ActionPanel
      title={t('case.assign.title', { title: step.title })}
      form={form}
      still={(now?.actions.includes('assign') ?? false) && members.length > 0}
      send={(body, headers) => call(assignStep({ path: { id: kase.id, key: step.key }, headers, body }))}
      told={({ user }) => t('case.assign.told', { title: step.title, name: nameOf(user) })}
      submit={t('case.assign.submit')}
    >
      {error ? <ProblemAlert problem={error} /> : null}
      {isPending ? <Waiting what={t('case.assign.waiting')} rows={1} /> : null}
      {data && members.length === 0 ? <p>{t('case.assign.nobody')}</p> : null}
      {members.length > 0 ? (
        <SelectField
          name="user"
          label={t('case.assign.user', { unit: step.by.unitTitle })}
          required
          choices={members.map(({ id, name }) => ({ value: id, title: name }))}
        />
      ) : null}
    </ActionPanel>
  );
}
