import { useQuery } from '@tanstack/react-query';
import { type Reassignment, type ReassignmentRequest, reassignWorkItems } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { FormProvider, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAwayToday } from '../../../absences/absences-query';
import { call, ProblemAlert, useCommand } from '../../../api';
import { Alert, Button, type Choice, ErrorSummary, Select, TextArea, Waiting } from '../../../design';
import { fieldId, useContractForm, useFieldError } from '../../../forms';
import { formatDate } from '../../../language/format';
import { directoryQuery } from '../queries';
import { membersOfAll } from '../words';

/** What stands for the queue of the unit in the choice of receivers. */
const toUnit = '-';
const longestReason = 10_000;

/** What is to be given on. */
export interface Target {
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

interface Sending {
  readonly onClose: () => void;
  readonly onDone: (result: Reassignment) => void;
}

/** To whom, and why. Only those are offered whom the API would accept. */
export function ReassignForm(props: Target & Sending): ReactNode {
  const { t } = useTranslation();
  const { data: directory, isPending, error } = useQuery(directoryQuery);
  const away = useAwayToday();
  if (isPending) return <Waiting what={t('overview.reassign.waiting')} rows={5} />;
  if (!directory) return <ProblemAlert problem={error} />;
  const members = membersOfAll(directory.units, props.units);
  const title = ({ id, name }: { id: string; name: string }): string => {
    const absence = away.get(id);
    return absence ? t('overview.reassign.away', { name, until: formatDate(absence.to, 'short') }) : name;
  };
  const choices = [
    ...members.map((member) => ({ value: member.id, title: title(member) })),
    ...(props.releasable ? [{ value: toUnit, title: t('overview.reassign.toUnit') }] : []),
  ];
  if (choices.length === 0) return <Alert kind="info" title={t('overview.reassign.nobody')} />;
  return (
    <>
      {members.length === 0 && new Set(props.units).size > 1 ? (
        <Alert kind="info" title={t('overview.reassign.severalUnits')} />
      ) : null}
      <Questions {...props} choices={choices} />
    </>
  );
}

function Questions({
  steps,
  filter,
  choices,
  onClose,
  onDone,
}: Target & Sending & { choices: readonly Choice[] }): ReactNode {
  const { t } = useTranslation();
  const form = useContractForm(({ reassignmentRequest }) => reassignmentRequest, {
    defaults: { to: '', reason: '' },
    body: ({ to, reason }) => ({
      ...(steps ? { items: steps.map(({ caseId, key }) => ({ caseId, key })) } : {}),
      ...(filter ? { filter } : {}),
      to: to === toUnit ? null : to || undefined,
      reason: reason.trim(),
    }),
    words: ({ pointer, code }) => {
      if (code !== 'required') return undefined;
      return pointer === '/to' ? t('overview.reassign.error.to') : t('overview.reassign.error.reason');
    },
  });
  const command = useCommand(
    (body: ReassignmentRequest, headers) => call(reassignWorkItems({ body, headers: { ...headers } })),
    { onDone },
  );
  return (
    <FormProvider {...form.methods}>
      <form noValidate onSubmit={form.submit((body) => command.mutate(body))}>
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        <ProblemAlert problem={command.error} />
        <Fields choices={choices} />
        <div className="tov-buttons tov-overview-actions">
          <Button kind="primary" type="submit" busy={command.isPending} busyText={t('overview.reassign.busy')}>
            {t('overview.reassign.confirm')}
          </Button>
          <Button onClick={onClose}>{t('overview.reassign.cancel')}</Button>
        </div>
      </form>
    </FormProvider>
  );
}

function Fields({ choices }: { choices: readonly Choice[] }): ReactNode {
  const { t } = useTranslation();
  const { register } = useFormContext();
  return (
    <>
      <Select
        id={fieldId('to')}
        label={t('overview.reassign.to')}
        hint={t('overview.reassign.toHint')}
        placeholder={t('overview.reassign.choose')}
        choices={choices}
        error={useFieldError('to')}
        {...register('to')}
      />
      <TextArea
        id={fieldId('reason')}
        label={t('overview.reassign.reason')}
        hint={t('overview.reassign.reasonHint')}
        maxLength={longestReason}
        error={useFieldError('reason')}
        {...register('reason')}
      />
    </>
  );
}
