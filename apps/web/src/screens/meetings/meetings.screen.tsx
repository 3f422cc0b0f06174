import './meetings.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MeetingSummary } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { Badge, Button, type DataColumn, DataTable, EmptyState, MoreButton, Page, Waiting } from '../../design';
import { formatDate } from '../../language/format';
import { CallMeetingDialog } from './call-meeting-dialog';
import { Conflicts } from './conflicts';
import { OwnActions } from './follow-ups';
import { meetingsQuery } from './queries';

/** Meetings that are to come and that have been, and what the reader owes after them. */
export function MeetingsScreen(): ReactNode {
  const { t } = useTranslation();
  const ahead = useInfiniteQuery(meetingsQuery('coming'));
  const before = useInfiniteQuery(meetingsQuery('past'));
  const [calling, setCalling] = useState(false);
  const coming = ahead.data?.pages.flatMap(({ items }) => items);
  const past = before.data?.pages.flatMap(({ items }) => items) ?? [];
  const units = ahead.data?.pages[0]?.units ?? [];
  const mayCall = units.length > 0;
  return (
    <Page
      title={t('meetings.title')}
      lead={<p>{t('meetings.lead')}</p>}
      aside={
        mayCall ? (
          <Button kind="primary" onClick={() => setCalling(true)}>
            {t('meetings.call.open')}
          </Button>
        ) : null
      }
    >
      <ProblemAlert problem={ahead.error ?? before.error} />
      <section>
        <h2>{t('meetings.coming')}</h2>
        {ahead.isPending || before.isPending ? <Waiting what={t('meetings.waiting')} rows={3} /> : null}
        {coming?.length === 0 && !before.isPending ? (
          <EmptyState title={t('meetings.noneComing')}>
            <p>{t(mayCall ? 'meetings.noneComingCall' : 'meetings.noneComingWait')}</p>
          </EmptyState>
        ) : null}
        {coming && coming.length > 0 && !before.isPending ? (
          <MeetingTable caption={t('meetings.coming')} meetings={coming} />
        ) : null}
        <MoreButton of={ahead} shown={coming?.length ?? 0} what={t('meetings.coming')} />
      </section>
      <OwnActions />
      <Conflicts />
      {past.length > 0 ? (
        <section>
          <h2>{t('meetings.past')}</h2>
          <MeetingTable caption={t('meetings.past')} meetings={past} />
          <MoreButton of={before} shown={past.length} what={t('meetings.past')} />
        </section>
      ) : null}
      {calling ? <CallMeetingDialog units={units} onClose={() => setCalling(false)} /> : null}
    </Page>
  );
}

const badges = { planned: 'info', closed: 'success', cancelled: 'warning' } as const;

function MeetingTable({ caption, meetings }: { caption: string; meetings: readonly MeetingSummary[] }): ReactNode {
  const { t } = useTranslation();
  const columns: readonly DataColumn<MeetingSummary>[] = [
    {
      id: 'when',
      heading: t('meetings.when'),
      names: true,
      cell: ({ id, date, time }) => (
        <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
          {t('meetings.at', { date: formatDate(date), time })}
        </Link>
      ),
    },
    { id: 'group', heading: t('meetings.group'), cell: ({ unit }) => unit.title },
    { id: 'place', heading: t('meetings.place'), cell: ({ place }) => place },
    { id: 'items', heading: t('meetings.itemCount'), numeric: true, cell: ({ itemCount }) => itemCount },
    {
      id: 'state',
      heading: t('meetings.state'),
      cell: ({ state }) => <Badge kind={badges[state]}>{t(`meetings.states.${state}`)}</Badge>,
    },
  ];
  return <DataTable caption={caption} captionHidden columns={columns} rows={meetings} rowId={({ id }) => id} />;
}
