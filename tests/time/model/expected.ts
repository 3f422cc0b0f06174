import type { CourseChange, LoggedEvent, OpenedStep } from '@tovholder/domain/case-log';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { dueOf, type Due, type Interval } from './due';
import { nameOf, type Ledger, type RungName } from './ledger';
import { ladderOf, windowsOf } from './rungs';

/** What must have become of one rung. `firedAt` in milliseconds. */
export interface Fate extends RungName {
  readonly intendedAt: number;
  readonly firedAt: number | null;
}

/** What the model says of a case: the fate of each rung, the due instants, and where the record contradicts it. */
export interface Verdict {
  readonly rungs: readonly Fate[];
  /** Due instant (milliseconds) of each step by key; null where the clock stands still or nothing is known. */
  readonly due: ReadonlyMap<string, number | null>;
  readonly contradictions: readonly string[];
}

interface Waiting {
  readonly name: RungName;
  readonly at: number;
}

interface Clocked {
  readonly step: OpenedStep;
  readonly rule: DeadlineRule;
  readonly openedAt: string;
  trigger: string | null;
  since: string | null;
  version: number;
  due: Due | null;
  waiting: Waiting[];
  /** Rungs that have rung for the promise that stands: a pause does not make it a new one. */
  rung: Set<string>;
  pauses: Interval[];
  pausedFrom: number | null;
}

/** When something happened (milliseconds), and which rungs that are caught up at the same moment came before it. */
interface Moment {
  readonly at: number;
  readonly rungUpTo: number;
}

const lateAfterMs = 60_000;
export const isLate = ({ intendedAt, firedAt }: Fate): boolean =>
  firedAt !== null && firedAt - intendedAt > lateAfterMs;

/**
 * Walks through the ledger of a case and works out which rungs must have rung and when.
 *
 * @param intended instants (milliseconds) that the record gives each rung. Only the spread of up to ten minutes is taken
 *   from it; an instant outside the window that the model works out is a contradiction.
 */
export function judge(ledger: Ledger, intended: ReadonlyMap<string, number>): Verdict {
  return new Judge(ledger, intended).verdict();
}

class Judge {
  private readonly open = new Map<string, Clocked>();
  private readonly fates: Fate[] = [];
  private readonly due = new Map<string, number | null>();
  private readonly contradictions: string[] = [];
  private readonly dates: Map<string, string>;

  constructor(
    private readonly ledger: Ledger,
    private readonly intended: ReadonlyMap<string, number>,
  ) {
    this.dates = new Map(Object.entries(ledger.submittedDates));
  }

  verdict(): Verdict {
    for (const row of this.ledger.log) this.take(row);
    const end = { at: this.ledger.until, rungUpTo: -Infinity };
    for (const step of this.open.values()) this.ring(step, end);
    return { rungs: this.fates, due: this.due, contradictions: this.contradictions };
  }

  private take(row: LoggedEvent): void {
    const { event, change } = row;
    const at: Moment = { at: Date.parse(row.at), rungUpTo: this.intendedBy(event) };
    this.stateDates(row);
    if (event.type === 'paused') this.pause(event, at);
    if (event.type === 'pause-ended') this.endPause(event, at);
    if (!change) return;
    for (const key of this.closedBy(row, change)) {
      const step = this.open.get(key);
      if (step) this.disarm(step, at);
      this.open.delete(key);
    }
    for (const step of this.open.values()) {
      step.trigger = this.triggerOf(step);
      step.since = this.sinceOf(step);
      if (step.pausedFrom === null) this.promise(step, at);
    }
    for (const step of change.opened) this.start(step, row.at, at);
  }

  /** Until which intended instant the clocks have rung when they bring an event about themselves. */
  private intendedBy(event: LoggedEvent['event']): number {
    if (event.type !== 'milestones-passed') return -Infinity;
    const dues = event.milestones.flatMap((ref) => (ref.kind === 'due' ? [this.due.get(ref.key) ?? -Infinity] : []));
    return Math.max(-Infinity, ...dues);
  }

  /** Dates that an outcome or a correction states. */
  private stateDates({ event, commandId }: LoggedEvent): void {
    if (event.type === 'completed') {
      for (const [name, value] of Object.entries(event.data)) {
        if (name.startsWith('fact:')) this.dates.set(name.slice('fact:'.length), String(value));
      }
    }
    const correction = this.ledger.corrections.get(commandId);
    if (event.type === 'fact-corrected' && typeof correction?.value === 'string') {
      this.dates.set(correction.fact, correction.value);
    }
  }

  private closedBy({ event }: LoggedEvent, change: CourseChange): readonly string[] {
    if (change.ending) return [...this.open.keys()];
    return event.type === 'completed' ? [...change.withdrawn, event.key] : change.withdrawn;
  }

