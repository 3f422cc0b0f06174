import type { Answer, ApiClient } from './api-client';
import type { TestStack } from './stack';

/** One completion of a story: who, which step, with what outcome. */
export interface Move {
  readonly by: string;
  readonly step: string;
  readonly outcome: string;
  readonly data?: object;
}

/** Carries out the moves one after the other; each must succeed. @returns the last answer */
export async function play(
  stack: Pick<TestStack, 'as'>,
  { caseId, moves }: { caseId: string; moves: readonly Move[] },
): Promise<Answer> {
  let last: Answer | undefined;
  for (const { by, step, outcome, data = {} } of moves) {
    const user: ApiClient = await stack.as(by);
    last = await user.post(`/cases/${caseId}/steps/${encodeURIComponent(step)}/completion`, { outcome, data });
    if (last.status !== 200) throw new Error(`${by} ${step} ${outcome}: ${last.status} ${JSON.stringify(last.body)}`);
  }
  if (!last) throw new Error('A story needs a move');
  return last;
}

/** A PSP-K case from submission to its first review, with the municipality responsible. */
export const pspKToReview: readonly Move[] = [
  { by: 'coordinator.pspk', step: 'acknowledge', outcome: 'acknowledged' },
  {
    by: 'coordinator.pspk',
    step: 'confirm-responsibility-unclear',
    outcome: 'unclear',
    data: { why: 'Ingen tager den.' },
  },
  { by: 'screening.politi', step: 'confirm-involvement:politi', outcome: 'supports-now' },
  { by: 'caseworker.psykiatri', step: 'confirm-involvement:psykiatri', outcome: 'should-support' },
  {
    by: 'coordinator.handlegruppe-0165',
    step: 'schedule',
    outcome: 'scheduled',
    data: { meetingOn: '2027-03-02' },
  },
  {
    by: 'coordinator.handlegruppe-0165',
    step: 'name-responsible',
    outcome: 'named',
    data: { authority: 'kommune' },
  },
  { by: 'caseworker.0165', step: 'handover#1', outcome: 'accepted' },
  {
    by: 'caseworker.0165',
    step: 'coordinated-plan',
    outcome: 'agreed',
    data: { goals: 'Bolig og behandling', items: [{ authority: 'psykiatri', what: 'Udredning', by: '2027-04-01' }] },
  },
];
