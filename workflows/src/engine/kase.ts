import type { CaseEvent, CaseMark, Ending, MilestoneRef, OpenedStep, StepOwing } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { Course, OutcomeOf, StepDefinition, Steps } from './definition';

/** How one step is opened where its definition leaves room. */
export interface StepOptions {
  /** Distinguishes several steps of one kind: becomes part of the key (`confirm-involvement:psykiatri`). */
  readonly part?: string;
  /** The authority that owes it, for steps by `authority`. */
  readonly authority?: string;
  /** Another role than the definition's. */
  readonly by?: string;
  /** Another deadline rule than the definition's. */
  readonly due?: string;
  /** Local date agreed for this very step. */
  readonly dueOn?: string;
}

type Branches = Readonly<Record<string, Course<unknown>>>;
type Returned<C> = C extends Course<infer R> ? R : never;
export type FirstOf<B extends Branches> = {
  [K in keyof B & string]: { readonly branch: K; readonly value: Returned<B[K]> };
}[keyof B & string];

/** Thrown by `kase.end`: ends the course from whichever branch it stands in. */
export class CourseEnded extends Error {
  constructor(readonly ending: Ending) {
    super(`The course has ended: ${ending.outcome}`);
  }
}

/**
 * The case as its course sees it: what it can open, wait for and record. Everything here is a consequence of the
 * events fed so far, so a re-run arrives at the same state.
 */
export class Kase<S extends Steps = Steps> {
  /** Changes made since the last event; the engine collects and clears them. */
  readonly change = { opened: [] as OpenedStep[], withdrawn: [] as string[], marks: [] as CaseMark[] };
  readonly openSteps = new Map<string, OpenedStep>();
  readonly reached = new Set<CaseMark>();
  responsible: string | undefined;

  /** What has just happened; null while the branches only look whether a condition has come true. */
  private event: CaseEvent | null = null;
  private latest: Assessment | undefined;
  /** Counts the waits that have ended: while it grows, a condition elsewhere may have come true. */
  private endedWaits = 0;
  private readonly timesOpened = new Map<string, number>();
  private readonly notYielded = new Map<Course<unknown>, string>();

  constructor(private readonly steps: S) {}

  /** The latest recorded assessment of the case's facts. */
  get assessment(): Assessment {
    if (!this.latest) throw new Error('The case has no assessment yet');
    return this.latest;
  }

  /** Opens a step and waits for its outcome. */
  step<K extends keyof S & string>(name: K, options: StepOptions = {}): Course<OutcomeOf<S[K]>> {
    return this.tracked(this.waitForOutcome(name, options) as Course<OutcomeOf<S[K]>>, `step '${name}'`);
  }

  /** Waits until the due instant of an open step passes. */
  overdue(key: string): Course<void> {
    return this.tracked(
      this.waitFor((event) => event.type === 'milestones-passed' && event.milestones.some((m) => isDueOf(m, key))),
      `deadline of '${key}'`,
    );
  }

  /** Waits for an event of the case that belongs to no step. */
  happens(type: 'withdrawn' | 'closed-early'): Course<void> {
    return this.tracked(
      this.waitFor((event) => event.type === type),
      type,
    );
  }

  /** Waits until a correction or a birthday changes the verdict or the routes. */
  verdictChanges(): Course<void> {
    const before = verdictAndRoutes(this.assessment);
    return this.until(() => verdictAndRoutes(this.assessment) !== before);
  }

  /** Waits until a condition on what the course knows comes true; not at all where it is true already. */
  until(condition: () => boolean): Course<void> {
    return this.tracked(this.waitUntil(condition), 'a condition');
  }

  /** Waits for something that does not come: keeps a branch's place beside another that decides. */
  never(): Course<never> {
    return this.until(() => false) as Course<never>;
  }

  /** Ends the case, from whichever branch: all open steps are withdrawn. */
  end(outcome: string, successor?: string): never {
    throw new CourseEnded({ outcome, ...(successor ? { successor } : {}) });
  }

  /** Runs branches side by side until all have returned. */
  all<const B extends readonly Course<unknown>[]>(branches: B): Course<{ [I in keyof B]: Returned<B[I]> }> {
    return this.tracked(this.runAll(branches) as Course<{ [I in keyof B]: Returned<B[I]> }>, 'all');
  }

  /** Runs branches side by side until one has returned; the open steps of the others are withdrawn. */
  first<const B extends Branches>(branches: B): Course<FirstOf<B>> {
    return this.tracked(this.runFirst(branches) as Course<FirstOf<B>>, 'first');
  }

