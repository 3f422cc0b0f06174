import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export interface ErrorEntry {
  /** Id of the control that has the error. */
  readonly field: string;
  readonly message: string;
}

/** All errors of a form in one place, each a link to its field. Takes the focus when `attempt` changes. */
export function ErrorSummary({ errors, attempt }: { errors: readonly ErrorEntry[]; attempt: number }): ReactNode {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (shown && attempt > 0) element.current?.focus();
  }, [shown, attempt]);
  if (!shown) return null;
  return (
    <div ref={element} className="alert alert-error" role="alert" tabIndex={-1}>
      <div className="alert-body">
        <p className="alert-heading">{t('form.errors', { count: errors.length })}</p>
        <ul className="alert-text nobullet-list">
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(field)?.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
