import type { ReactNode } from 'react';

/** Fields that belong together, with a legend. Takes the focus when the error summary leads to it. */
export function Fieldset({
  label,
  hint,
  error,
  id,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  id: string;
  children: ReactNode;
}): ReactNode {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      className={`tov-fieldset${error ? ' form-error' : ''}`}
      id={id}
      tabIndex={-1}
      aria-describedby={described || undefined}
    >
      <legend className="form-label">{label}</legend>
      {hint ? (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="form-error-message" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      {children}
    </fieldset>
  );
}
