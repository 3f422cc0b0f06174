import {
  endOfLocalDay,
  localDateOf,
  nextWorkingDay,
  previousWorkingDay,
  startOfLocalDay,
  dayOf,
} from '@tovholder/domain/calendar';
import type { CaseEvent, CourseChange, Ending, MilestoneRef, OpenedStep } from '@tovholder/domain/case-log';
import type { UnsealedCertificate } from '@tovholder/domain/deadlines';
import type { Assessment } from '@tovholder/domain/eligibility';
import { CourseRun, type ProcessDefinition } from '@tovholder/workflows/engine';
import { type Chance, pick } from './chance';
import type { Choice } from './choices';
import { certificateOf, type Counting, ruleOf } from './deadlines';
import { inventData } from './invention';

const hour = 3_600_000;
const day = 24 * hour;

export interface SimulationOptions {
  readonly process: ProcessDefinition;
  /** What the case opens with. */
  readonly opening: Assessment;
  readonly counting: Counting;
  /** Local date of the submission. */
  readonly start: string;
  readonly chance: Chance;
  readonly choices: ReadonlyMap<string, readonly Choice[]>;
  /** Share of steps that are done after their date, 0 to 1. */
  readonly late: number;
  /** Events after which the simulation stops, should the case not have ended. */
  readonly limit: number;
}

/** A step that is open, and when it is due. */
export interface SimulatedStep {
  readonly step: OpenedStep;
  readonly due: UnsealedCertificate | null;
  readonly timed: boolean;
}

export interface SimulatedEvent {
  /** Instant (RFC 3339, UTC) on the simulated clock, and its local date. */
  readonly at: string;
  readonly localDate: string;
  readonly event: CaseEvent;
  readonly change: CourseChange;
  /** Every step that is open after the event. */
  readonly open: readonly SimulatedStep[];
}

interface Underway {
  readonly step: OpenedStep;
  readonly openedAt: string;
  due: UnsealedCertificate | null;
  duePassed: boolean;
  /** Milliseconds; never for an option that nobody chose. */
  doneAt: number;
}

/** How often a step may come again before one of the options ends what else would go on for years. */
const patience = 12;

/** One case of a process, from its submission on, on a clock that jumps from event to event. Touches nothing outside. */
export class Simulation {
  private readonly run: CourseRun;
  private readonly underway = new Map<string, Underway>();
  private readonly facts = new Map<string, string>();
  private readonly choices: Map<string, Choice[]>;
  private readonly submittedAt: string;
  private now: number;

  constructor(private readonly options: SimulationOptions) {
    this.run = new CourseRun(options.process);
    this.choices = new Map([...options.choices].map(([step, queue]) => [step, [...queue]]));
    this.now = Date.parse(startOfLocalDay(options.start, options.counting.zone)) + 9 * hour;
    this.submittedAt = this.instant;
  }

  get ending(): Ending | undefined {
    return this.run.state.ending;
  }

  /** The events in order, until the case has ended, nothing more can happen, or the limit is reached. */
  *events(): Generator<SimulatedEvent> {
    this.run.apply({ type: 'submitted', assessment: this.options.opening, requestReview: false });
    yield this.apply({ type: 'opened' });
    for (let count = 1; count < this.options.limit && this.ending === undefined; count++) {
      const event = this.next();
      if (event === undefined) return;
      yield this.apply(event);
    }
  }

  private get instant(): string {
    return new Date(this.now).toISOString();
  }

  private get today(): string {
    return localDateOf(this.instant, this.options.counting.zone);
  }

  private apply(event: CaseEvent): SimulatedEvent {
    const change = this.run.apply(event);
    if (event.type === 'completed') this.underway.delete(event.key);
    change.withdrawn.forEach((key) => this.underway.delete(key));
    change.opened.forEach((step) => this.begin(step));
    for (const each of this.underway.values()) this.redate(each);
    return {
      at: this.instant,
      localDate: this.today,
      event,
      change,
      open: [...this.underway.values()].map((each) => this.shown(each)),
    };
  }

  private shown({ step, due }: Underway): SimulatedStep {
    return { step, due, timed: ruleOf(step, this.options.counting) !== undefined };
  }

  private begin(step: OpenedStep): void {
    const begun: Underway = { step, openedAt: this.instant, due: null, duePassed: false, doneAt: Infinity };
    this.redate(begun);
    const chosen = (this.choices.get(step.step)?.length ?? 0) > 0;
    if (!step.option || chosen) begun.doneAt = this.doneAt(begun);
    this.underway.set(step.key, begun);
  }

  private redate(each: Underway): void {
    const { counting } = this.options;
    const timing = { submittedAt: this.submittedAt, openedAt: each.openedAt, facts: this.facts };
    each.due = certificateOf(each.step, { counting, timing });
  }

