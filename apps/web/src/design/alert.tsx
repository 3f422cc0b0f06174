import type { ReactNode } from 'react';

export type AlertKind = 'info' | 'success' | 'warning' | 'error';

/** A message that stands out. `announce` has it read at once; else it is read where it stands. */
export function Alert({
  kind = 'info',
  title,
  announce = false,
  children,
}: {
  kind?: AlertKind;
  title?: string;
  announce?: boolean;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className={`alert alert-${kind}`} {...(announce ? { role: kind === 'error' ? 'alert' : 'status' } : {})}>
      <div className="alert-body">
        {title ? <p className="alert-heading">{title}</p> : null}
        {children ? <div className="alert-text">{children}</div> : null}
      </div>
    </div>
  );
}
