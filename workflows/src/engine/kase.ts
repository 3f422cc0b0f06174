import type {
  BirthdayName,
  CaseEvent,
  CaseMark,
  Ending,
  HandoverOffer,
  MilestoneRef,
  OpenedStep,
  StepOwing,
} from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { Course, OutcomeOf, StepDefinition, Steps } from './definition';
import { Waits } from './waits';

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
  /** What the step offers to the authority that owes it. */
  readonly handover?: HandoverOffer;
}

/** What brings a step forward. */
export interface Sooner {
  /** Returns the local date on which it is due then. */
  readonly or: Course<string>;
  readonly onThatDay: string;
}

/** An offer to another authority; `by` is who answers for it there. */
export interface Offer extends HandoverOffer {
  readonly by: StepOwing;
}

/** What became of an offer. It lapses when its deadline passes without an answer. */
export type HandoverAnswer = 'accepted' | 'refused' | 'withdrawn' | 'lapsed';

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
export class Kase<S extends Steps = Steps> extends Waits {
  /** Changes made since the last event; the engine collects and clears them. */
  readonly change = { opened: [] as OpenedStep[], withdrawn: [] as string[], marks: [] as CaseMark[] };
  readonly openSteps = new Map<string, OpenedStep>();
  readonly reached = new Set<CaseMark>();
  responsible: string | undefined;

  private latest: Assessment | undefined;
  private readonly timesOpened = new Map<string, number>();

  constructor(private readonly steps: S) {
    super();
  }

  /** The latest recorded assessment of the case's facts. */
  get assessment(): Assessment {
    if (!this.latest) throw new Error('The case has no assessment yet');
    return this.latest;
  }

  /** Opens a step and waits for its outcome. */
  step<K extends keyof S & string>(name: K, options: StepOptions = {}): Course<OutcomeOf<S[K]>> {
    return this.tracked(this.waitForOutcome(name, options) as Course<OutcomeOf<S[K]>>, `step '${name}'`);
  }

  /**
   * Opens a step that is due by its rule, or sooner: on the local date that another branch returns, whichever comes
   * first. Whoever owes it then has a new step with that date, due by the rule `onThatDay`.
   */
  earliest<K extends keyof S & string>(name: K, options: Sooner): Course<OutcomeOf<S[K]>> {
    return this.tracked(this.waitForEarliest(name, options), `step '${name}'`);
  }

  /**
   * A step that comes again and again, for as long as the case waits beside it. Its rule is a cadence: it counts from
   * the last time that it was done, and knows a change of pace.
   */
  cadence<K extends keyof S & string>(name: K, each?: (done: OutcomeOf<S[K]>) => void): Course<never> {
    return this.tracked(this.repeat(name, each), `cadence of '${name}'`);
  }

  /** Waits until the due instant of an open step passes. */
  overdue(key: string): Course<true> {
    return this.tracked(
      this.waitFor((event) => isDue(event, { kind: 'due', key })),
      `deadline of '${key}'`,
    );
  }

  /** Waits until the person has a birthday that changes what the law says. */
  birthday(name: BirthdayName): Course<true> {
    return this.tracked(
      this.waitFor((event) => isDue(event, { kind: 'birthday', name })),
      `birthday ${name}`,
    );
  }

  /**
   * Offers the main responsibility, or the case, to another authority and waits for the answer. Whoever holds it keeps
   * it until the receiver has accepted. Only for a process that says who `receives`.
   */
  handover(offer: Offer): Course<HandoverAnswer> {
    return this.tracked(this.waitForAnswer(offer), `handover to '${offer.to}'`);
  }

  /** Waits until someone offers the case to another authority. @returns the authority's code */
  offered(): Course<string> {
    return this.tracked(
      this.waitFor((event) => (event.type === 'handover-offered' ? event.to : undefined)),
      'an offer of the case',
    );
  }

  /** Waits for an event of the case that belongs to no step. */
  happens(type: 'withdrawn' | 'closed-early'): Course<true> {
    return this.tracked(
      this.waitFor((event) => (event.type === type ? true : undefined)),
      type,
    );
  }

