import { useQueryClient } from '@tanstack/react-query';
import { type Case, completeStep, type Outcome, type Step } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert, useCommand } from '../../api';
import { Alert, announce, Button, ErrorSummary, RadioGroup } from '../../design';
import { schemaOf, SchemaFields, useSchemaForm } from '../../forms';
import { formatDate } from '../../language/format';

/** How a step ends: each outcome with the form of its data, the four criteria among them. */
export function StepOutcome({ kase, step }: { kase: Case; step: Step }): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(step.outcomes.length === 1 ? (step.outcomes[0]?.id ?? '') : '');
  const outcome = step.outcomes.find(({ id }) => id === chosen);
  const { due } = step;
  return (
    <section className="tov-step-outcome" aria-label={step.title}>
      <h2 className="h3">{step.title}</h2>
      <p>
        {due ? t('screening.due', { date: formatDate(due.localDate) }) : t('screening.noDue')}
        {due && due.mark !== 'STATUTE' ? ` ${t('screening.notByLaw')}` : ''}
      </p>
      <RadioGroup
        label={t('screening.outcome')}
        name={`outcome-${step.key}`}
        choices={step.outcomes.map(({ id, title }) => ({ value: id, title }))}
        onChange={(event) => setChosen(event.target.value)}
      />
      {outcome ? <OutcomeForm key={outcome.id} kase={kase} step={step} outcome={outcome} /> : null}
    </section>
  );
}

function OutcomeForm({ kase, step, outcome }: { kase: Case; step: Step; outcome: Outcome }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const schema = schemaOf(outcome.schema);
  const form = useSchemaForm(schema, { name: 'data' });
  const command = useCommand(
    (input: { readonly data: Record<string, unknown>; readonly version: number }, headers) =>
      call(
        completeStep({
          path: { id: kase.id, key: step.key },
          body: { outcome: outcome.id, data: input.data },
          headers: { ...headers, 'If-Match': `"${input.version}"` },
        }),
      ),
    {
      onDone: (answer) => {
        announce(t('screening.done', { outcome: outcome.title }));
        // The form is gone with its step: reading goes on from the top.
        document.querySelector('h1')?.focus();
        queries.setQueryData(['case', kase.id], answer);
        void queries.invalidateQueries({ queryKey: ['work-items'] });
      },
    },
  );
  const { error } = command;
  const send = (data: Record<string, unknown>): void =>
    command.mutate(
      { data, version: kase.version },
      {
        onError: (problem) => {
          form.showProblems(problem.errors);
          // What is typed stays; the new state comes in above it.
          if (problem.status === 412) void queries.invalidateQueries({ queryKey: ['case', kase.id] });
        },
      },
    );
  return (
    <FormProvider {...form.methods}>
      <form noValidate onSubmit={form.submit(send)} aria-label={outcome.title}>
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        <SchemaFields schema={schema} name="data" />
        {error?.status === 412 ? <Alert kind="warning" title={t('screening.changed')} announce /> : null}
        {error && error.status !== 412 && error.errors.length === 0 ? <ProblemAlert problem={error} /> : null}
        <p>
          <Button kind="primary" type="submit" busy={command.isPending} busyText={t('screening.sending')}>
            {t('screening.finish', { outcome: outcome.title })}
          </Button>
        </p>
      </form>
    </FormProvider>
  );
}
