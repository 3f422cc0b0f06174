import type { Candidate, CaseEvent, CourseChange, Ending, LoggedEvent, OpenedStep } from '@tovholder/domain/case-log';
import { recordOnlyEvents } from '@tovholder/domain/case-log';
import type { Course, OutcomeDefinition } from './definition';
import { CourseEnded, Kase } from './kase';
import type { ProcessDefinition } from './process';

/** A re-run of a log opened, withdrew or ended something else than was recorded when it happened. */
export class Divergence extends Error {
  constructor(
    readonly atSeq: number,
    message: string,
  ) {
    super(message);
    this.name = 'Divergence';
  }
}

export type Refusal = {
  readonly code:
    | 'step-not-open'
    | 'outcome-not-allowed'
    | 'facts-missing'
    | 'already-accepted'
    | 'case-closed'
    | 'not-received-yet'
    | 'handover-open'
    | 'handover-not-open'
    | 'handover-not-possible';
  /** For `facts-missing`: the rules whose demanded facts are false or unknown. */
  readonly rules?: readonly string[];
};

/** What a case is waiting for after its log. */
export interface CourseState {
  readonly openSteps: readonly OpenedStep[];
  readonly responsible: string | undefined;
  readonly ending: Ending | undefined;
}

/** A course that runs along a log, one event after the other. The same events give the same state, always. */
export class CourseRun {
  private readonly kase: Kase;
  private readonly course: Course<Ending>;
  private opened = false;
  private ending: Ending | undefined;

  constructor(readonly process: ProcessDefinition) {
    this.kase = new Kase(process.steps);
    this.course = process.course(this.kase, { by: 'rule', data: {} });
  }

  get state(): CourseState {
    return {
      openSteps: [...this.kase.openSteps.values()],
      responsible: this.kase.responsible,
      ending: this.ending,
    };
  }

  /** Why an event may not happen now; undefined when it may. Changes nothing. */
  refusalOf(event: CaseEvent): Refusal | undefined {
    if (event.type === 'submitted' || event.type === 'opened') return undefined;
    if (!this.opened) return { code: 'not-received-yet' };
    if (this.ending) return { code: 'case-closed' };
    switch (event.type) {
      case 'completed':
        return this.refusalOfOutcome(event);
      case 'withdrawn':
        return this.kase.reached.has('accepted') ? { code: 'already-accepted' } : undefined;
      case 'paused':
      case 'pause-ended':
        return this.kase.openSteps.has(event.key) ? undefined : { code: 'step-not-open' };
      case 'handover-offered':
        return this.refusalOfOffer();
      case 'handover-withdrawn':
        return this.kase.openSteps.get(event.key)?.handover ? undefined : { code: 'handover-not-open' };
      default:
        return undefined;
    }
  }

  private refusalOfOutcome({ key, outcome }: Extract<CaseEvent, { type: 'completed' }>): Refusal | undefined {
    const open = this.kase.openSteps.get(key);
    if (!open) return { code: 'step-not-open' };
    const allowed: OutcomeDefinition | undefined = this.process.steps[open.step]?.outcomes[outcome];
    if (!allowed || this.isUnprepared(allowed)) return { code: 'outcome-not-allowed' };
    const { blocking } = this.kase.assessment;
    if (allowed.demandsFacts && blocking.length > 0) return { code: 'facts-missing', rules: blocking };
    return undefined;
  }

  private isUnprepared({ after = [] }: OutcomeDefinition): boolean {
    return [...this.kase.openSteps.values()].some(({ step }) => after.includes(step));
  }

  /** A case can move to one place at a time. */
  private refusalOfOffer(): Refusal | undefined {
    if (!this.process.receives) return { code: 'handover-not-possible' };
    const offered = [...this.kase.openSteps.values()].some(({ handover }) => handover?.of === 'case');
    return offered ? { code: 'handover-open' } : undefined;
  }

  /** Feeds the course one event and tells what that changed. The event must not be refused. */
  apply(event: CaseEvent): CourseChange {
    const { change } = this.kase;
    change.opened.length = change.withdrawn.length = change.marks.length = 0;
    const responsibleBefore = this.kase.responsible;
    if (event.type === 'opened') this.opened = true;
    this.kase.feed(event, () => {
      if (this.opened && !recordOnlyEvents.has(event.type)) this.advance();
    });
    // A step that opened and closed within one event never came to be: nobody could have acted on it.
    const fleeting = new Set(change.opened.map(({ key }) => key).filter((key) => !this.kase.openSteps.has(key)));
    const { responsible } = this.kase;
    return {
      courseVersion: this.process.version,
      opened: change.opened.filter(({ key }) => !fleeting.has(key)),
      withdrawn: change.withdrawn.filter((key) => !fleeting.has(key)),
      marks: [...change.marks],
      ...(responsible !== undefined && responsible !== responsibleBefore ? { responsible } : {}),
      ...(this.ending ? { ending: this.ending } : {}),
    };
  }

  private advance(): void {
    if (this.ending) return;
    try {
      const { done, value } = this.course.next();
      if (done) this.ending = value;
    } catch (thrown) {
      if (!(thrown instanceof CourseEnded)) throw thrown;
      this.ending = thrown.ending;
    }
  }
}

/**
 * Runs a course from the top along a recorded log and compares what each event opens, withdraws and ends with what
 * was recorded then.
 *
 * @throws Divergence at the first row that differs
 */
export function replay(process: ProcessDefinition, log: readonly LoggedEvent[]): CourseRun {
  const run = new CourseRun(process);
  for (const row of log) follow(run, row);
  return run;
}

/** Lets a run follow one more recorded row. @throws Divergence when the course does something else than the row says */
export function follow(run: CourseRun, { seq, event, change }: LoggedEvent): void {
  let done: CourseChange;
  try {
    done = run.apply(event);
  } catch (cause) {
    throw new Divergence(seq, `The course failed at event ${seq} (${event.type}): ${(cause as Error).message}`);
  }
  if (!change) return;
  const [now, then] = [footprint(done), footprint(change)];
  if (now !== then)
    throw new Divergence(seq, `At event ${seq} (${event.type}) the course does ${now}, recorded is ${then}`);
}

/** What an event would do, without doing it: PostgreSQL decides whether it becomes a row. */
export function propose(
  process: ProcessDefinition,
  log: readonly LoggedEvent[],
  event: CaseEvent,
): { readonly candidate: Candidate } | { readonly refusal: Refusal } {
  const run = replay(process, log);
  const refusal = run.refusalOf(event);
  if (refusal) return { refusal };
  return { candidate: { event, change: run.apply(event) } };
}

function footprint({ opened, withdrawn, responsible, ending }: CourseChange): string {
  return JSON.stringify({
    opened: opened.map(({ key }) => key),
    withdrawn,
    responsible: responsible ?? null,
    ending: ending?.outcome ?? null,
  });
}
