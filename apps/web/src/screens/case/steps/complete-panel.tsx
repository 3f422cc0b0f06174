import { type Completion, completeStep, type Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api';
import {
  faultsIn,
  formData,
  formValues,
  pathOfPointer,
  SchemaFields,
  schemaOf,
  statedIn,
  useFaultWords,
} from '../../../forms';
import { ActionPanel } from '../actions/action-panel';
import { ChoiceField, TextField } from '../actions/panel-fields';
import { usePanelForm } from '../actions/panel-form';
import { useCaseRoom } from '../case-room';

type Outcome = Step['outcomes'][number];
interface Values {
  outcome: string;
  note: string;
  data: Record<string, unknown>;
}

/** Ends a step: choose what it ended with, say what that outcome asks for, and confirm. */
export function CompletePanel({ step, now }: { step: Step; now: Step | undefined }): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const { outcomes } = step;
  const only = outcomes.length === 1 ? outcomes[0]?.id : undefined;
  const find = (id: string): Outcome | undefined => outcomes.find((outcome) => outcome.id === id);
  const dataOf = ({ outcome, data }: Values): Record<string, unknown> =>
    formData(schemaOf(find(outcome)?.schema), data[outcome]);
  const say = useFaultWords();
  const form = usePanelForm<Values, Completion>(({ completion }) => completion, {
    defaults: {
      outcome: only ?? '',
      note: '',
      data: Object.fromEntries(outcomes.map(({ id, schema }) => [id, formValues(schemaOf(schema))])),
    },
    body: ({ outcome, note, ...values }) => ({
      ...(statedIn({ outcome, note }) as object),
      data: dataOf({ outcome, note, ...values }),
    }),
    // What an outcome asks for is its process's own.
    faults: (values) =>
      faultsIn(schemaOf(find(values.outcome)?.schema), dataOf(values), '/data').map((fault) => ({
        pointer: fault.pointer,
        message: say(fault),
      })),
    missing: { '/outcome': t('case.complete.chooseFirst') },
    // Each outcome has its own fields in the form; the API knows of the chosen one alone.
    pathOf: (pointer, { outcome }) => {
      const path = pathOfPointer(pointer);
      return path.startsWith('data.') ? `data.${outcome}.${path.slice(5)}` : path;
    },
  });
  const chosen = find(useWatch({ control: form.methods.control, name: 'outcome' }));
  const title = step.title;
  return (
    <ActionPanel
      title={t('case.complete.title', { title })}
      form={form}
      still={now?.actions.includes('complete') ?? false}
      send={(body, headers) => call(completeStep({ path: { id: kase.id, key: step.key }, headers, body }))}
      told={({ outcome }) => t('case.complete.told', { title, outcome: find(outcome)?.title ?? outcome })}
      submit={t('case.complete.submit')}
      confirm={({ outcome }) => ({
        title: t('case.complete.confirm'),
        text: <p>{t('case.complete.sure', { title, outcome: find(outcome)?.title ?? outcome })}</p>,
      })}
    >
      <ChoiceField
        name="outcome"
        label={t('case.complete.outcome')}
        required
        choices={outcomes.map(({ id, title: name }) => ({ value: id, title: name }))}
      />
      {chosen ? <SchemaFields key={chosen.id} schema={schemaOf(chosen.schema)} name={`data.${chosen.id}`} /> : null}
      <TextField name="note" label={t('case.complete.note')} hint={t('case.complete.noteHint')} />
    </ActionPanel>
  );
}
