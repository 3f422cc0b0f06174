import { type ColumnDef, type RowData, tableFeatures, useTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';

const features = tableFeatures({});
type Column<Row extends RowData> = ColumnDef<typeof features, Row, unknown>;

/** One column: a heading and what stands in a row's cell. */
export interface DataColumn<Row> {
  readonly id: string;
  readonly heading: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right. */
  readonly numeric?: boolean;
  /** The cell that names the row; read before the others. */
  readonly names?: boolean;
}

/**
 * A table that says what it is (caption) and turns into stacked rows on narrow screens, each value with its heading.
 * Sorting and paging are the API's.
 */
export function DataTable<Row extends RowData>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowId,
}: {
  caption: string;
  captionHidden?: boolean;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
}): ReactNode {
  const table = useTable<typeof features, Row>({
    features,
    data: rows as Row[],
    getRowId: rowId,
    columns: columns.map(({ id }): Column<Row> => ({ id, header: id })),
  });
  const numeric = new Set(columns.filter((column) => column.numeric).map(({ id }) => id));
  const naming = columns.find((column) => column.names)?.id;
  // Called, not rendered as components: their functions are new each time, and what has the focus would be made anew.
  const headings = new Map(columns.map(({ id, heading }) => [id, heading]));
  const cells = new Map(columns.map(({ id, cell }) => [id, cell]));
  return (
    <table className="table tov-table">
      <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <th key={header.id} scope="col" className={numeric.has(header.column.id) ? 'tov-number' : undefined}>
                {headings.get(header.column.id)}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id}>
            {row.getAllCells().map((cell) => {
              const { id } = cell.column;
              const content = (
                <>
                  <span className="tov-cell-heading" aria-hidden="true">
                    {headings.get(id)}
                  </span>
                  {cells.get(id)?.(row.original)}
                </>
              );
              const className = numeric.has(id) ? 'tov-number' : undefined;
              return id === naming ? (
                <th key={cell.id} scope="row" className={className}>
                  {content}
                </th>
              ) : (
                <td key={cell.id} className={className}>
                  {content}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
