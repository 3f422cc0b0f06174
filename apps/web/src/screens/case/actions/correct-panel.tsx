import { correctFact, type FactCorrection } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
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
import { useCaseRoom } from '../case-room';
import { ActionPanel } from './action-panel';
import { SelectField, TextField } from './panel-fields';
import { usePanelForm } from './panel-form';

interface Values {
  fact: string;
  source: string;
  facts: Record<string, unknown>;
}

/** Corrects one fact: what it is, and where that comes from. Eligibility is then assessed again. */
export function CorrectPanel(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const [correctable] = useState(kase.correctable);
  const find = (name: string) => correctable.find(({ fact }) => fact === name);
  const valueOf = ({ fact, facts }: Values): unknown =>
    formData(schemaOf(find(fact)?.schema), facts[fact])['value'] ?? null;
  const say = useFaultWords();
  const form = usePanelForm<Values, FactCorrection>(({ factCorrection }) => factCorrection, {
    defaults: {
      fact: '',
      source: '',
      facts: Object.fromEntries(
        correctable.map(({ fact, schema, value }) => [fact, formValues(schemaOf(schema), { value })]),
      ),
    },
    body: (values) => statedIn({ fact: values.fact, source: values.source, value: valueOf(values) }),
    faults: (values) => {
      const schema = schemaOf(find(values.fact)?.schema);
      return faultsIn(schema, formData(schema, values.facts[values.fact])).map((fault) => ({
        pointer: fault.pointer,
        message: say(fault),
      }));
    },
    missing: { '/fact': t('case.correct.chooseFirst'), '/source': t('case.correct.sourceMissing') },
    pathOf: (pointer, { fact }) => {
      const path = pathOfPointer(pointer);
      return path.startsWith('value') ? `facts.${fact}.${path}` : path;
    },
  });
  const chosen = find(useWatch({ control: form.methods.control, name: 'fact' }));
  return (
    <ActionPanel
      title={t('case.correct.title')}
      intro={<p>{t('case.correct.intro')}</p>}
      form={form}
      still={kase.actions.includes('correct-fact')}
      send={(body, headers) => call(correctFact({ path: { id: kase.id }, headers, body }))}
      told={({ fact }) => t('case.correct.told', { fact: find(fact)?.title ?? fact })}
      submit={t('case.correct.submit')}
    >
      <SelectField
        name="fact"
        label={t('case.correct.fact')}
        required
        choices={correctable.map(({ fact, title }) => ({ value: fact, title }))}
      />
      {chosen ? (
        <>
          <SchemaFields key={chosen.fact} schema={schemaOf(chosen.schema)} name={`facts.${chosen.fact}`} />
          <p className="tov-small">
            {t(chosen.fact === 'municipality' ? 'case.correct.otherMunicipality' : 'case.correct.unknown')}
          </p>
        </>
      ) : null}
      <TextField name="source" label={t('case.correct.source')} hint={t('case.correct.sourceHint')} required />
    </ActionPanel>
  );
}
