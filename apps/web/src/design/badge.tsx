import type { ReactNode } from 'react';

/** A short word on the state of something; the word says it, the colour only helps. */
export function Badge({
  kind,
  children,
}: {
  kind?: 'info' | 'success' | 'warning' | 'error';
  children: ReactNode;
}): ReactNode {
  return <span className={`badge${kind ? ` badge-${kind}` : ''}`}>{children}</span>;
}
