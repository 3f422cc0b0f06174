import type { Case } from '@tovholder/api-client';
import type { TFunction } from 'i18next';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, announce } from '../../../design';
import { formatDate } from '../../../language/format';
import { type Difference, differencesBetween } from './differences';

/**
 * Says above an open form what has changed since the reader opened it; what they typed stays. Takes the focus when
 * the API refused for that reason.
 */
export function ChangedNotice({
  before,
  now,
  still,
  refused,
}: {
  before: Case;
  now: Case;
  /** Whether what the form is for can still be done. */
  still: boolean;
  /** Counts the refusals. */
  refused: number;
}): ReactNode {
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const changed = before.version !== now.version;
  const title = t('case.changed.title');
  useEffect(() => {
    if (!changed) return;
    // What takes the focus is read by that; what comes while somebody types is only said.
    if (refused > 0) element.current?.focus();
    else announce(title);
  }, [changed, refused, title]);
  if (!changed) return null;
  return (
    <div ref={element} role="group" aria-label={title} tabIndex={-1}>
      <Alert kind="warning" title={title}>
        <ChangeList differences={differencesBetween(before, now)} />
        <p>{t(still ? 'case.changed.sendAgain' : 'case.changed.impossible')}</p>
      </Alert>
    </div>
  );
}

/** What is not as it was, a line for each. */
export function ChangeList({ differences }: { differences: readonly Difference[] }): ReactNode {
  const { t } = useTranslation();
  if (differences.length === 0) return null;
  return (
    <ul>
      {[...new Set(differences.map((difference) => wordsOf(difference, t)))].map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function wordsOf(difference: Difference, t: TFunction): string {
  switch (difference.kind) {
    case 'due':
      return difference.date === null
        ? t('case.changed.dueGone', difference)
        : t('case.changed.due', { step: difference.step, date: formatDate(difference.date) });
    case 'state':
      return t(`case.changed.state.${difference.state}`);
    case 'routes':
      return difference.routes === '' ? t('case.changed.noRoutes') : t('case.changed.routes', difference);
    case 'verdict':
      return t('case.changed.verdict', { verdict: t(`case.verdict.${difference.verdict}`) });
    default:
      return t(`case.changed.${difference.kind}`, difference);
  }
}
