import { useQuery } from '@tanstack/react-query';
import type { ClockWarning } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../design';
import { clocksQuery } from './queries';
import { useLengths } from './use-lengths';
import { clockStateOf } from './words';

/** Whether dates and reminders can be relied on, in one sentence; and what to do where they cannot. */
export function ClockHealth({ warning }: { warning: ClockWarning | undefined }): ReactNode {
  const { t } = useTranslation();
  const { lengthWords } = useLengths();
  const { data: clocks } = useQuery(clocksQuery);
  if (!warning) return <p className="tov-overview-clocks">{t('overview.clocks.waiting')}</p>;
  const state = clockStateOf(warning, clocks);
  const since = 'since' in state ? lengthWords(state.since) : '';
  const count = 'count' in state ? state.count : 0;
  const text = t(`overview.clocks.${state.is}`, { since, count });
  if (state.is === 'right') return <p className="tov-overview-clocks">{text}</p>;
  return (
    <Alert kind="warning" title={text}>
      <p>{t(`overview.clocks.remedy.${state.is}`)}</p>
    </Alert>
  );
}
