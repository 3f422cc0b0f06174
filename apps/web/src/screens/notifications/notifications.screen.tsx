import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { acknowledgeNotification, listNotifications, type Notification } from '@tovholder/api-client';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { announce, Badge, Button, Checkbox, EmptyState, MoreButton, Page, Waiting } from '../../design';
import { formatInstant } from '../../language/format';
import { useUnread } from '../../live';
import './notifications.css';

/** What ladders told me: newest first, each with a way to the case where I may see it or decide. */
export function NotificationsScreen(): ReactNode {
  const { t } = useTranslation();
  const [unreadOnly, setUnreadOnly] = useState(true);
  const unread = useUnread();
  const inbox = useInfiniteQuery({
    queryKey: ['notifications', unreadOnly],
    queryFn: ({ pageParam }) =>
      call(
        listNotifications({
          query: { ...(unreadOnly ? { unread: 'true' } : {}), ...(pageParam === null ? {} : { cursor: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = inbox.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t('notifications.title')} lead={<p>{t('notifications.unread', { count: unread })}</p>}>
      <Checkbox
        label={t('notifications.unreadOnly')}
        checked={unreadOnly}
        onChange={({ target }) => setUnreadOnly(target.checked)}
      />
      <ProblemAlert problem={inbox.error} />
      {items === undefined ? (
        inbox.error ? null : (
          <Waiting what={t('notifications.waiting')} rows={8} />
        )
      ) : items.length === 0 ? (
        <EmptyState title={t(unreadOnly ? 'notifications.noneUnread' : 'notifications.none')}>
          <p>
            <Link to="/">{t('notifications.toMyDay')}</Link>
          </p>
        </EmptyState>
      ) : (
        <>
          <ul className="tov-notifications nobullet-list">
            {items.map((item) => (
              <Reminder key={item.id} item={item} />
            ))}
          </ul>
          <MoreButton of={inbox} shown={items.length} what={t('notifications.title')} />
        </>
      )}
    </Page>
  );
}

/** The pressed button goes away with its line: the focus goes on to the next one, else to the top. */
function focusBeside(line: HTMLElement | null): void {
  const other = line?.nextElementSibling ?? line?.previousElementSibling;
  (other?.querySelector('button') ?? document.querySelector('h1'))?.focus();
}

function Reminder({ item }: { item: Notification }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const line = useRef<HTMLLIElement>(null);
  const acknowledge = useCommand(
    (id: string, headers) => call(acknowledgeNotification({ path: { id }, headers: { ...headers } })),
    {
      onDone: ({ unread }) => {
        announce(t('notifications.seen', { count: unread }));
        focusBeside(line.current);
        void queries.invalidateQueries({ queryKey: ['notifications'] });
        void queries.invalidateQueries({ queryKey: ['me'] });
      },
    },
  );
  const about = `${item.step.title} · ${item.process.title}`;
  return (
    <li ref={line}>
      <h2 className="h4">
        {item.case ? (
          <Link to="/cases/$caseId" params={{ caseId: item.case.id }}>
            {about}
          </Link>
        ) : (
          about
        )}
      </h2>
      <p>
        {item.title} {item.late ? <Badge kind="warning">{t('notifications.late')}</Badge> : null}
      </p>
      <p className="tov-small">
        {item.case ? t('notifications.ofCase', { number: item.case.caseNumber }) : t('notifications.withoutIdentity')}
        {' · '}
        {formatInstant(item.firedAt)}
        {item.dueAt === null ? '' : ` · ${t('notifications.due', { at: formatInstant(item.dueAt) })}`}
        {item.standsInFor === null ? '' : ` · ${t('notifications.standsIn')}`}
      </p>
      {item.ladder === 'conflict-of-interest' && item.rung === 'declared' ? (
        <p>
          <Link to="/">{t('notifications.toConflicts')}</Link>
        </p>
      ) : null}
      {item.acknowledgedAt === null ? (
        <Button
          busy={acknowledge.isPending}
          busyText={t('notifications.marking')}
          onClick={() => acknowledge.mutate(item.id)}
        >
          {t('notifications.acknowledge')} <span className="sr-only">{about}</span>
        </Button>
      ) : (
        <p className="tov-small">{t('notifications.acknowledged', { at: formatInstant(item.acknowledgedAt) })}</p>
      )}
      <ProblemAlert problem={acknowledge.error} />
    </li>
  );
}
