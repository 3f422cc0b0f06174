import { useQueryClient } from '@tanstack/react-query';
import type { Reassignment } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../../design';
import { ReassignForm, type Target } from './reassign-form';
import { ReassignResult } from './reassign-result';

/** Gives one step or many to another owner, and says for each what came of it. */
export function ReassignDialog({ onClose, ...target }: Target & { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [done, setDone] = useState<Reassignment | null>(null);
  const count = target.steps?.length ?? target.count ?? 0;
  return (
    <Dialog title={t('overview.reassign.title', { count })} onClose={onClose}>
      {done ? (
        <>
          <ReassignResult result={done} titleOf={target.titleOf} />
          <div className="tov-buttons tov-overview-actions">
            <Button kind="primary" onClick={onClose} autoFocus>
              {t('overview.reassign.close')}
            </Button>
          </div>
        </>
      ) : (
        <ReassignForm
          {...target}
          onClose={onClose}
          onDone={(result) => {
            setDone(result);
            void queries.invalidateQueries();
          }}
        />
      )}
    </Dialog>
  );
}
