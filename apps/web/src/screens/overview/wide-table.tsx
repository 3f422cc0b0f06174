import type { ReactNode } from 'react';

/** Room for a table with many columns: where it does not fit, it scrolls by itself and can be reached by keyboard. */
export function WideTable({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="tov-overview-table" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
