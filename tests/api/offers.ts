import type { CaseBody, StepBody } from '../support/api-client';
import type { Chance } from '../support/chance';
import { stepPath } from './reading';
import { type DataSchema, sampleData } from './sample-data';

/** One thing that a view lets its reader do, down to the choice that is made inside it, ready to be sent. */
export interface Offer {
  readonly action: string;
  /** Absent: on the case itself. */
  readonly key?: string;
  /** What is chosen: an outcome, a ground, a receiver, a fact. */
  readonly choice?: string;
  /** What is alike however often it comes: a step without its number, an action with its choice. */
  readonly kind: string;
  readonly path: string;
  readonly body: object;
}

export interface OutcomeOffer {
  readonly id: string;
  readonly schema: DataSchema;
}

/** The view as far as choices hang on it. */
interface Choices {
  readonly correctable: readonly { readonly fact: string; readonly schema: DataSchema; readonly value: unknown }[];
  readonly closureGrounds: readonly { readonly ground: string }[];
}

interface Setting {
  readonly chance: Chance;
  /** Members of a unit, as the directory names them. */
  readonly membersOf: (unit: string) => readonly string[];
}

/** Everything that a view offers, with data made from its own schemas. */
export function offersIn(view: CaseBody, setting: Setting): readonly Offer[] {
  return [
    ...view.actions.flatMap((action) => onCase(view, { action, setting })),
    ...view.steps.flatMap((step) => step.actions.flatMap((action) => onStep(view.id, { step, action, setting }))),
  ];
}

function onCase(view: CaseBody, { action, setting: { chance } }: { action: string; setting: Setting }): Offer[] {
  const { correctable, closureGrounds } = view as unknown as Choices;
  const at = (path: string): string => `/cases/${view.id}/${path}`;
  const offer = (path: string, body: object, choice?: string): Offer => ({
    action,
    kind: choice === undefined ? action : `${action} ${choice}`,
    path: at(path),
    body,
    ...(choice === undefined ? {} : { choice }),
  });
  switch (action) {
    case 'note':
      return [offer('notes', { text: 'Et notat' })];
    case 'raise-concern': {
      const abuse = chance.happens(0.5) ? { abuse: chance.happens(0.5), parentSuspected: chance.happens(0.5) } : {};
      return [offer('concerns', { reason: 'Et barn i hjemmet', ...abuse })];
    }
    case 'withdraw':
      return [offer('withdrawal', chance.happens(0.5) ? { reason: 'Ikke aktuelt' } : {})];
    case 'close':
      return closureGrounds.map(({ ground }) => offer('closure', { ground, note: 'Fordi' }, ground));
    case 'offer-handover':
      return view.receivers.map(({ authority: to }) => ({
        ...offer('handovers', { to, reason: 'Borgeren er flyttet' }),
        choice: to,
      }));
    case 'correct-fact':
      return correctable.map((one) => offer('facts', { ...correctionOf(one, chance), source: 'Register' }, one.fact));
    default:
      throw new Error(`A view offers '${action}', which no test knows`);
  }
}

/** What stands there, unknown, or something else that has happened; the citizen stays as old as they are. */
function correctionOf({ fact, schema, value }: Choices['correctable'][number], chance: Chance): object {
  if (fact === 'birthDate' || (value !== null && chance.happens(0.5))) return { fact, value };
  return { fact, value: (sampleData(schema, chance, [0, -1, -20]) as { value?: unknown }).value ?? null };
}

function onStep(
  caseId: string,
  { step, action, setting }: { step: StepBody; action: string; setting: Setting },
): readonly Offer[] {
  const { key } = step;
  const { chance, membersOf } = setting;
  const offer = (path: string, body: object, choice?: string): Offer => ({
    action,
    key,
    kind: [action === 'complete' ? step.step : action, ...(choice === undefined ? [] : [choice])].join(' '),
    path,
    body,
    ...(choice === undefined ? {} : { choice }),
  });
  const at = (path: string): string => `/cases/${caseId}/${path}`;
  switch (action) {
    case 'complete':
      return outcomesOf(step).map(({ id, schema }) => {
        const note = chance.happens(0.5) ? { note: 'Fordi' } : {};
        return offer(
          stepPath(caseId, key, 'completion'),
          { outcome: id, data: sampleData(schema, chance), ...note },
          id,
        );
      });
    case 'claim':
      return [offer(stepPath(caseId, key, 'claim'), {})];
    case 'release':
      return [offer(stepPath(caseId, key, 'assignment'), {})];
    case 'assign':
      return membersOf(unitOf(step)).map((user) => ({
        ...offer(stepPath(caseId, key, 'assignment'), { user }),
        choice: user,
      }));
    case 'pause':
      return step.pausableGrounds.map(({ ground }) =>
        offer(at('pauses'), { step: key, ground, note: 'Fordi' }, ground),
      );
    case 'end-pause':
      return step.pauses.filter(({ to }) => to === null).map(({ id }) => offer(at(`pauses/${id}/end`), {}));
    case 'withdraw-handover':
      return step.handover ? [offer(at(`handovers/${step.handover.id}/withdrawal`), {})] : [];
    default:
      throw new Error(`A step offers '${action}', which no test knows`);
  }
}

export const outcomesOf = (step: StepBody): readonly OutcomeOffer[] =>
  step['outcomes'] as unknown as readonly OutcomeOffer[];

const unitOf = (step: StepBody): string => (step['by'] as { readonly unit: string }).unit;

/** What a screen could not carry out although it is offered, and what it could choose although it is not. */
export function contradictionsIn(view: CaseBody): readonly string[] {
  const { correctable, closureGrounds } = view as unknown as Choices;
  const choices: readonly (readonly [action: string, offered: boolean, choices: number])[] = [
    ['correct-fact', view.actions.includes('correct-fact'), correctable.length],
    ['close', view.actions.includes('close'), closureGrounds.length],
    ['offer-handover', view.actions.includes('offer-handover'), view.receivers.length],
    ...view.steps.flatMap((step) => {
      const has = (action: string): boolean => step.actions.includes(action);
      return [
        [`complete ${step.key}`, has('complete'), outcomesOf(step).length],
        [`pause ${step.key}`, has('pause'), step.pausableGrounds.length],
      ] as const;
    }),
  ];
  const prompts = view.prompts.filter(({ action }) => action !== null && !view.actions.includes(action));
  return [
    ...choices.flatMap(([action, offered, count]) => (offered === count > 0 ? [] : [`${action}: ${count} choices`])),
    ...prompts.map(({ id }) => `prompt ${id} leads nowhere`),
  ];
}
