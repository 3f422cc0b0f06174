import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { wrongUse } from '../problem';

/** An outcome that was asked for, with values of its data. */
export interface Choice {
  readonly outcome: string;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Reads choices such as `review=close` or `name-responsible=named,authority=kommune`: the outcomes of a step, used up
 * in the order given, each time the step comes to be done.
 *
 * @throws CliProblem naming what the process does not have
 */
export function readChoices(process: ProcessDefinition, texts: readonly string[]): ReadonlyMap<string, Choice[]> {
  const choices = new Map<string, Choice[]>();
  for (const text of texts) {
    const [step = '', ...rest] = text.split('=');
    const [outcome = '', ...pairs] = rest.join('=').split(',');
    const data = Object.fromEntries(pairs.map((pair) => pairOf(pair, text)));
    check(process, { step, outcome, data });
    choices.set(step, [...(choices.get(step) ?? []), { outcome, data }]);
  }
  return choices;
}

function pairOf(pair: string, text: string): readonly [string, string] {
  const [name, value, ...more] = pair.split('=');
  if (name && value && more.length === 0) return [name, value];
  throw wrongUse(`'${text}' is no choice.`, 'Write --choose step=outcome, or --choose step=outcome,field=value.');
}

function check(process: ProcessDefinition, choice: Choice & { readonly step: string }): void {
  const { step, outcome, data } = choice;
  const definition = process.steps[step];
  if (definition === undefined) {
    throw wrongUse(`${process.id} has no step '${step}'.`, `Its steps are: ${Object.keys(process.steps).join(', ')}.`);
  }
  const chosen = definition.outcomes[outcome];
  if (chosen === undefined) {
    throw wrongUse(
      `Step ${step} has no outcome '${outcome}'.`,
      `Its outcomes are: ${Object.keys(definition.outcomes).join(', ')}.`,
    );
  }
  for (const [name, value] of Object.entries(data)) {
    const field = chosen.data?.[name];
    if (field === undefined || field.private || field.kind === 'list') {
      const names = Object.entries(chosen.data ?? {}).flatMap(([each, { kind, private: hidden }]) =>
        hidden || kind === 'list' ? [] : [each],
      );
      throw wrongUse(
        `Outcome ${outcome} of ${step} asks for no '${name}' that a course reads.`,
        names.length === 0 ? 'Leave the fields out.' : `It asks for: ${names.join(', ')}.`,
      );
    }
    const allowed = field.kind === 'choice' ? (field.choices ?? []).map(({ id }) => id) : booleans(field.kind);
    if (allowed !== undefined && !allowed.includes(value)) {
      throw wrongUse(`'${value}' is not possible for ${name} of ${step}.`, `Possible are: ${allowed.join(', ')}.`);
    }
    if (field.kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      throw wrongUse(`'${value}' is not a date.`, 'Write dates as YYYY-MM-DD.');
    }
  }
}

const booleans = (kind: string): readonly string[] | undefined => (kind === 'boolean' ? ['true', 'false'] : undefined);
