import { pauseGrounds } from '@tovholder/domain/rules';
import type { Answer, CaseBody, StepBody } from '../support/api-client';
import type { Chance } from '../support/chance';
import { type OutcomeOffer, outcomesOf } from './offers';
import { stepPath } from './reading';
import { sampleData } from './sample-data';

const caseActions = ['note', 'correct-fact', 'raise-concern', 'offer-handover', 'withdraw', 'close'] as const;
const stepActions = ['complete', 'claim', 'assign', 'release', 'pause', 'end-pause', 'withdraw-handover'] as const;
const noSuchId = '00000000-0000-4000-8000-000000000000';

/** A step as it stands, with what would have to be known to act on it. */
export interface StepRow {
  readonly key: string;
  readonly step: string;
  readonly unit: string;
  readonly state: string;
  readonly pause: string | null;
  readonly handover: string | null;
}

export const stepRows = `
  SELECT s.key, s.step, s.unit_id AS unit, s.state,
    (SELECT p.id FROM pause p WHERE p.case_id = s.case_id AND p.step_key = s.key AND p.to_at IS NULL LIMIT 1) AS pause,
    (SELECT h.id FROM handover h WHERE h.case_id = s.case_id AND h.step_key = s.key LIMIT 1) AS handover
  FROM step s WHERE s.case_id = $1 ORDER BY s.opened_seq, s.key`;

/** Something that a reader is not offered, and how the API must answer it. */
interface Attempt {
  readonly action: string;
  readonly what: string;
  readonly path: string;
  readonly body: object;
  readonly statuses: readonly number[];
}

interface Known {
  readonly caseId: string;
  readonly rows: readonly StepRow[];
  /** What each step of the process can end with. */
  readonly outcomes: ReadonlyMap<string, readonly OutcomeOffer[]>;
  readonly membersOf: (unit: string) => readonly string[];
  readonly municipality: string;
  readonly chance: Chance;
}

// 503: a case that has been stored and not been opened yet says so, and when to try again.
const denied = [403, 404, 409, 503];
const badChoice = [...denied, 422];

/**
 * What the view – undefined where the reader sees none – does not offer, each as good as somebody could make it who
 * knows the ids, the outcomes and their data.
 */
export function notOffered(view: CaseBody | undefined, known: Known): readonly Attempt[] {
  const { rows } = known;
  return [
    ...caseActions.filter((action) => !view?.actions.includes(action)).map((action) => onCase(action, known)),
    ...rows.flatMap((row) => {
      const step = view?.steps.find(({ key }) => key === row.key);
      const missing = stepActions.filter((action) => !step?.actions.includes(action));
      return [
        ...missing.map((action) => onStep(action, { row, known })),
        ...(step ? choicesOf(step, { row, known }) : []),
      ];
    }),
    ...otherReceivers(view, known),
  ];
}

function onCase(action: (typeof caseActions)[number], { caseId, municipality }: Known): Attempt {
  const attempt = (path: string, body: object): Attempt => ({
    action,
    what: action,
    path: `/cases/${caseId}/${path}`,
    body,
    statuses: denied,
  });
  switch (action) {
    case 'note':
      return attempt('notes', { text: 'Et notat' });
    case 'correct-fact':
      return attempt('facts', { fact: 'municipality', value: municipality, source: 'CPR' });
    case 'raise-concern':
      return attempt('concerns', { reason: 'Et barn i hjemmet' });
    case 'offer-handover':
      return attempt('handovers', { to: `kommune:${municipality}`, reason: 'Borgeren er flyttet' });
    case 'withdraw':
      return attempt('withdrawal', {});
    case 'close':
      return attempt('closure', { ground: 'opened-by-mistake' });
  }
}

