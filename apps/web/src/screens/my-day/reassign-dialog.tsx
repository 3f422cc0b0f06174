import { useQueryClient } from '@tanstack/react-query';
import { type Directory, type Reassignment, type ReassignmentRequest, reassignWorkItems } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { Badge, Button, type Choice, Dialog, ErrorSummary, Select, TextArea } from '../../design';
import { fieldId, useContractForm, useFieldError } from '../../forms';
import { type Line, lineId } from './follow';
import { membersFor, nobody } from './members';

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
  const form = useContractForm(({ reassignmentRequest }) => reassignmentRequest, {
    defaults: { to: '', reason: '' },
    body: ({ to, reason }) => ({
      items: lines.map(({ item: { caseId, key } }) => ({ caseId, key })),
      to: to === nobody ? null : to || undefined,
      reason: reason.trim(),
    }),
    words: ({ pointer, code }) =>
      code === 'required' ? t(pointer === '/to' ? 'myDay.toMissing' : 'myDay.reasonMissing') : undefined,
  });
  const reassign = useCommand(
    (body: ReassignmentRequest, headers) => call(reassignWorkItems({ body, headers: { ...headers } })),
    { onDone: () => void queries.invalidateQueries({ queryKey: ['work-items'] }) },
  );
  const members = membersFor(lines, directory);
  const choices = [
    ...members.map(({ id, name }) => ({ value: id, title: name })),
    { value: nobody, title: t('myDay.toUnits') },
  ];
  const close = (): void => onClose(reassign.isSuccess);
  return (
    <Dialog title={t('myDay.reassignTitle', { count: lines.length })} onClose={close}>
      {reassign.data ? (
        <Results lines={lines} answer={reassign.data} onClose={close} />
      ) : (
        <FormProvider {...form.methods}>
          <form className="tov-my-day-dialog" onSubmit={form.submit((body) => reassign.mutate(body))} noValidate>
            {members.length === 0 ? <p>{t('myDay.noCommonMember')}</p> : null}
            <ErrorSummary errors={form.errors} attempt={form.attempt} />
            <Questions choices={choices} />
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
        </FormProvider>
      )}
    </Dialog>
  );
}

function Questions({ choices }: { choices: readonly Choice[] }): ReactNode {
  const { t } = useTranslation();
  const { register } = useFormContext();
  return (
    <>
      <Select
        id={fieldId('to')}
        label={t('myDay.to')}
        placeholder={t('myDay.toNobodyYet')}
        choices={choices}
        error={useFieldError('to')}
        {...register('to')}
      />
      <TextArea
        id={fieldId('reason')}
        label={t('myDay.reason')}
        hint={t('myDay.reasonHint')}
        maxLength={10_000}
        error={useFieldError('reason')}
        {...register('reason')}
      />
    </>
  );
}

const refusals = [
  'not-found',
  'not-your-step',
  'assignee-not-in-unit',
  'assignee-in-conflict',
  'step-not-open',
  'not-possible-now',
] as const;

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
