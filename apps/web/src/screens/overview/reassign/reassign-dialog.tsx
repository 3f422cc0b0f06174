import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Reassignment, type ReassignmentRequest, reassignWorkItems } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../../api';
import { Alert, Button, Dialog, type ErrorEntry, ErrorSummary, Select, TextArea, Waiting } from '../../../design';
import { directoryQuery } from '../queries';
import { membersOfAll } from '../words';
import { ReassignResult } from './reassign-result';

/** What stands for the queue of the unit in the choice of receivers. */
const toUnit = '-';
const longestReason = 10_000;

interface Target {
  /** The steps by name, or all that match a filter. */
  readonly steps?: readonly { readonly caseId: string; readonly key: string }[];
  readonly filter?: NonNullable<ReassignmentRequest['filter']>;
  /** How many steps a filter means. */
  readonly count?: number;
  /** Units that owe the steps: who receives them must belong to all. */
  readonly units: readonly string[];
  /** Whether they have an owner who can be taken off. */
  readonly releasable: boolean;
  /** What a step is called in the result; by `caseId key`. */
  readonly titleOf?: (id: string) => string;
}

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

function ReassignForm({
  steps,
  filter,
  units,
  releasable,
  onClose,
  onDone,
}: Target & { onClose: () => void; onDone: (result: Reassignment) => void }): ReactNode {
  const { t } = useTranslation();
  const { data: directory, isPending, error } = useQuery(directoryQuery);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [attempt, setAttempt] = useState(0);
  const command = useCommand(
    (body: ReassignmentRequest, headers) => call(reassignWorkItems({ body, headers: { ...headers } })),
    {
      onDone,
    },
  );
  if (isPending) return <Waiting what={t('overview.reassign.waiting')} rows={5} />;
  if (!directory) return <ProblemAlert problem={error} />;
  const members = membersOfAll(directory.units, units);
  const choices = [
    ...members.map(({ id, name }) => ({ value: id, title: name })),
    ...(releasable ? [{ value: toUnit, title: t('overview.reassign.toUnit') }] : []),
  ];
  if (choices.length === 0) return <Alert kind="info" title={t('overview.reassign.nobody')} />;
  const errors: ErrorEntry[] = [
    ...(to === '' ? [{ field: 'reassign-to', message: t('overview.reassign.error.to') }] : []),
    ...(reason.trim() === '' ? [{ field: 'reassign-reason', message: t('overview.reassign.error.reason') }] : []),
  ];
  const shown = attempt > 0 ? errors : [];
  const messageOf = (field: string): string | undefined => shown.find((entry) => entry.field === field)?.message;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempt(attempt + 1);
        if (errors.length > 0) return;
        const items = steps?.map(({ caseId, key }) => ({ caseId, key }));
        command.mutate({
          ...(items ? { items } : {}),
          ...(filter ? { filter } : {}),
          to: to === toUnit ? null : to,
          reason: reason.trim(),
        });
      }}
    >
      <ErrorSummary errors={shown} attempt={attempt} />
      <ProblemAlert problem={command.error} />
      {members.length === 0 && new Set(units).size > 1 ? (
        <Alert kind="info" title={t('overview.reassign.severalUnits')} />
      ) : null}
      <Select
        id="reassign-to"
        label={t('overview.reassign.to')}
        hint={t('overview.reassign.toHint')}
        placeholder={t('overview.reassign.choose')}
        choices={choices}
        value={to}
        error={messageOf('reassign-to')}
        onChange={({ target }) => setTo(target.value)}
      />
      <TextArea
        id="reassign-reason"
        label={t('overview.reassign.reason')}
        hint={t('overview.reassign.reasonHint')}
        value={reason}
        maxLength={longestReason}
        error={messageOf('reassign-reason')}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="tov-buttons tov-overview-actions">
        <Button kind="primary" type="submit" busy={command.isPending} busyText={t('overview.reassign.busy')}>
          {t('overview.reassign.confirm')}
        </Button>
        <Button onClick={onClose}>{t('overview.reassign.cancel')}</Button>
      </div>
    </form>
  );
}
