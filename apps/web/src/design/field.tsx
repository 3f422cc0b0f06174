import { type ReactNode, useId } from 'react';

/** What a control needs to be tied to its label, hint and error. */
export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** What stands beside a control: the hint and the error that it is described by. */
export interface Described {
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Id of the control; without one it gets its own. */
  readonly id?: string | undefined;
}

/** Ids of one control and of what describes it. */
export function useControlIds({ hint, error, id: given }: Described): ControlIds {
  const own = useId();
  const id = given ?? own;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined };
}

/** The hint of the control `id`. */
export function Hint({ id, children }: { id: string; children: ReactNode }): ReactNode {
  return children ? (
    <span className="form-hint" id={`${id}-hint`}>
      {children}
    </span>
  ) : null;
}

/** What is wrong with the control `id`. */
export function FieldError({ id, children }: { id: string; children: ReactNode }): ReactNode {
  return children ? (
    <span className="form-error-message" id={`${id}-error`}>
      {children}
    </span>
  ) : null;
}

/** Label, hint, control and error of one field. `id` is where the error summary leads. */
export function Field({
  label,
  children,
  ...described
}: Described & { label: ReactNode; children: (ids: ControlIds) => ReactNode }): ReactNode {
  const ids = useControlIds(described);
  const { hint, error } = described;
  return (
    <div className={`form-group${error ? ' form-error' : ''}`}>
      <label className="form-label" htmlFor={ids.id}>
        {label}
      </label>
      <Hint id={ids.id}>{hint}</Hint>
      <FieldError id={ids.id}>{error}</FieldError>
      {children(ids)}
    </div>
  );
}
