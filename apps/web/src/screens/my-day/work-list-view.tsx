import { Link } from '@tanstack/react-router';
import type { Directory } from '@tovholder/api-client';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce, Button, EmptyState } from '../../design';
import { useMe } from '../../session';
import { AssignDialog } from './assign-dialog';
import type { Line } from './follow';
import { ReassignDialog } from './reassign-dialog';
import { useLineCommands } from './use-line-commands';
import type { WorkFilter, WorkList } from './use-work-list';
import { mayMove, WorkTable } from './work-table';

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
              onClick={() => setChosen(new Set(picked.length === movable.length ? [] : movable.map(({ id }) => id)))}
            >
              {t(picked.length === movable.length ? 'myDay.chooseNone' : 'myDay.chooseAll', { count: movable.length })}
            </Button>
          ) : null}
          {picked.length > 0 ? (
            <Button kind="primary" onClick={() => setMoving(true)}>
              {t('myDay.reassign', { count: picked.length })}
            </Button>
          ) : null}
        </div>
        <div role="status">
          {list.added > 0 ? (
            <Button onClick={showNew}>{t('myDay.new', { count: list.added })}</Button>
          ) : list.lines.some(({ gone }) => gone) ? (
            <Button kind="tertiary" onClick={showNew}>
              {t('myDay.tidy')}
            </Button>
          ) : null}
        </div>
      </div>
      <WorkTable lines={list.lines} chosen={chosen} commands={commands} />
      <div className="tov-my-day-more">
        <p>{t('myDay.shown', { shown: list.lines.length, total: list.total ?? list.lines.length })}</p>
        {list.more ? (
          <Button busy={list.loadingMore} busyText={t('myDay.loadingMore')} onClick={list.loadMore}>
            {t('myDay.loadMore')}
          </Button>
        ) : null}
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
