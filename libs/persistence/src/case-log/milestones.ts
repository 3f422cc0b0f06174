import type { NextMilestones } from '@tovholder/contracts/commands';
import type { MilestoneRef } from '@tovholder/domain/case-log';
import { birthdayMilestones } from '@tovholder/domain/person';
import type { PendingMilestone } from './locked-case';

type State = 'pending' | 'passed' | 'moot';

export interface MilestoneChange {
  readonly kind: MilestoneRef['kind'];
  readonly ref: string;
  readonly at: string;
  readonly state: State;
}

/** The instants that a case waits for, and what one event does to them. */
export class Milestones {
  private readonly byName = new Map<
    string,
    { readonly ref: MilestoneRef; readonly at: string; readonly state: State }
  >();
  private readonly touched = new Set<string>();

  constructor(pending: readonly PendingMilestone[]) {
    for (const { ref, at } of pending) this.byName.set(nameOf(ref), { ref, at, state: 'pending' });
  }

  /** The instant of a pending milestone. */
  pendingAt(ref: MilestoneRef): string | undefined {
    const found = this.byName.get(nameOf(ref));
    return found?.state === 'pending' ? found.at : undefined;
  }

  expect(ref: MilestoneRef, at: string): void {
    this.put(ref, { at, state: 'pending' });
  }

  pass(ref: MilestoneRef): void {
    this.settle(ref, 'passed');
  }

  /** No longer waited for. Has no effect on one that has passed. */
  drop(ref: MilestoneRef): void {
    this.settle(ref, 'moot');
  }

  dropAll(): void {
    for (const { ref } of [...this.byName.values()]) this.drop(ref);
  }

  /** Birthdays after `now` of someone born on a date; those expected before on another date are dropped. */
  expectBirthdays(birthDate: string | null, { zone, now }: { readonly zone: string; readonly now: string }): void {
    for (const { ref } of [...this.byName.values()]) if (ref.kind === 'birthday') this.drop(ref);
    for (const { name, at } of birthDate === null ? [] : birthdayMilestones(birthDate, zone)) {
      if (Date.parse(at) > Date.parse(now)) this.expect({ kind: 'birthday', name }, at);
    }
  }

  get changes(): MilestoneChange[] {
    return [...this.touched].map((name) => {
      const { ref, at, state } = this.byName.get(name)!;
      return { kind: ref.kind, ref: ref.kind === 'due' ? ref.key : ref.name, at, state };
    });
  }

  /** The earliest instant waited for, and all milestones of that instant. */
  get next(): NextMilestones | null {
    return nextOf([...this.byName.values()].filter(({ state }) => state === 'pending'));
  }

  private settle(ref: MilestoneRef, state: State): void {
    const at = this.pendingAt(ref);
    if (at !== undefined) this.put(ref, { at, state });
  }

  private put(ref: MilestoneRef, { at, state }: { readonly at: string; readonly state: State }): void {
    this.byName.set(nameOf(ref), { ref, at, state });
    this.touched.add(nameOf(ref));
  }
}

export function nextOf(pending: readonly PendingMilestone[]): NextMilestones | null {
  const earliest = Math.min(...pending.map(({ at }) => Date.parse(at)));
  if (pending.length === 0) return null;
  const milestones = pending.filter(({ at }) => Date.parse(at) === earliest).map(({ ref }) => ref);
  return { at: new Date(earliest).toISOString(), milestones };
}

const nameOf = (ref: MilestoneRef): string => `${ref.kind}|${ref.kind === 'due' ? ref.key : ref.name}`;