  private start(step: OpenedStep, openedAt: string, at: Moment): void {
    const rule = step.due === undefined ? undefined : this.ledger.rules.get(step.due);
    if (!rule) return;
    const clocked: Clocked = {
      step,
      rule,
      openedAt,
      trigger: null,
      since: null,
      version: 0,
      due: null,
      waiting: [],
      rung: new Set(),
      pauses: [],
      pausedFrom: null,
    };
    clocked.trigger = this.triggerOf(clocked);
    clocked.since = this.sinceOf(clocked);
    this.open.set(step.key, clocked);
    this.promise(clocked, at);
  }

  private triggerOf({ step, rule, openedAt }: Clocked): string | null {
    if (step.dueOn !== undefined) return step.dueOn;
    // What is to be done every so often and never was counts from when it was first owed.
    const { trigger, otherwise, kind } = rule;
    const date = this.dateOf(trigger, openedAt) ?? (otherwise ? this.dateOf(otherwise, openedAt) : null);
    return date ?? (kind === 'cadence' ? openedAt : null);
  }

  private sinceOf({ rule, openedAt }: Clocked): string | null {
    return rule.then ? this.dateOf(rule.then.since, openedAt) : null;
  }

  private dateOf(trigger: DeadlineRule['trigger'], openedAt: string): string | null {
    if (trigger === 'opened') return openedAt;
    if (trigger === 'submitted') return this.ledger.log[0]!.at;
    return this.dates.get(trigger.slice('fact:'.length)) ?? null;
  }

  /** Sets or moves the due instant: the rungs that were waiting give way to those of the new one. */
  private promise(step: Clocked, moment: Moment, { stoodStill = false } = {}): void {
    const due = this.dueNow(step);
    if (due !== null && due.at === step.due?.at) return;
    // What was overdue and still is tells nobody again, and neither does a clock that only stood still.
    const isBy = (one: Due | null): boolean => one !== null && one.at <= moment.at;
    const isSamePromise = stoodStill || (isBy(step.due) && isBy(due));
    this.disarm(step, moment);
    if (!isSamePromise) step.rung = new Set();
    step.due = due;
    this.due.set(step.step.key, due?.at ?? null);
    if (!due) return;
    step.version += 1;
    this.arm(step, due, moment.at);
  }

  private dueNow({ step, rule, trigger, since, pauses }: Clocked): Due | null {
    const closed = this.ledger.closedTo(step.key);
    return trigger === null ? null : dueOf({ rule, trigger, ...(since === null ? {} : { since }), pauses, closed });
  }

  private arm({ step: { key }, rule, version, rung, waiting }: Clocked, due: Due, armedAt: number): void {
    const { hour, ladders } = this.ledger;
    const ladder = ladders.get(ladderOf(rule));
    if (!ladder) throw new Error(`There is no ladder ${ladderOf(rule)}`);
    const days = { closed: this.ledger.closedTo(key), openOnClosingDays: rule.closingDays === 'working' };
    for (const window of windowsOf(ladder, { due, armedAt, hour, days })) {
      if (rung.has(window.rung)) continue;
      const name = { key, ladder: ladder.id, rung: window.rung, version };
      const planned = this.intended.get(nameOf(name));
      if (planned === undefined) {
        if (window.earliest >= armedAt) this.contradictions.push(`${nameOf(name)} was never planned`);
        continue;
      }
      if (planned < window.earliest || planned > window.latest) {
        const [from, to] = [window.earliest, window.latest].map((ms) => new Date(ms).toISOString());
        this.contradictions.push(
          `${nameOf(name)} is planned for ${new Date(planned).toISOString()}, not ${from}–${to}`,
        );
      }
      if (planned >= armedAt) waiting.push({ name, at: planned });
    }
  }

  private pause({ key, from }: { readonly key: string; readonly from: string }, at: Moment): void {
    const step = this.open.get(key);
    if (!step) return;
    this.disarm(step, at);
    step.pausedFrom = Date.parse(from);
    step.due = null;
    this.due.set(key, null);
  }

  private endPause({ key, to }: { readonly key: string; readonly to: string }, at: Moment): void {
    const step = this.open.get(key);
    if (step?.pausedFrom === undefined || step.pausedFrom === null) return;
    step.pauses.push({ from: step.pausedFrom, to: Date.parse(to) });
    step.pausedFrom = null;
    this.promise(step, at, { stoodStill: true });
  }

  private disarm(step: Clocked, at: Moment): void {
    this.ring(step, at);
    step.waiting = [];
  }

  /** Lets the waiting rungs of a step ring that had to before an instant; the others never did. */
  private ring(step: Clocked, before: Moment): void {
    for (const { name, at } of step.waiting) {
      const outage = this.ledger.outages.find(({ from, to }) => from <= at && at < to);
      const ringsAt = outage?.to ?? at;
      const rang = ringsAt < before.at || (ringsAt === before.at && at <= before.rungUpTo);
      const firedAt = rang ? ringsAt : null;
      if (firedAt !== null) step.rung.add(name.rung);
      this.fates.push({ ...name, intendedAt: at, firedAt });
    }
  }
}
