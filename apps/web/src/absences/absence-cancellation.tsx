import './absences.css';
import { useQueryClient } from '@tanstack/react-query';
import { cancelAbsence } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../api';
import { announce, Button } from '../design';
import { formatDate } from '../language/format';
import type { Absence } from './absences-query';

/** Asks whether an absence is to be cancelled, and what that means. */
export function AbsenceCancellation({
  absence: { id, user, deputy, from, to },
  own = false,
  onDone,
  onClose,
}: {
  absence: Absence;
  /** Whether the reader is spoken to as the one who is away. */
  own?: boolean;
  onDone: () => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const command = useCommand(
    (which: string, headers) => call(cancelAbsence({ path: { id: which }, body: {}, headers: { ...headers } })),
    {
      onDone: () => {
        void queries.invalidateQueries();
        announce(own ? t('absences.own.cancelled') : t('absences.cancelled', { name: user.name }));
        onDone();
      },
    },
  );
  return (
    <>
      <p>{t('absences.cancelText', { from: formatDate(from), to: formatDate(to), deputy: deputy.name })}</p>
      <ProblemAlert problem={command.error} />
      <div className="tov-buttons tov-absences-actions">
        <Button
          kind="primary"
          busy={command.isPending}
          busyText={t('absences.busy')}
          onClick={() => command.mutate(id)}
        >
          {t('absences.cancelConfirm')}
        </Button>
        <Button onClick={onClose}>{t('absences.keep')}</Button>
      </div>
    </>
  );
}