  /** Records that the case has reached a turning point. */
  mark(mark: CaseMark): void {
    if (this.reached.has(mark)) return;
    this.reached.add(mark);
    this.change.marks.push(mark);
  }

  /** Records the authority that holds the main responsibility from now on. */
  makeResponsible(authority: string): void {
    this.responsible = authority;
  }

  /**
   * Hands the course the next event by way of `resume`, then lets it look again until nothing moves any more, and
   * checks that it waits properly afterwards.
   */
  feed(event: CaseEvent, resume: () => void): void {
    if ('assessment' in event && event.assessment) this.latest = event.assessment;
    let ended: number;
    let next: CaseEvent | null = event;
    do {
      ended = this.endedWaits;
      this.event = next;
      resume();
      next = null;
    } while (this.endedWaits > ended);
    const forgotten = [...this.notYielded.values()][0];
    if (forgotten)
      throw new Error(`The course created a wait for ${forgotten} but never yielded it (a missing yield*)`);
  }

  private *waitForOutcome(name: keyof S & string, options: StepOptions): Course<unknown> {
    const opened = this.open(name, options);
    let completed = false;
    try {
      for (;;) {
        yield;
        const { event } = this;
        if (event?.type !== 'completed' || event.key !== opened.key) continue;
        completed = true;
        this.endedWaits++;
        this.openSteps.delete(opened.key);
        return { outcome: event.outcome, ...event.data };
      }
    } finally {
      if (!completed && this.openSteps.delete(opened.key)) this.change.withdrawn.push(opened.key);
    }
  }

  private open(name: keyof S & string, options: StepOptions): OpenedStep {
    const definition = this.steps[name] as StepDefinition;
    const base = options.part ? `${name}:${options.part}` : name;
    const times = (this.timesOpened.get(base) ?? 0) + 1;
    this.timesOpened.set(base, times);
    const due = options.due ?? definition.due;
    const opened: OpenedStep = {
      key: definition.numbered || times > 1 ? `${base}#${times}` : base,
      step: name,
      by: owing(options.by ?? definition.by, options.authority),
      ...(due ? { due } : {}),
      ...(options.dueOn ? { dueOn: options.dueOn } : {}),
      option: definition.option ?? false,
      disclosure: definition.disclosure ?? false,
    };
    this.openSteps.set(opened.key, opened);
    this.change.opened.push(opened);
    return opened;
  }

  private *waitFor(happened: (event: CaseEvent) => boolean): Course<void> {
    do yield;
    while (!this.event || !happened(this.event));
    this.endedWaits++;
  }

  private *waitUntil(condition: () => boolean): Course<void> {
    while (!condition()) yield;
    this.endedWaits++;
  }

  private *runAll(branches: readonly Course<unknown>[]): Course<unknown[]> {
    const results: unknown[] = [];
    const running = new Map(branches.entries());
    try {
      for (;;) {
        for (const [index, branch] of [...running]) {
          const { done, value } = this.resume(branch);
          if (!done) continue;
          running.delete(index);
          results[index] = value;
        }
        if (running.size === 0) return results;
        yield;
      }
    } finally {
      for (const branch of running.values()) this.abandon(branch);
    }
  }

  private *runFirst(branches: Branches): Course<{ branch: string; value: unknown }> {
    const running = new Map(Object.entries(branches));
    try {
      for (;;) {
        for (const [name, branch] of running) {
          const { done, value } = this.resume(branch);
          if (!done) continue;
          running.delete(name);
          return { branch: name, value };
        }
        yield;
      }
    } finally {
      for (const branch of running.values()) this.abandon(branch);
    }
  }

  private resume(branch: Course<unknown>): IteratorResult<void, unknown> {
    this.notYielded.delete(branch);
    return branch.next();
  }

  private abandon(branch: Course<unknown>): void {
    this.notYielded.delete(branch);
    branch.return(undefined);
  }

  /** Remembers a wait until something starts it: a forgotten `yield*` compiles, so it must fail when it runs. */
  private tracked<R>(wait: Course<R>, what: string): Course<R> {
    const { notYielded } = this;
    const started = (): boolean => notYielded.delete(tracked);
    const tracked: Course<R> = (function* () {
      started();
      return yield* wait;
    })();
    notYielded.set(tracked, what);
    return tracked;
  }
}

function owing(role: string, authority: string | undefined): StepOwing {
  return authority ? { role, authority } : { role };
}

function isDueOf(milestone: MilestoneRef, key: string): boolean {
  return milestone.kind === 'due' && milestone.key === key;
}

function verdictAndRoutes({ verdict, routes }: Assessment): string {
  return JSON.stringify([verdict, routes.map(({ to, track, stage }) => [to, track, stage])]);
}
