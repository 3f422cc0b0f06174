import './meetings.css';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Conflict, type ConflictLifting, liftConflict } from '@tovholder/api-client';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useCommand } from '../../api';
import { announce, Button, MoreButton } from '../../design';
import { useContractForm } from '../../forms';
import { formatInstant } from '../../language/format';
import { FormDialog, TextField, useMissing } from './form-dialog';
import { conflictsQuery } from './queries';

/** Conflicts of interest in force: those that the reader decides about, and their own. Nothing where there are none. */
export function Conflicts(): ReactNode {
  const { t } = useTranslation();
  const heading = useId();
  const { data, ...found } = useInfiniteQuery(conflictsQuery);
  const [lifting, setLifting] = useState<Conflict | null>(null);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('meetings.conflicts.title')}</h2>
      <ul className="nobullet-list no-max-width tov-meetings-actions">
        {items.map((conflict) => (
          <li key={conflict.id}>
            <div>
              <p>
                {conflict.own
                  ? t('meetings.conflicts.own', { number: conflict.caseNumber })
                  : t('meetings.conflicts.of', { name: conflict.user.name, number: conflict.caseNumber })}
              </p>
              <p className="tov-small">
                {t('meetings.conflicts.since', { at: formatInstant(conflict.at) })}
                {conflict.reason === null ? '' : ` · ${conflict.reason}`}
                {conflict.own ? ` · ${t('meetings.conflicts.decidedBy')}` : ''}
                {conflict.caseId === null ? null : (
                  <>
                    {' · '}
                    <Link to="/cases/$caseId" params={{ caseId: conflict.caseId }}>
                      {t('meetings.conflicts.case', { number: conflict.caseNumber })}
                    </Link>
                  </>
                )}
              </p>
            </div>
            {conflict.actions.includes('lift') ? (
              <Button
                kind="tertiary"
                aria-label={t('meetings.conflicts.liftThis', { name: conflict.user.name, number: conflict.caseNumber })}
                onClick={() => setLifting(conflict)}
              >
                {t('meetings.conflicts.lift')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <MoreButton of={found} shown={items.length} what={t('meetings.conflicts.title')} />
      {lifting ? <LiftDialog conflict={lifting} onClose={() => setLifting(null)} /> : null}
    </section>
  );
}

function LiftDialog({ conflict: { id, user }, onClose }: { conflict: Conflict; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useContractForm(({ conflictLifting }) => conflictLifting, {
    defaults: { reason: '' },
    words: useMissing(),
  });
  const command = useCommand(
    (body: ConflictLifting, headers) => call(liftConflict({ path: { id }, body, headers: { ...headers } })),
    {
      onDone: () => {
        void queries.invalidateQueries();
        announce(t('meetings.conflicts.done'));
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={t('meetings.conflicts.liftTitle', { name: user.name })}
      text={t('meetings.conflicts.text')}
      submit={t('meetings.conflicts.submit')}
      form={form}
      command={command}
      onClose={onClose}
    >
      <TextField name="reason" label={t('meetings.reason')} rows={4} />
    </FormDialog>
  );
}
