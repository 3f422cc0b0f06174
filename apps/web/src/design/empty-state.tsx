import type { ReactNode } from 'react';

/** What to do where there is nothing to show. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <div className="tov-empty">
      <p className="h4">{title}</p>
      {children}
    </div>
  );
}
