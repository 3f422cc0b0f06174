import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseView, StepView, VerdictView } from '@tovholder/contracts/http';
import { processes } from '@tovholder/workflows/processes';
import type { ApiClient } from '../http/api-client';
import { serverAway } from '../problem';
import { type Movement, movementBetween, type ShownStep } from '../wording/movement';
import type { Act, Story } from './story';

/** The API waits two seconds for a course to begin; a stack that has just started may need longer. */
const beginsWithinMs = 30_000;
const lookAgainMs = 500;

/** One thing that happened, as the API answered it. */
export interface Beat {
  readonly acts: readonly Act[];
  readonly movement: Movement;
  /** The case as the story's first witness sees it. */
  readonly case: CaseView;
}

export interface Begun {
  /** What the rule says about the facts. */
  readonly verdict: VerdictView;
  readonly case: CaseView;
  readonly movement: Movement;
}

/** Plays one story through the public API, one beat at a time. */
export class Teller {
  private steps: readonly ShownStep[] = [];
  private caseId = '';

  constructor(
    private readonly client: ApiClient,
    private readonly story: Story,
  ) {}

  /** Asks what the rule says, submits the referral, and waits until the case has its first steps. */
  async begin(): Promise<Begun> {
    const { referredBy, referral } = this.story;
    const { process, district, person, facts } = referral;
    const verdicts = await this.client.eligibility(referredBy, { process, district, person, facts });
    const verdict = verdicts.find((each) => each.process === process);
    if (verdict === undefined)
      throw serverAway(`The API says nothing about ${process}.`, 'Start the stack anew with npm start.');
    const submitted = await this.client.submit(referredBy, referral);
    this.caseId = submitted.id;
    await this.begun(submitted);
    return { verdict, ...(await this.look()) };
  }

  /** The acts in order; those without words of their own belong to the next that has some. */
  async *beats(): AsyncGenerator<Beat> {
    let silent: Act[] = [];
    for (const act of this.story.acts) {
      const { by, step, outcome, data } = act;
      await this.client.complete(by, {
        caseId: this.caseId,
        key: step,
        outcome,
        ...(data === undefined ? {} : { data }),
      });
      silent.push(act);
      if (act.tells === undefined) continue;
      yield { acts: silent, ...(await this.look()) };
      silent = [];
    }
  }

  private async begun(submitted: CaseView): Promise<void> {
    const giveUpAt = Date.now() + beginsWithinMs;
    for (let seen: CaseView | undefined = submitted; seen?.state === 'received';) {
      if (Date.now() > giveUpAt) {
        throw serverAway(
          `Case ${submitted.caseNumber} is stored, but its course has not begun within ${beginsWithinMs / 1000} s.`,
          'It begins by itself once worker and Temporal run; npm run -s tovholder -- doctor tells which is away.',
        );
      }
      await sleep(lookAgainMs);
      seen = await this.client.case(this.story.referredBy, this.caseId);
    }
  }

  /** No one sees a whole case of every process: the witnesses' views are put together. */
  private async look(): Promise<{ readonly case: CaseView; readonly movement: Movement }> {
    const views = await Promise.all(this.story.witnesses.map((user) => this.client.case(user, this.caseId)));
    const seen = views.filter((view) => view !== undefined);
    const first = seen[0];
    if (first === undefined)
      throw serverAway('None of the story’s users may see its case.', 'Start the stack anew with npm start.');
    const after = stepsOf(seen);
    const movement = movementBetween(this.steps, after);
    this.steps = after;
    return { case: first, movement };
  }
}

/** The steps of several views of one case, each once, without the options that nobody owes. */
export function stepsOf(views: readonly Pick<CaseView, 'process' | 'steps'>[]): ShownStep[] {
  const byKey = new Map<string, { readonly step: StepView; readonly process: string }>();
  for (const { steps, process } of views) {
    for (const step of steps) {
      if (step.option || (byKey.get(step.key)?.step.due ?? null) !== null) continue;
      byKey.set(step.key, { step, process: process.id });
    }
  }
  const all = [...byKey.values()];
  const twins = ({ step, by }: StepView): number =>
    all.filter((each) => each.step.step === step && each.step.by.unit === by.unit).length;
  return all.map(({ step, process }) => ({
    key: step.key,
    title: `${step.title}${distinction(step, twins(step) > 1)}`,
    unit: step.by.unit,
    state: step.state,
    due: step.due,
    timed: processes.get(process)?.steps[step.step]?.due !== undefined,
  }));
}

/** What tells steps of one title apart: whose part it is, where a unit owes several; and which time it is, from the second on. */
function distinction({ key }: StepView, hasTwins: boolean): string {
  const [, part, times] = /^[^:#]+(?::([^#]+))?(?:#(\d+))?$/.exec(key) ?? [];
  const told = [...(hasTwins && part !== undefined ? [part] : []), ...(Number(times) > 1 ? [times] : [])];
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}
