import type { ReactNode } from 'react';

/** Something to unfold; the browser's own element, so that search and keyboard work. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <details className="details" open={open}>
      <summary className="details-summary">
        <span className="details-summary-text">{summary}</span>
      </summary>
      <div className="details-text">{children}</div>
    </details>
  );
}
