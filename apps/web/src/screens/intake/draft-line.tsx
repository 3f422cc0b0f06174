import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../language/format';
import type { DraftState } from './use-draft';

/** Whether what is typed is safe. Its room is kept, so that nothing moves when it changes. */
export function DraftLine({ draftState: { savedAt, state } }: { draftState: DraftState }): ReactNode {
  const { t } = useTranslation();
  const text = (): string => {
    if (state === 'failed') return t('intake.draft.failed');
    if (state === 'submitted') return t('intake.draft.submitted');
    if (savedAt !== null) return t('intake.draft.saved', { time: formatTime(savedAt) });
    return state === 'saving' ? t('intake.draft.saving') : t('intake.draft.none');
  };
  return <p className="tov-draft-line">{text()}</p>;
}
