import './timeline.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Case, getTimeline } from '@tovholder/api-client';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../../api';
import { EmptyState, MoreButton, Waiting } from '../../../design';
import { formatDate } from '../../../language/format';
import { disclosuresQuery } from '../case-query';
import { byDay, disclosedWith } from './timeline-days';
import { TimelineEvent } from './timeline-event';

interface TimelineProps {
  /** The case as the reader sees it: its steps give the events their names. */
  readonly view: Case;
}

const perPage = 30;

/** What happened in the case, newest first, by day. */
export function Timeline({ view }: TimelineProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['case', view.id, 'timeline', i18n.language],
    queryFn: ({ pageParam }) =>
      call(
        getTimeline({
          path: { id: view.id },
          query: { order: 'newest-first', limit: perPage, ...(pageParam === null ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const disclosures = useQuery(disclosuresQuery(view.id));
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const lastPage = data?.pages.at(-1);
  // A page can hold nothing that this reader may see: then the next one is what they asked for.
  const nothingNew = lastPage !== undefined && lastPage.items.length === 0 && hasNextPage && !isFetchingNextPage;
  useEffect(() => {
    if (nothingNew) void fetchNextPage();
  }, [nothingNew, fetchNextPage]);

  if (isPending) return <Waiting what={t('timeline.waiting')} rows={6} />;
  return (
    <div className="tov-timeline">
      {error ? <ProblemAlert problem={error} /> : null}
      {data && entries.length === 0 && !hasNextPage ? (
        <EmptyState title={t('timeline.empty')}>
          <p>{t('timeline.emptyText')}</p>
        </EmptyState>
      ) : null}
      {byDay(entries, localDay).map(({ day, entries: ofDay }) => (
        <section key={day} aria-label={formatDate(day)}>
          <h3 className="h5">{formatDate(day)}</h3>
          <ol className="nobullet-list">
            {ofDay.map((entry) => (
              <TimelineEvent
                key={entry.seq}
                entry={entry}
                view={view}
                disclosures={disclosedWith(entry, disclosures.data?.items ?? [])}
              />
            ))}
          </ol>
        </section>
      ))}
      {data && (hasNextPage || entries.length > 0) ? (
        <MoreButton
          of={{ hasNextPage, isFetchingNextPage, fetchNextPage }}
          shown={entries.length}
          what={t('timeline.events')}
          label={t('timeline.older')}
          end={t('timeline.noOlder')}
        />
      ) : null}
    </div>
  );
}

function localDay(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(new Date(instant));
}
