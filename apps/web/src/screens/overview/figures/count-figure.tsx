import type { ReactNode } from 'react';
import { Bar } from 'recharts';
import { type DataColumn, DataTable } from '../../../design';
import { formatNumber } from '../../../language/format';
import { Figure } from './figure';
import { fill, stroke } from './patterns';

/** The marks of an axis. */
export const tick = { fill: stroke.ink, fontSize: 12 } as const;

/** What went well and what did not, one upon the other. */
export function StackedPair({
  well,
  badly,
}: {
  well: { readonly dataKey: string; readonly name: string };
  badly: { readonly dataKey: string; readonly name: string };
}): ReactNode {
  const same = { stackId: 'pair', isAnimationActive: false } as const;
  return (
    <>
      <Bar {...same} {...well} fill={fill.greenStripes} stroke={stroke.green} />
      <Bar {...same} {...badly} fill={fill.redDots} stroke={stroke.red} />
    </>
  );
}

/** A chart of counts, and the same counts as a table. */
export function CountFigure<Row extends object, Name extends keyof Row & string>({
  title,
  description,
  chart,
  rows,
  rowId,
  before,
  counts,
  nameOf,
  cell = (row, name) => formatNumber(Number(row[name])),
  after = [],
}: {
  title: string;
  description: ReactNode;
  /** Left out, and the table with it, where there is nothing to draw. */
  chart: ReactNode;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Columns before the counts, the first of which names the row. */
  before: readonly DataColumn<Row>[];
  counts: readonly Name[];
  nameOf: (name: Name) => string;
  cell?: (row: Row, name: Name) => ReactNode;
  after?: readonly DataColumn<Row>[];
}): ReactNode {
  const columns: readonly DataColumn<Row>[] = [
    ...before,
    ...counts.map((id) => ({ id, heading: nameOf(id), numeric: true, cell: (row: Row) => cell(row, id) })),
    ...after,
  ];
  const table = <DataTable<Row> caption={title} captionHidden rows={rows} rowId={rowId} columns={columns} />;
  return <Figure title={title} description={description} chart={chart} table={chart ? table : null} />;
}
