import { Link } from '@tanstack/react-router';
import { type AgendaItem, editAgenda, type Meeting } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../api';
import { Badge, Button, Details, SummaryList } from '../../design';
import { formatDate, formatInstant, inWorkingDays } from '../../language/format';
import { FollowUpList } from './follow-up-list';
import { ItemDecision } from './item-decision';
import { ItemDialog } from './item-dialog';
import { PreparationNote } from './preparation-note';
import type { Decisions } from './use-decisions';
import { useCompletion } from './use-completion';
import { useMeetingCommand } from './use-meeting-command';

/** One item of the agenda, as far as its reader may see it. */
export function AgendaItemCard({
  meeting,
  item,
  decisions,
  neighbours,
}: {
  meeting: Meeting;
  item: AgendaItem;
  decisions: Decisions;
  neighbours: { readonly above: string | undefined; readonly below: string | undefined };
}): ReactNode {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'remove' | 'conflict' | null>(null);
  const { step, hidden, actions, conflicts } = item;
  const heading = step ? t('meetings.itemOf', { number: item.number, step: step.title }) : t('meetings.item', item);
  // What was typed stays in sight, also where the item can no longer be decided.
  const deciding = actions.includes('decide') || decisions.chosen(item.id) !== undefined;
  return (
    <li className="tov-meetings-item" aria-labelledby={`item-${item.id}`}>
      <div className="tov-meetings-item-head">
        <h3 id={`item-${item.id}`} className="h4">
          {heading}
        </h3>
        {item.state ? <Badge kind={stateBadges[item.state]}>{t(`meetings.itemStates.${item.state}`)}</Badge> : null}
      </div>
      {hidden ? <p>{t(`meetings.hidden.${hidden}`)}</p> : <ItemSummary item={item} />}
      {conflicts.length > 0 ? (
        <p>
          <Badge kind="warning">{t('meetings.conflict.declared')}</Badge>{' '}
          {conflicts.map(({ user }) => user.name).join(', ')}
        </p>
      ) : null}
      {item.decision && step ? <Decided item={item} /> : null}
      {item.followUps.length > 0 ? <ItemFollowUps item={item} /> : null}
      {deciding && step ? (
        <ItemDecision
          item={item}
          outcomes={step.outcomes}
          still={actions.includes('decide')}
          owners={meeting.owners}
          decisions={decisions}
        />
      ) : null}
      {actions.includes('write-note') ? <PreparationNote meetingId={meeting.id} item={item} /> : null}
      <div className="tov-buttons">
        {meeting.actions.includes('edit-agenda') ? (
          <MoveButtons meeting={meeting} item={item} neighbours={neighbours} />
        ) : null}
        {actions.includes('remove') ? (
          <Button kind="tertiary" onClick={() => setDialog('remove')}>
            {t('meetings.remove.open')}
          </Button>
        ) : null}
        {actions.includes('declare-conflict') ? (
          <Button kind="tertiary" onClick={() => setDialog('conflict')}>
            {t('meetings.conflict.open')}
          </Button>
        ) : null}
      </div>
      {dialog ? <ItemDialog kind={dialog} meeting={meeting} item={item} onClose={() => setDialog(null)} /> : null}
    </li>
  );
}

const stateBadges = { open: 'info', decided: 'success', 'settled-elsewhere': 'warning' } as const;

function ItemSummary({ item: { case: kase, step, reason, state } }: { item: AgendaItem }): ReactNode {
  const { t } = useTranslation();
  if (!kase) return null;
  const due = state === 'open' ? step?.due : null;
  const left = due && step?.workingDaysLeft != null ? inWorkingDays(step.workingDaysLeft, due.localDate) : '';
  return (
    <>
      <SummaryList
        items={[
          [
            t('meetings.case'),
            <Link key="case" to="/cases/$caseId" params={{ caseId: kase.id }}>
              {t('meetings.caseOf', { number: kase.caseNumber, process: kase.process.title })}
            </Link>,
          ],
          [t('meetings.citizen'), kase.person.name ?? null],
          [t('meetings.due'), due ? [formatDate(due.localDate), left].filter(Boolean).join(' · ') : null],
          [t('meetings.addedBecause'), reason],
        ]}
      />
      {kase.reason === null ? null : (
        <Details summary={t('meetings.referred')}>
          <p className="tov-meetings-text">{kase.reason}</p>
        </Details>
      )}
    </>
  );
}

function Decided({ item: { step, decision } }: { item: AgendaItem }): ReactNode {
  const { t } = useTranslation();
  if (!step || !decision) return null;
  return (
    <SummaryList
      items={[
        [t('meetings.decision'), step.outcomeTitle],
        ...step.details.map(({ title, kind, text, entries }) => {
          const said = kind === 'date' && text !== '' ? formatDate(text) : text;
          return [title, said || entries.map((entry) => entry.map((each) => each.text).join(', ')).join('; ')] as const;
        }),
        [t('meetings.note'), step.note],
        [t('meetings.decidedBy'), t('meetings.byAt', { name: decision.by.name, at: formatInstant(decision.at) })],
      ]}
    />
  );
}

function ItemFollowUps({ item: { followUps } }: { item: AgendaItem }): ReactNode {
  const { t } = useTranslation();
  const { complete, busy, problem } = useCompletion();
  return (
    <>
      <h4 className="h5">{t('meetings.followUp.title')}</h4>
      <ProblemAlert problem={problem} />
      <FollowUpList followUps={followUps} onComplete={complete} busy={busy} />
    </>
  );
}

function MoveButtons({
  meeting,
  item,
  neighbours: { above, below },
}: {
  meeting: Meeting;
  item: AgendaItem;
  neighbours: { readonly above: string | undefined; readonly below: string | undefined };
}): ReactNode {
  const { t } = useTranslation();
  const command = useMeetingCommand<string[]>(meeting, {
    send: (order, headers) => call(editAgenda({ path: { id: meeting.id }, body: { order }, headers: { ...headers } })),
    told: t('meetings.move.done'),
  });
  const order = meeting.items.map(({ id }) => id);
  const swap = (other: string): void =>
    command.mutate(order.map((id) => (id === other ? item.id : id === item.id ? other : id)));
  return (
    <>
      {above === undefined ? null : (
        <Button
          kind="tertiary"
          busy={command.isPending}
          aria-label={t('meetings.move.upThis', item)}
          onClick={() => swap(above)}
        >
          {t('meetings.move.up')}
        </Button>
      )}
      {below === undefined ? null : (
        <Button
          kind="tertiary"
          busy={command.isPending}
          aria-label={t('meetings.move.downThis', item)}
          onClick={() => swap(below)}
        >
          {t('meetings.move.down')}
        </Button>
      )}
      <ProblemAlert problem={command.error} />
    </>
  );
}
