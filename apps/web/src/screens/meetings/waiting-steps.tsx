import { Link } from '@tanstack/react-router';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { editAgenda, type Meeting, scheduleAtMeeting, type WaitingStep } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { Alert, announce, Badge, Button, Checkbox, MoreButton, TextInput } from '../../design';
import { formatDate } from '../../language/format';
import { waitingQuery } from './queries';
import { useMeetingCommand } from './use-meeting-command';

const keyOf = ({ case: kase, key }: WaitingStep): string => `${kase.id} ${key}`;

/** What the agenda can be built from: cases that wait for a date, and steps that are not on it. */
export function WaitingSteps({
  meeting,
  waiting,
}: {
  meeting: Meeting;
  waiting: NonNullable<Meeting['waiting']>;
}): ReactNode {
  const { t } = useTranslation();
  const first = waiting.nextCursor;
  // The first page comes with the meeting; the next one is fetched when it is asked for.
  const [wanted, setWanted] = useState(false);
  const { data, ...more } = useInfiniteQuery({ ...waitingQuery(meeting.id, first), enabled: wanted && first !== null });
  const pages = [waiting, ...(data?.pages ?? [])];
  const toSchedule = pages.flatMap((page) => page.toSchedule);
  const toAdd = pages.flatMap((page) => page.toAdd);
  const begin = {
    hasNextPage: first !== null,
    isFetchingNextPage: more.isFetching,
    fetchNextPage: () => (wanted ? void more.refetch() : setWanted(true)),
  };
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t('meetings.build.title')}</h2>
      <ToSchedule meeting={meeting} steps={toSchedule} />
      <ToAdd meeting={meeting} steps={toAdd} />
      <MoreButton of={data ? more : begin} shown={toSchedule.length + toAdd.length} what={t('meetings.build.title')} />
      <ProblemAlert problem={more.error} />
      {toSchedule.length + toAdd.length === 0 ? <p>{t('meetings.build.nothing')}</p> : null}
    </section>
  );
}

function ToSchedule({ meeting, steps }: { meeting: Meeting; steps: readonly WaitingStep[] }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = steps.filter((step) => !left.has(keyOf(step)));
  const command = useCommand(
    (given: { case: string; step: string }[], headers) =>
      call(scheduleAtMeeting({ path: { id: meeting.id }, body: { steps: given }, headers: { ...headers } })),
    {
      onDone: ({ results }) => {
        announce(t('meetings.build.scheduled', { count: results.filter(({ result }) => result !== 'refused').length }));
        void queries.invalidateQueries();
      },
    },
  );
  const refused = command.data?.results.filter(({ problem }) => problem !== null) ?? [];
  if (steps.length === 0) return null;
  return (
    <fieldset>
      <legend className="h4">{t('meetings.build.toSchedule')}</legend>
      <p>{t('meetings.build.toScheduleText', { date: formatDate(meeting.date) })}</p>
      {steps.map((step) => (
        <Checkbox
          key={keyOf(step)}
          label={t('meetings.build.case', { number: step.case.caseNumber })}
          hint={<DueHint step={step} />}
          checked={!left.has(keyOf(step))}
          onChange={({ target }) => {
            const others = [...left].filter((key) => key !== keyOf(step));
            setLeft(new Set(target.checked ? others : [...others, keyOf(step)]));
          }}
        />
      ))}
      <ProblemAlert problem={command.error} />
      {refused.map(({ caseId, problem }) => (
        <Alert key={caseId} kind="error" title={problem?.title ?? ''}>
          <p>{problem?.detail}</p>
        </Alert>
      ))}
      <Button
        busy={command.isPending}
        busyText={t('meetings.sending')}
        disabled={chosen.length === 0}
        onClick={() => command.mutate(chosen.map(({ case: kase, key }) => ({ case: kase.id, step: key })))}
      >
        {t('meetings.build.schedule', { count: chosen.length })}
      </Button>
    </fieldset>
  );
}

function ToAdd({ meeting, steps }: { meeting: Meeting; steps: readonly WaitingStep[] }): ReactNode {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  return (
    <>
      <h3 className="h4">{t('meetings.build.toAdd')}</h3>
      <ul className="nobullet-list no-max-width tov-meetings-actions">
        {steps.map((step) => (
          <AddStep key={keyOf(step)} meeting={meeting} step={step} />
        ))}
      </ul>
    </>
  );
}

/** What is due goes onto the agenda at once; what is not needs a reason. */
function AddStep({ meeting, step }: { meeting: Meeting; step: WaitingStep }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const command = useMeetingCommand<string>(meeting, {
    send: (why, headers) =>
      call(
        editAgenda({
          path: { id: meeting.id },
          body: { add: [{ case: step.case.id, step: step.key, ...(why === '' ? {} : { reason: why }) }] },
          headers: { ...headers },
        }),
      ),
    told: t('meetings.build.added'),
  });
  return (
    <li>
      <div>
        <p>
          <Link to="/cases/$caseId" params={{ caseId: step.case.id }}>
            {t('meetings.build.case', { number: step.case.caseNumber })}
          </Link>{' '}
          {step.title}
        </p>
        <p className="tov-small">
          <DueHint step={step} />
        </p>
        {step.due ? null : (
          <TextInput
            label={t('meetings.build.why')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
        <ProblemAlert problem={command.error} />
      </div>
      <Button
        busy={command.isPending}
        disabled={!step.due && reason.trim() === ''}
        aria-label={t('meetings.build.addThis', { number: step.case.caseNumber, title: step.title })}
        onClick={() => command.mutate(reason.trim())}
      >
        {t('meetings.build.add')}
      </Button>
    </li>
  );
}

function DueHint({ step: { dueOn, due } }: { step: WaitingStep }): ReactNode {
  const { t } = useTranslation();
  if (dueOn === null) return t('meetings.build.noDue');
  return (
    <>
      {t('meetings.build.dueOn', { date: formatDate(dueOn) })}
      {due ? null : (
        <>
          {' '}
          <Badge>{t('meetings.build.later')}</Badge>
        </>
      )}
    </>
  );
}
