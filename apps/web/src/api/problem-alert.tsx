import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../design';
import { ApiProblem } from './problem';

/** What went wrong, what that means for what was typed, and what to do: the API's words first. */
export function ProblemAlert({ problem, children }: { problem: unknown; children?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  if (!problem) return null;
  const told = problem instanceof ApiProblem ? problem : undefined;
  const remedy = told ? remedyOf(told) : 'unexpected';
  return (
    <Alert kind="error" title={told && told.status !== 0 ? told.title : t(`problem.title.${remedy}`)} announce>
      {told?.detail && told.detail !== told.title ? <p>{told.detail}</p> : null}
      <p>{t(`problem.remedy.${remedy}`)}</p>
      {children}
      {told?.traceId ? <p className="tov-small">{t('problem.trace', { id: told.traceId })}</p> : null}
    </Alert>
  );
}

type Remedy =
  'sign-in' | 'no-answer' | 'again' | 'changed' | 'not-allowed' | 'not-found' | 'correct' | 'wait' | 'unexpected';

function remedyOf({ status }: ApiProblem): Remedy {
  switch (status) {
    case 0:
      return 'no-answer';
    case 503:
      return 'again';
    case 409:
    case 412:
      return 'changed';
    case 401:
      return 'sign-in';
    case 403:
      return 'not-allowed';
    case 404:
      return 'not-found';
    case 400:
    case 413:
    case 422:
      return 'correct';
    case 429:
      return 'wait';
    default:
      return 'unexpected';
  }
}