  /** Waits until a correction or a birthday changes the verdict or the routes. */
  verdictChanges(): Course<void> {
    const before = this.assessment;
    return this.until(
      () => this.assessment !== before && verdictAndRoutes(this.assessment) !== verdictAndRoutes(before),
    );
  }

  /** Ends the case, from whichever branch: all open steps are withdrawn. It may go on as a case of another process. */
  end(outcome: string, onwards: Omit<Ending, 'outcome'> = {}): never {
    throw new CourseEnded({ outcome, ...onwards });
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

  override feed(event: CaseEvent, resume: () => void): void {
    if ('assessment' in event && event.assessment) this.latest = event.assessment;
    super.feed(event, resume);
  }

  private *waitForOutcome(name: keyof S & string, options: StepOptions): Course<unknown> {
    const opened = this.open(name, options);
    return yield* this.whileOpen(opened, (event) =>
      event.type === 'completed' && event.key === opened.key ? { outcome: event.outcome, ...event.data } : undefined,
    );
  }

  private *waitForEarliest<K extends keyof S & string>(
    name: K,
    { or: sooner, onThatDay: due }: Sooner,
  ): Course<OutcomeOf<S[K]>> {
    const came = yield* this.first({ done: this.step(name), sooner });
    return came.branch === 'done' ? came.value : yield* this.step(name, { due, dueOn: came.value });
  }

  private *repeat<K extends keyof S & string>(name: K, each?: (done: OutcomeOf<S[K]>) => void): Course<never> {
    for (;;) {
      const done = yield* this.step(name);
      each?.(done);
    }
  }

  private *waitForAnswer({ by, ...offer }: Offer): Course<HandoverAnswer> {
    const receiver = { by: by.role, ...(by.authority ? { authority: by.authority } : {}) };
    const opened = this.open('handover' as keyof S & string, { ...receiver, handover: offer });
    const answer = yield* this.whileOpen(opened, (event) => answerTo(opened.key, event));
    // A case that moves takes the municipality's responsibility along.
    const moves = offer.of === 'responsibility' || this.responsible?.startsWith('kommune');
    if (answer === 'accepted' && moves) this.makeResponsible(offer.to);
    return answer;
  }

  /** Keeps a step open until an event ends it: one that the event does not complete is withdrawn. */
  private *whileOpen<R>({ key }: OpenedStep, endOf: (event: CaseEvent) => R | undefined): Course<R> {
    try {
      const end = yield* this.waitFor(endOf);
      if (this.event?.type === 'completed') this.openSteps.delete(key);
      return end;
    } finally {
      if (this.openSteps.delete(key)) this.change.withdrawn.push(key);
    }
  }

  private open(name: keyof S & string, options: StepOptions): OpenedStep {
    const definition = this.steps[name] as StepDefinition | undefined;
    if (!definition) throw new Error(`The sheet has no step '${name}'`);
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
      ...(options.handover ? { handover: options.handover } : {}),
    };
    this.openSteps.set(opened.key, opened);
    this.change.opened.push(opened);
    return opened;
  }
}

function owing(role: string, authority: string | undefined): StepOwing {
  return authority ? { role, authority } : { role };
}

type Awaited = Exclude<MilestoneRef, { kind: 'rung' }>;

function isDue(event: CaseEvent, awaited: Awaited): true | undefined {
  if (event.type !== 'milestones-passed') return undefined;
  const name = (ref: MilestoneRef): string => (ref.kind === 'birthday' ? ref.name : ref.key);
  return event.milestones.some((ref) => ref.kind === awaited.kind && name(ref) === name(awaited)) || undefined;
}

function answerTo(key: string, event: CaseEvent): HandoverAnswer | undefined {
  if (isDue(event, { kind: 'due', key })) return 'lapsed';
  if (!('key' in event) || event.key !== key) return undefined;
  if (event.type === 'handover-withdrawn') return 'withdrawn';
  return event.type === 'completed' ? (event.outcome as 'accepted' | 'refused') : undefined;
}

function verdictAndRoutes({ verdict, routes }: Assessment): string {
  return JSON.stringify([verdict, routes.map(({ to, track, stage }) => [to, track, stage])]);
}
