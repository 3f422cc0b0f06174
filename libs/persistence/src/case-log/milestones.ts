import type { NextMilestones } from '@tovholder/contracts/commands';
import type { MilestoneRef } from '@tovholder/domain/case-log';
import { birthdayMilestones } from '@tovholder/domain/person';
import { refText, type PendingMilestone } from './milestone-ref';

type State = 'pending' | 'passed' | 'moot';
type Rung = Extract<MilestoneRef, { kind: 'rung' }>;

/** Why a milestone is no longer waited for, or never was. */
export type MootReason =
  /** The step was done, or closed without an outcome. */
  | 'completed'
  | 'withdrawn'
  /** The due instant became another one; stands still; or is gone. */
  | 'moved'
  | 'paused'
  /** It lay before the instant at which the ladder was put up. */
  | 'before-armed'
  /** It had rung before a pause, and does not ring again after it. */
  | 'rung-before';

export interface MilestoneChange {
  readonly kind: MilestoneRef['kind'];
  readonly ref: string;
  readonly at: string;
  readonly state: State;
  readonly firedAt: string | null;
  readonly mootBecause: MootReason | null;
}

interface Known extends Pick<MilestoneChange, 'at' | 'state' | 'firedAt' | 'mootBecause'> {
  readonly ref: MilestoneRef;
}

/** The instants that a case waits for, and what one event does to them. */
export class Milestones {
  private readonly byName = new Map<string, Known>();
  private readonly touched = new Set<string>();

  constructor(pending: readonly PendingMilestone[]) {
    for (const { ref, at } of pending) this.byName.set(nameOf(ref), { ...pendingFrom(at), ref });
  }

  /** The instant of a pending milestone. */
  pendingAt(ref: MilestoneRef): string | undefined {
    const found = this.byName.get(nameOf(ref));
    return found?.state === 'pending' ? found.at : undefined;
  }

  expect(ref: MilestoneRef, at: string): void {
    this.put({ ...pendingFrom(at), ref });
  }

  /** A milestone that is known and will never be waited for. */
  expectNever(ref: MilestoneRef, { at, because }: { readonly at: string; readonly because: MootReason }): void {
    this.put({ ref, at, state: 'moot', firedAt: null, mootBecause: because });
  }

  /** @param firedAt instant by the database's clock */
  pass(ref: MilestoneRef, firedAt: string): void {
    const at = this.pendingAt(ref);
    if (at !== undefined) this.put({ ref, at, state: 'passed', firedAt, mootBecause: null });
  }

  /** No longer waited for. Has no effect on one that has passed. */
  drop(ref: MilestoneRef, because: MootReason): void {
    const at = this.pendingAt(ref);
    if (at !== undefined) this.put({ ref, at, state: 'moot', firedAt: null, mootBecause: because });
  }

  /** The step's due instant and what is left of its ladder are no longer waited for. */
  dropStep(key: string, because: MootReason): void {
    this.drop({ kind: 'due', key }, because);
    this.dropRungs(key, because);
  }

  dropRungs(key: string, because: MootReason): void {
    for (const ref of this.rungsOf(key)) this.drop(ref, because);
  }

  dropAll(because: MootReason): void {
    for (const { ref } of [...this.byName.values()]) this.drop(ref, because);
  }

  /** Birthdays after `now` of someone born on a date; those expected before on another date are dropped. */
  expectBirthdays(birthDate: string | null, { zone, now }: { readonly zone: string; readonly now: string }): void {
    for (const { ref } of [...this.byName.values()]) if (ref.kind === 'birthday') this.drop(ref, 'moved');
    for (const { name, at } of birthDate === null ? [] : birthdayMilestones(birthDate, zone)) {
      if (Date.parse(at) > Date.parse(now)) this.expect({ kind: 'birthday', name }, at);
    }
  }

  get changes(): MilestoneChange[] {
    return [...this.touched].map((name) => {
      const { ref, ...known } = this.byName.get(name)!;
      return { kind: ref.kind, ref: refText(ref), ...known };
    });
  }

  /** The earliest instant waited for, and all milestones of that instant. */
  get next(): NextMilestones | null {
    return nextOf([...this.byName.values()].filter(({ state }) => state === 'pending'));
  }

  private rungsOf(key: string): Rung[] {
    return [...this.byName.values()].flatMap(({ ref }) => (ref.kind === 'rung' && ref.key === key ? [ref] : []));
  }

  private put(milestone: Known): void {
    this.byName.set(nameOf(milestone.ref), milestone);
    this.touched.add(nameOf(milestone.ref));
  }
}

const pendingFrom = (at: string): Omit<Known, 'ref'> => ({ at, state: 'pending', firedAt: null, mootBecause: null });

export function nextOf(pending: readonly PendingMilestone[]): NextMilestones | null {
  const earliest = Math.min(...pending.map(({ at }) => Date.parse(at)));
  if (pending.length === 0) return null;
  const milestones = pending.filter(({ at }) => Date.parse(at) === earliest).map(({ ref }) => ref);
  return { at: new Date(earliest).toISOString(), milestones };
}

const nameOf = (ref: MilestoneRef): string => `${ref.kind}|${refText(ref)}`;