  /** Some time before the date, on a working day; for the late share some days after it. */
  private doneAt({ step, due }: Underway): number {
    const { chance, counting, late } = this.options;
    const rule = ruleOf(step, counting);
    if (due === null) return this.onWorkingDay(this.now + (0.2 + 4 * chance()) * day);
    const dueAt = Date.parse(due.due.at);
    if (chance() < late) return this.onWorkingDay(Math.max(dueAt, this.now) + (1 + 5 * chance()) * day);
    // Nothing to count: the day itself is when it happens, such as a meeting.
    if (rule?.amount === 0) return Math.max(this.now + hour, dueAt - 10 * hour);
    const then = this.now + Math.max(0, dueAt - this.now) * (0.2 + 0.7 * chance());
    return rule?.kind === 'hours' ? then : this.onWorkingDay(then);
  }

  private onWorkingDay(moment: number): number {
    const { calendar, zone } = this.options.counting;
    const date = localDateOf(new Date(moment).toISOString(), zone);
    const before = previousWorkingDay(calendar, date);
    const chosen = dayOf(calendar, date).working
      ? date
      : before >= this.today
        ? before
        : nextWorkingDay(calendar, date);
    const at = Date.parse(startOfLocalDay(chosen, zone)) + (8 + 8 * this.options.chance()) * hour;
    return Math.max(at, this.now + hour / 2);
  }

  /** Advances the clock to what comes first. */
  private next(): CaseEvent | undefined {
    const steps = [...this.underway.values()];
    const waiting = steps.filter(({ due, duePassed }) => due !== null && !duePassed);
    const dueAt = Math.min(...waiting.map(({ due }) => Date.parse(due?.due.at ?? '')));
    const first = this.wayOut(steps) ?? this.firstDone(steps);
    if (first === undefined && waiting.length === 0) return undefined;
    if (dueAt < (first?.doneAt ?? Infinity))
      return this.pass(
        waiting.filter(({ due }) => Date.parse(due?.due.at ?? '') === dueAt),
        dueAt,
      );
    if (first === undefined) return undefined;
    this.now = Math.max(this.now, first.doneAt);
    return this.completion(first.step);
  }

  /** What is done first, of all that can be recorded now. */
  private firstDone(steps: readonly Underway[]): Underway | undefined {
    return steps
      .filter(({ step, doneAt }) => doneAt < Infinity && this.allowed(step).length > 0)
      .reduce<Underway | undefined>(
        (one, other) => (other.doneAt < (one?.doneAt ?? Infinity) ? other : one),
        undefined,
      );
  }

  /** An option, once steps have come again often enough: what only repeats would have no end. */
  private wayOut(steps: readonly Underway[]): Underway | undefined {
    const tiring = steps.some(({ step }) => Number(/#(\d+)$/.exec(step.key)?.[1] ?? 0) > patience);
    const options = steps.filter(({ step }) => step.option && !this.options.process.steps[step.step]?.numbered);
    return tiring && options.length > 0 ? { ...pick(options, this.options.chance), doneAt: this.now + day } : undefined;
  }

  private allowed({ key, step }: OpenedStep): string[] {
    return Object.keys(this.options.process.steps[step]?.outcomes ?? {}).filter(
      (outcome) => this.run.refusalOf({ type: 'completed', key, outcome, data: {} }) === undefined,
    );
  }

  private pass(passed: readonly Underway[], at: number): CaseEvent {
    this.now = Math.max(this.now, at);
    for (const each of passed) each.duePassed = true;
    const milestones: MilestoneRef[] = passed.map(({ step }) => ({ kind: 'due', key: step.key }));
    return { type: 'milestones-passed', milestones };
  }

  private completion(open: OpenedStep): CaseEvent {
    const { process, chance, counting } = this.options;
    const { key, step } = open;
    const outcomes = process.steps[step]?.outcomes ?? {};
    const allowed = this.allowed(open);
    const asked = this.choices.get(step)?.shift();
    const outcome = asked !== undefined && allowed.includes(asked.outcome) ? asked.outcome : pick(allowed, chance);
    const { data, facts } = inventData(outcomes[outcome]?.data ?? {}, {
      chance,
      chosen: asked?.outcome === outcome ? asked.data : {},
      today: this.today,
      daysLater: (days) => this.workingDate(days),
      rules: [...counting.rules.values()],
    });
    for (const [name, date] of Object.entries(facts)) this.facts.set(name, date);
    return { type: 'completed', key, outcome, data };
  }

  private workingDate(days: number): string {
    const { calendar, zone } = this.options.counting;
    const date = localDateOf(
      new Date(Date.parse(endOfLocalDay(this.today, zone)) + (days - 0.5) * day).toISOString(),
      zone,
    );
    return dayOf(calendar, date).working ? date : nextWorkingDay(calendar, date);
  }
}
