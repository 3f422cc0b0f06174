import { useTranslation } from 'react-i18next';
import { inWorkingDays } from '../../language/format';
import type { Lateness, Length } from './words';

/** Lengths of time in words. */
export function useLengths(): {
  readonly lengthWords: (length: Length) => string;
  readonly lateWords: (lateness: Lateness) => string;
} {
  const { t } = useTranslation();
  const lengthWords = ({ unit, count }: Length): string => t(`overview.length.${unit}`, { count });
  return {
    lengthWords,
    lateWords: (lateness) =>
      'workingDays' in lateness
        ? inWorkingDays(-lateness.workingDays)
        : t('overview.lateBy', { length: lengthWords(lateness) }),
  };
}
