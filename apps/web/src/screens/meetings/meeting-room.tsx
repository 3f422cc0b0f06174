import { type FollowUp, type Meeting } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { Alert, Badge, Button, EmptyState, Page, SummaryList } from '../../design';
import { formatDate } from '../../language/format';
import { AgendaItemCard } from './agenda-item';
import { Attendance } from './attendance';
import { MeetingDialog, type MeetingDialogKind } from './meeting-dialog';
import { MinutesButton } from './minutes-button';
import { useDecisions } from './use-decisions';
import { WaitingSteps } from './waiting-steps';

const badges = { planned: 'info', closed: 'success', cancelled: 'warning' } as const;
const inHead = ['reschedule', 'invite', 'cancel', 'close'] as const satisfies readonly MeetingDialogKind[];

/** A meeting as its reader takes part in it. What is typed stays until it has been carried out. */
export function MeetingRoom({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<MeetingDialogKind | null>(null);
  const decisions = useDecisions(meeting);
  const { actions, items, state, date, time, unit } = meeting;
  const followUps: readonly FollowUp[] = items.flatMap((item) => item.followUps);
  const last = meeting.changes.findLast(({ reason }) => reason !== null);
  return (
    <Page
      title={t('meetings.titleOf', { group: unit.title, date: formatDate(date) })}
      aside={actions.includes('read-minutes') ? <MinutesButton meetingId={meeting.id} /> : null}
    >
      <SummaryList
        items={[
          [t('meetings.when'), t('meetings.at', { date: formatDate(date), time })],
          [t('meetings.place'), meeting.place],
          [t('meetings.calledBy'), meeting.calledBy.name],
          [
            t('meetings.state'),
            <Badge key="state" kind={badges[state]}>
              {t(`meetings.states.${state}`)}
            </Badge>,
          ],
          [t('meetings.lastChange'), last?.reason ?? null],
        ]}
      />
      {actions.length > 0 && state === 'planned' ? (
        <div className="tov-buttons">
          {inHead
            .filter((kind) => actions.includes(kind))
            .map((kind) => (
              <Button key={kind} kind="tertiary" onClick={() => setDialog(kind)}>
                {t(`meetings.dialog.${kind}.open`)}
              </Button>
            ))}
        </div>
      ) : null}
      <section aria-labelledby="agenda">
        <h2 id="agenda">{t('meetings.agenda')}</h2>
        <ResultSummary decisions={decisions} />
        {items.length === 0 ? (
          <EmptyState title={t('meetings.noItems')}>
            <p>{t(meeting.waiting ? 'meetings.noItemsBuild' : 'meetings.noItemsWait')}</p>
          </EmptyState>
        ) : null}
        <ol className="nobullet-list no-max-width tov-meetings-agenda">
          {items.map((item, index) => (
            <AgendaItemCard
              key={item.id}
              meeting={meeting}
              item={item}
              decisions={decisions}
              neighbours={{ above: items[index - 1]?.id, below: items[index + 1]?.id }}
            />
          ))}
        </ol>
        {actions.includes('decide') && items.length > 0 ? (
          <div className="tov-meetings-decide">
            <p>{t('meetings.decide.chosen', { count: decisions.chosenCount })}</p>
            <Button
              kind="primary"
              busy={decisions.busy}
              busyText={t('meetings.decide.sending')}
              disabled={decisions.chosenCount === 0}
              onClick={decisions.carryOut}
            >
              {t('meetings.decide.submit')}
            </Button>
          </div>
        ) : null}
      </section>
      {meeting.waiting ? <WaitingSteps meeting={meeting} waiting={meeting.waiting} /> : null}
      <Attendance meeting={meeting} />
      {state === 'closed' && followUps.length === 0 ? <Alert title={t('meetings.followUp.none')} /> : null}
      {dialog ? <MeetingDialog kind={dialog} meeting={meeting} onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}

function ResultSummary({ decisions }: { decisions: ReturnType<typeof useDecisions> }): ReactNode {
  const { t } = useTranslation();
  const { problem, told, resultRef } = decisions;
  const result = told ? t('meetings.decide.result', { ...told }) : undefined;
  return (
    <div
      ref={resultRef}
      tabIndex={-1}
      className="tov-meetings-result"
      {...(result && { role: 'group', 'aria-label': result })}
    >
      <ProblemAlert problem={problem} />
      {told ? (
        <Alert kind={told.refused > 0 ? 'warning' : 'success'} title={result}>
          {told.refused > 0 ? <p>{t('meetings.decide.refusedHint')}</p> : null}
        </Alert>
      ) : null}
    </div>
  );
}
