import type { Answer, CaseBody } from '../support/api-client';
import type { CheckedClient } from '../support/product';
import { stepPath } from './reading';
import { sampleData } from './sample-data';

/** One thing that a reader may try. */
export interface Attempt {
  readonly action: string;
  /** Absent: an action on the case itself. */
  readonly key?: string;
}

/** Every action on a case and on each of these steps. */
export function attempts(keys: readonly string[]): readonly Attempt[] {
  return [
    ...['note', 'correct-fact', 'withdraw', 'close'].map((action) => ({ action })),
    ...keys.flatMap((key) => ['complete', 'claim', 'assign', 'release'].map((action) => ({ action, key }))),
  ];
}

/** Whether a view – undefined where the reader sees none – shows the action. */
export function isOffered({ action, key }: Attempt, view: CaseBody | undefined): boolean {
  if (key === undefined) return view?.actions.includes(action) ?? false;
  return view?.steps.find((step) => step.key === key)?.actions.includes(action) ?? false;
}

/** Really does it, with data made from the schema that the view gives for the step's first outcome. */
export function carryOut(
  client: CheckedClient,
  { caseId, attempt: { action, key = '' }, view }: { caseId: string; attempt: Attempt; view: CaseBody | undefined },
): Promise<Answer> {
  const step = view?.steps.find((it) => it.key === key);
  switch (action) {
    case 'note':
      return client.post(`/cases/${caseId}/notes`, { text: 'Et notat' });
    case 'correct-fact':
      return client.post(`/cases/${caseId}/facts`, { fact: 'municipality', value: '0165', source: 'CPR' });
    case 'withdraw':
      return client.post(`/cases/${caseId}/withdrawal`, {});
    case 'close':
      return client.post(`/cases/${caseId}/closure`, { ground: 'opened-by-mistake' });
    case 'complete': {
      const [outcome] = (step?.['outcomes'] ?? []) as readonly { id: string; schema: object }[];
      const completed = outcome
        ? { outcome: outcome.id, data: sampleData(outcome.schema) }
        : { outcome: guessedOutcomes[key.split(/[:#]/)[0] ?? ''] ?? 'done' };
      return client.post(stepPath(caseId, key, 'completion'), completed);
    }
    case 'claim':
      return client.post(stepPath(caseId, key, 'claim'), {});
    case 'assign':
      // Anybody in the step's own unit will do.
      return client.post(stepPath(caseId, key, 'assignment'), { user: memberOf(String(unitOf(step))) });
    default:
      return client.post(stepPath(caseId, key, 'assignment'), {});
  }
}

/** Outcomes without data, for readers who are not even told the outcomes: it must not help to know them. */
const guessedOutcomes: Readonly<Record<string, string>> = {
  acknowledge: 'acknowledged',
  'confirm-involvement': 'no-need',
  'accept-responsibility': 'accepted',
  'youth-investigation': 'finished',
  'request-investigation': 'requested',
  'contact-agreed': 'not-now',
  'risk-check': 'no-immediate-risk',
  'first-meeting': 'held',
  visitation: 'suitable',
  'consent-withdrawal': 'withdrawn',
};

const unitOf = (step: { readonly [field: string]: unknown } | undefined): string | undefined =>
  (step?.['by'] as { unit: string } | undefined)?.unit.split('/')[1];

function memberOf(unit: string): string {
  const [, municipality] = /^kommune-(\d{4})$/.exec(unit) ?? [];
  if (municipality) return `caseworker.${municipality}`;
  const members: Readonly<Record<string, string>> = {
    'pspk.sekretariatsgruppe': 'coordinator.pspk',
    'pspk.handlegruppe-0165': 'coordinator.handlegruppe-0165',
    'politi.screening': 'screening.politi',
    'politi.pspk': 'screening.politi',
    'politi.exit': 'coordinator.exit',
    'ukn.sekretariat': 'coordinator.ukn',
    psykiatri: 'caseworker.psykiatri',
  };
  return members[unit] ?? 'caseworker.0165';
}
