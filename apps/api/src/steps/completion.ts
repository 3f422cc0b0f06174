import type { Completion } from '@tovholder/contracts/http';
import type { StepDefinition } from '@tovholder/workflows/engine';
import { noteField, outcomeDataSchema, type SplitData, splitOutcomeData } from '../processes/outcome-data';
import { Problem } from '../problems/problem';
import { validate } from '../problems/validation';

/**
 * Checks a completion against its step's sheet and parts it into codes and private texts.
 *
 * @throws Problem `outcome-not-allowed`, or `invalid-input` with the fields at fault
 */
export function readCompletion(step: StepDefinition | undefined, { outcome, data, note }: Completion): SplitData {
  const definition = step && Object.hasOwn(step.outcomes, outcome) ? step.outcomes[outcome] : undefined;
  if (!definition) {
    throw new Problem('outcome-not-allowed', { fields: [{ pointer: '/outcome', code: 'outcome-not-allowed' }] });
  }
  const fields = definition.data ?? {};
  const checked = validate(outcomeDataSchema(fields), { value: data ?? {}, at: ['data'] });
  const { codes, texts } = splitOutcomeData(fields, checked);
  return { codes, texts: note === undefined ? texts : { ...texts, [noteField]: note } };
}
