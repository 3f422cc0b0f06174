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

const caseActions = ['note', 'correct-fact', 'raise-concern', 'offer-handover', 'withdraw', 'close'] as const;
const stepActions = ['complete', 'claim', 'assign', 'release', 'pause', 'end-pause', 'withdraw-handover'] as const;
const noSuchId = '00000000-0000-4000-8000-000000000000';

/** Every action on a case and on each of these steps. */
export function attempts(keys: readonly string[]): readonly Attempt[] {
  return [
    ...caseActions.map((action) => ({ action })),
    ...keys.flatMap((key) => stepActions.map((action) => ({ action, key }))),
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
    case 'raise-concern':
      return client.post(`/cases/${caseId}/concerns`, { reason: 'Et barn i hjemmet' });
    case 'offer-handover': {
      const to = view?.receivers?.[0]?.authority ?? 'kommune:0151';
      return client.post(`/cases/${caseId}/handovers`, { to, reason: 'Borgeren er flyttet' });
    }
    case 'pause': {
      const ground = step?.pausableGrounds[0]?.ground ?? 'citizen-away';
      return client.post(`/cases/${caseId}/pauses`, { step: key, ground });
    }
    case 'end-pause': {
      const pause = step?.pauses.find(({ to }) => to === null)?.id ?? noSuchId;
      return client.post(`/cases/${caseId}/pauses/${pause}/end`, {});
    }
    case 'withdraw-handover':
      return client.post(`/cases/${caseId}/handovers/${step?.handover?.id ?? noSuchId}/withdrawal`, {});
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
  handover: 'accepted',
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
