import { tableFeatures, useTable } from '@tanstack/react-table';
import type { TFunction } from 'i18next';
import { memo, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAwayToday } from '../../absences/absences-query';
import type { Line } from './follow';
import { type LineCommands, LineActions } from './line-actions';
import { DueDate, LastRung, Owner, PersonName, Step } from './line-cells';

/** Whether a line can be given to someone, or back, together with others. */
export const mayMove = ({ item, gone }: Line): boolean => !gone && item.actions.includes('assign');

const features = tableFeatures({});
const names = ['choose', 'step', 'process', 'person', 'number', 'due', 'ladder', 'owner', 'actions'] as const;
type ColumnName = (typeof names)[number];

/**
 * One line per step: what, whose, when, how far its ladder has come, and what I may do. A line is drawn again only when
 * something of it has changed: a thousand lines must not wait for one box to be ticked.
 */
export function WorkTable({
  lines,
  chosen,
  commands,
}: {
  lines: readonly Line[];
  chosen: ReadonlySet<string>;
  commands: LineCommands;
}): ReactNode {
  const { t } = useTranslation();
  const away = useAwayToday();
  const choosable = lines.some(mayMove);
  const shown = useMemo(() => names.filter((name) => name !== 'choose' || choosable), [choosable]);
  const columns = useMemo(() => shown.map((id) => ({ id, header: id })), [shown]);
  const table = useTable<typeof features, Line>({
    features,
    data: lines as Line[],
    columns,
    getRowId: ({ id }) => id,
  });
  return (
    <table className="table tov-table tov-my-day-list">
      <caption className="sr-only">{t('myDay.caption')}</caption>
      <thead>
        <tr>
          {shown.map((name) => (
            <th key={name} scope="col" className={`tov-my-day-${name}`}>
              {t(`myDay.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.getRowModel().rows.map(({ id, original: { item, gone } }) => (
          <LineRow
            key={id}
            id={id}
            item={item}
            gone={gone}
            awayUntil={item.state === 'open' && item.owner !== null ? away.get(item.owner)?.to : undefined}
            chosen={chosen.has(id)}
            busy={commands.busy === id}
            problem={commands.problem?.id === id ? commands.problem.title : undefined}
            commands={commands.stable}
            shown={shown}
            t={t}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly id: string;
  readonly item: Line['item'];
  readonly gone: boolean;
  /** The last day on which its owner is away, where they are today. */
  readonly awayUntil: string | undefined;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly commands: LineCommands['stable'];
  readonly shown: readonly ColumnName[];
  readonly t: TFunction;
}

const LineRow = memo(function LineRow({ shown, chosen, ...row }: RowProps): ReactNode {
  const { item, gone } = row;
  return (
    <tr className={gone ? 'tov-my-day-gone' : item.overdue ? 'tov-my-day-overdue' : undefined}>
      {shown.map((name) => (
        <Cell key={name} name={name} chosen={name === 'choose' && chosen} {...row} />
      ))}
    </tr>
  );
});

type CellProps = Omit<RowProps, 'shown'> & { readonly name: ColumnName };

/** Drawn again by itself, so that ticking all boxes draws the boxes and nothing else. */
const Cell = memo(function Cell({ name, ...row }: CellProps): ReactNode {
  const content = (
    <>
      <span className="tov-cell-heading" aria-hidden="true">
        {row.t(`myDay.column.${name}`)}
      </span>
      {contentOf(name, row)}
    </>
  );
  return name === 'step' ? <th scope="row">{content}</th> : <td>{content}</td>;
});

function contentOf(name: ColumnName, row: Omit<CellProps, 'name'>): ReactNode {
  const { item, gone, t } = row;
  switch (name) {
    case 'choose':
      return mayMove(row) ? <Choice {...row} /> : null;
    case 'step':
      return <Step item={item} gone={gone} t={t} />;
    case 'process':
      return item.process.title;
    case 'person':
      return <PersonName item={item} t={t} />;
    case 'number':
      return item.case.caseNumber;
    case 'due':
      return <DueDate item={item} t={t} />;
    case 'ladder':
      return <LastRung item={item} t={t} />;
    case 'owner':
      return <Owner item={item} awayUntil={row.awayUntil} t={t} />;
    case 'actions':
      return gone ? null : <LineActions {...row} />;
  }
}

function Choice({ id, item, chosen, commands, t }: Omit<CellProps, 'name'>): ReactNode {
  return (
    <span className="tov-my-day-choice">
      <input
        type="checkbox"
        className="form-checkbox"
        id={`choose-${id}`}
        checked={chosen}
        onChange={({ target }) => commands.choose(id, target.checked)}
      />
      <label className="form-label" htmlFor={`choose-${id}`}>
        <span className="sr-only">{t('myDay.choose', { step: item.title, number: item.case.caseNumber })}</span>
      </label>
    </span>
  );
}
