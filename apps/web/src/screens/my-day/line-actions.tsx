import type { WorkItem } from '@tovholder/api-client';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { Button } from '../../design';
import type { Line } from './follow';

/** What can be done to lines. */
export interface LineCommands {
  /** The line that something is being done to, and the one for which it failed. */
  readonly busy: string | undefined;
  readonly problem: { readonly id: string; readonly title: string } | undefined;
  /** The same functions from one drawing to the next. */
  readonly stable: {
    readonly choose: (id: string, wanted: boolean) => void;
    readonly claim: (item: WorkItem) => void;
    readonly release: (item: WorkItem) => void;
    readonly assign: (line: Line) => void;
  };
}

/** What the API would accept for this line from this reader, and nothing else. */
export function LineActions({
  id,
  item,
  busy,
  problem,
  commands,
  t,
}: {
  id: string;
  item: WorkItem;
  busy: boolean;
  problem: string | undefined;
  commands: LineCommands['stable'];
  t: TFunction;
}): ReactNode {
  const may = (action: string): boolean => item.actions.includes(action);
  const which = (
    <span className="sr-only"> {t('myDay.ofStep', { step: item.title, number: item.case.caseNumber })}</span>
  );
  return (
    <span className="tov-my-day-actions">
      {may('claim') ? (
        <Button busy={busy} busyText={t('myDay.claiming')} onClick={() => commands.claim(item)}>
          {t('myDay.claim')}
          {which}
        </Button>
      ) : null}
      {may('assign') ? (
        <Button kind="tertiary" onClick={() => commands.assign({ id, item, gone: false })}>
          {t('myDay.assign')}
          {which}
        </Button>
      ) : may('release') ? (
        <Button kind="tertiary" busy={busy} busyText={t('myDay.releasing')} onClick={() => commands.release(item)}>
          {t('myDay.release')}
          {which}
        </Button>
      ) : null}
      {problem === undefined ? null : (
        <span role="alert" className="tov-late">
          {problem}
        </span>
      )}
    </span>
  );
}
