import { useQueryClient } from '@tanstack/react-query';
import { type Directory, type Reassignment, reassignWorkItems } from '@tovholder/api-client';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { Badge, Button, Dialog, Select, TextArea } from '../../design';
import { type Line, lineId } from './follow';
import { membersFor, nobody } from './members';
import { useFaultFocus } from './use-fault-focus';

interface Asked {
  readonly items: { readonly caseId: string; readonly key: string }[];
  readonly to: string | null;
  readonly reason: string;
}

/** Gives several steps to one person, with a reason, and tells for each of them what became of it. */
export function ReassignDialog({
  lines: given,
  directory,
  onClose,
}: {
  lines: readonly Line[];
  directory: Directory | undefined;
  onClose: (done: boolean) => void;
}): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  // What was chosen when the dialog opened: the list behind it may change.
  const [lines] = useState(given);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [attempt, setAttempt] = useState(0);
  const attempted = attempt > 0;
  const form = useFaultFocus(attempt);
  const reassign = useCommand(
    (body: Asked, headers) =>
      call(reassignWorkItems({ body: { ...body, items: [...body.items] }, headers: { ...headers } })),
    { onDone: () => void queries.invalidateQueries({ queryKey: ['work-items'] }) },
  );
  const members = membersFor(lines, directory);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (to === '' || reason.trim() === '') return;
    reassign.mutate({
      items: lines.map(({ item: { caseId, key } }) => ({ caseId, key })),
      to: to === nobody ? null : to,
      reason: reason.trim(),
    });
  };
  const close = (): void => onClose(reassign.isSuccess);
  return (
    <Dialog title={t('myDay.reassignTitle', { count: lines.length })} onClose={close}>
      {reassign.data ? (
        <Results lines={lines} answer={reassign.data} onClose={close} />
      ) : (
        <form ref={form} className="tov-my-day-dialog" onSubmit={submit} noValidate>
          {members.length === 0 ? <p>{t('myDay.noCommonMember')}</p> : null}
          <Select
            label={t('myDay.to')}
            value={to}
            onChange={({ target }) => setTo(target.value)}
            placeholder={t('myDay.toNobodyYet')}
            error={attempted && to === '' ? t('myDay.toMissing') : undefined}
            choices={[
              ...members.map(({ id, name }) => ({ value: id, title: name })),
              { value: nobody, title: t('myDay.toUnits') },
            ]}
          />
          <TextArea
            label={t('myDay.reason')}
            hint={t('myDay.reasonHint')}
            value={reason}
            maxLength={10_000}
            onChange={({ target }) => setReason(target.value)}
            error={attempted && reason.trim() === '' ? t('myDay.reasonMissing') : undefined}
          />
          <ProblemAlert problem={reassign.error} />
          <div className="tov-buttons">
            <Button kind="primary" type="submit" busy={reassign.isPending} busyText={t('myDay.assigning')}>
              {t('myDay.reassignNow', { count: lines.length })}
            </Button>
            <Button kind="tertiary" onClick={close}>
              {t('myDay.cancel')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

const refusals = ['not-found', 'not-your-step', 'assignee-not-in-unit', 'step-not-open', 'not-possible-now'] as const;

const looks = { reassigned: { kind: 'success' }, unchanged: {}, refused: { kind: 'error' } } as const;

function Results({
  lines,
  answer,
  onClose,
}: {
  lines: readonly Line[];
  answer: Reassignment;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const items = new Map(lines.map(({ id, item }) => [id, item]));
  const why = (code: string | null): string =>
    t(`myDay.refusal.${refusals.find((known) => known === code) ?? 'not-possible-now'}`);
  return (
    <div>
      <p role="status">{t('myDay.reassigned', { done: answer.reassigned, of: answer.results.length })}</p>
      <ul className="tov-my-day-results nobullet-list">
        {answer.results.map((result) => {
          const item = items.get(lineId(result));
          return (
            <li key={lineId(result)}>
              <Badge {...looks[result.result]}>{t(`myDay.result.${result.result}`)}</Badge>{' '}
              {item ? `${item.title} · ${item.case.caseNumber}` : result.key}
              {result.result === 'refused' ? <span className="tov-small"> {why(result.code)}</span> : null}
            </li>
          );
        })}
      </ul>
      <Button kind="primary" onClick={onClose}>
        {t('myDay.done')}
      </Button>
    </div>
  );
}