function onStep(
  action: (typeof stepActions)[number],
  { row, known }: { readonly row: StepRow; readonly known: Known },
): Attempt {
  const { caseId, chance, outcomes, membersOf } = known;
  const { key, step, unit, pause, handover } = row;
  const attempt = (path: string, body: object): Attempt => ({
    action,
    what: `${action} ${key}`,
    path,
    body,
    statuses: denied,
  });
  switch (action) {
    case 'complete': {
      const { id, schema } = chance.oneOf(outcomes.get(step) ?? []);
      const body = { outcome: id, data: sampleData(schema, chance) };
      return { ...attempt(stepPath(caseId, key, 'completion'), body), statuses: badChoice };
    }
    case 'claim':
      return attempt(stepPath(caseId, key, 'claim'), {});
    case 'assign':
      return attempt(stepPath(caseId, key, 'assignment'), { user: membersOf(unit)[0] ?? 'caseworker.0165' });
    case 'release':
      return attempt(stepPath(caseId, key, 'assignment'), {});
    case 'pause':
      // On no ground at all, for a step whose rule lists none: the choice is at fault then.
      return {
        ...attempt(`/cases/${caseId}/pauses`, { step: key, ground: chance.oneOf(pauseGrounds) }),
        statuses: badChoice,
      };
    case 'end-pause':
      return attempt(`/cases/${caseId}/pauses/${pause ?? noSuchId}/end`, {});
    case 'withdraw-handover':
      return attempt(`/cases/${caseId}/handovers/${handover ?? noSuchId}/withdrawal`, {});
  }
}

/** What may not be chosen inside an action that is offered: an outcome that waits, a ground that the rule lacks. */
function choicesOf(
  step: StepBody,
  { row, known }: { readonly row: StepRow; readonly known: Known },
): readonly Attempt[] {
  const { caseId, chance, outcomes } = known;
  const { key, actions } = step;
  const offered = new Set(outcomesOf(step).map(({ id }) => id));
  const grounds = new Set(step.pausableGrounds.map(({ ground }) => ground));
  const waiting = actions.includes('complete')
    ? (outcomes.get(row.step) ?? []).filter(({ id }) => !offered.has(id))
    : [];
  const others = actions.includes('pause') ? pauseGrounds.filter((ground) => !grounds.has(ground)) : [];
  return [
    ...waiting.map(({ id, schema }) => ({
      action: 'outcome',
      what: `${key} ${id}`,
      path: stepPath(caseId, key, 'completion'),
      body: { outcome: id, data: sampleData(schema, chance) },
      statuses: badChoice,
    })),
    ...others.map((ground) => ({
      action: 'ground',
      what: `pause ${key} ${ground}`,
      path: `/cases/${caseId}/pauses`,
      body: { step: key, ground },
      statuses: badChoice,
    })),
  ];
}

/** The case can go to nobody who is not named, not even to where it is. */
function otherReceivers(view: CaseBody | undefined, { caseId, municipality }: Known): readonly Attempt[] {
  if (!view?.actions.includes('offer-handover')) return [];
  const named = new Set(view.receivers.map(({ authority }) => authority));
  return [`kommune:${municipality}`, 'politi', 'kommune:0851', 'kommune:0165']
    .filter((to) => !named.has(to))
    .map((to) => ({
      action: 'receiver',
      what: `offer-handover ${to}`,
      path: `/cases/${caseId}/handovers`,
      body: { to, reason: 'Borgeren er flyttet' },
      statuses: badChoice,
    }));
}

/** What is wrong with an answer that had to be a refusal; undefined when it is one, in words. */
export function faultOfRefusal({ status, body }: Answer, { statuses }: Attempt): string | undefined {
  if (!statuses.includes(status)) return `${status} ${JSON.stringify(body).slice(0, 300)}`;
  if (status === 503 && body.code !== 'not-received-yet') return `503 ${body.code}`;
  const sentence = body['detail'] ?? body['title'];
  if (typeof sentence !== 'string' || !sentence.includes(' ')) return `${status} without a sentence: ${body.code}`;
  return undefined;
}
