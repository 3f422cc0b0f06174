import { Link } from '@tanstack/react-router';
import type { Directory } from '@tovholder/api-client';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce, Button, EmptyState, MoreButton } from '../../design';
import { formatNumber } from '../../language/format';
import { useMe } from '../../session';
import { AssignDialog } from './assign-dialog';
import type { Line } from './follow';
import { ReassignDialog } from './reassign-dialog';
import { useLineCommands } from './use-line-commands';
import type { WorkFilter, WorkList } from './use-work-list';
import { mayMove, WorkTable } from './work-table';

/** So many steps the API moves at once. */
const movedAtOnce = 1_000;

/** The list with what can be done to it: one line, several at once, more of it, what is new in it. */
export function WorkListView({
  list,
  filter,
  directory,
}: {
  list: Omit<WorkList, 'lines'> & { lines: readonly Line[] };
  filter: WorkFilter;
  directory: Directory | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [assigning, setAssigning] = useState<Line | null>(null);
  const [moving, setMoving] = useState(false);
  const movable = list.lines.filter(mayMove);
  const picked = movable.filter(({ id }) => chosen.has(id));
  const all = movable.slice(0, movedAtOnce);
  const choose = useCallback((id: string, wanted: boolean): void => {
    setChosen((before) => new Set(wanted ? [...before, id] : [...before].filter((one) => one !== id)));
  }, []);
  const commands = useLineCommands({ choose, assign: setAssigning });
  const showNew = (): void => {
    list.showNew();
    announce(t('myDay.shownNew'));
  };
  if (list.lines.length === 0 && list.added === 0) return <Nothing filter={filter} />;
  return (
    <>
      <div className="tov-my-day-bar">
        <div className="tov-buttons">
          {movable.length > 0 ? (
            <Button
              kind="tertiary"
              onClick={() => setChosen(new Set(picked.length >= all.length ? [] : all.map(({ id }) => id)))}
            >
              {picked.length >= all.length
                ? t('myDay.chooseNone')
                : t(all.length < movable.length ? 'myDay.chooseFirst' : 'myDay.chooseAll', counted(all.length))}
            </Button>
          ) : null}
          {picked.length > movedAtOnce ? (
            <p>{t('myDay.tooMany', { most: formatNumber(movedAtOnce), chosen: formatNumber(picked.length) })}</p>
          ) : picked.length > 0 ? (
            <Button kind="primary" onClick={() => setMoving(true)}>
              {t('myDay.reassign', counted(picked.length))}
            </Button>
          ) : null}
        </div>
        <div role="status">
          {list.added > 0 ? (
            <Button onClick={showNew}>{t('myDay.new', counted(list.added))}</Button>
          ) : list.lines.some(({ gone }) => gone) ? (
            <Button kind="tertiary" onClick={showNew}>
              {t('myDay.tidy')}
            </Button>
          ) : null}
        </div>
      </div>
      <WorkTable lines={list.lines} chosen={chosen} commands={commands} />
      <div className="tov-my-day-more">
        <p>{t('myDay.shown', { shown: formatNumber(list.lines.length), total: totalOf(list) })}</p>
        <MoreButton
          of={{ hasNextPage: list.more, isFetchingNextPage: list.loadingMore, fetchNextPage: list.loadMore }}
          shown={list.lines.length}
          what={t('myDay.title')}
        />
      </div>
      {assigning ? <AssignDialog line={assigning} directory={directory} onClose={() => setAssigning(null)} /> : null}
      {moving ? (
        <ReassignDialog
          lines={picked}
          directory={directory}
          onClose={(done) => {
            setMoving(false);
            if (done) setChosen(new Set());
          }}
        />
      ) : null}
    </>
  );
}

/** A count for texts that have a singular, and as Danes write it. */
const counted = (count: number) => ({ count, number: formatNumber(count) });

/** How many there are: as far as they were counted, and never fewer than are shown. */
function totalOf({ total, lines, more }: Pick<WorkList, 'total' | 'more'> & { lines: readonly Line[] }): string {
  const atLeast = Math.max(total?.counted ?? 0, lines.length);
  return `${formatNumber(atLeast)}${more && total?.more === true ? '+' : ''}`;
}

/** An empty list says what to do instead. */
function Nothing({ filter: { scope, state, q } }: { filter: WorkFilter }): ReactNode {
  const { t } = useTranslation();
  const { screens } = useMe();
  if (q !== undefined) {
    return (
      <EmptyState title={t('myDay.empty.sought')}>
        <p>{t('myDay.empty.soughtText')}</p>
        <p>
          <Link to="/search">{t('myDay.empty.toSearch')}</Link>
        </p>
      </EmptyState>
    );
  }
  const filtered = state !== 'open';
  const mayRefer = screens.includes('intake');
  return (
    <EmptyState title={t(filtered ? 'myDay.empty.filtered' : `myDay.empty.${scope}`)}>
      <p>
        {filtered ? (
          <Link to="/" search={(before) => ({ ...before, state: 'open' as const })}>
            {t('myDay.empty.toOpen')}
          </Link>
        ) : scope === 'mine' ? (
          <Link to="/" search={(before) => ({ ...before, scope: 'unit' as const })}>
            {t('myDay.empty.toUnit')}
          </Link>
        ) : (
          t('myDay.empty.text')
        )}
      </p>
      {mayRefer ? (
        <p>
          <Link to="/referrals/new">{t('myDay.empty.toIntake')}</Link>
        </p>
      ) : null}
    </EmptyState>
  );
}
