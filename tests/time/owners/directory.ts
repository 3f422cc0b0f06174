import type { OpenStep, World } from './world';

/** What the model knows of a user, told by what was done to them and by nothing in the record. */
export interface Person {
  active: boolean;
  readonly away: { readonly from: string; readonly to: string; readonly id: string; cancelled: boolean }[];
}

export interface Directory {
  readonly people: Map<string, Person>;
  /** Units of each user in which they can answer for a step, as the directory was set up. */
  readonly units: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Something that people do: tried on the record, and expected of it by the model. */
export type Act = (world: World, model: Directory) => Promise<void>;

/** What has come about so far, over all worlds: a test in which nobody leaves would prove less than it says. */
export const tally = { assigned: 0, away: 0, left: 0, accepted: 0, refusedAsOld: 0 };

/** One of a list by any number. */
export const pick = <T>(things: readonly T[], index: number): T | undefined =>
  things[index % Math.max(things.length, 1)];

export function mayOwn({ people, units }: Directory, userId: string, { unit }: OpenStep): boolean {
  return people.get(userId)!.active && units.get(userId)!.has(unit);
}

/** Mostly somebody who works in one of these units; now and then anybody. */
export function someoneIn({ units }: Directory, where: Iterable<string>, who: number): string {
  const wanted = new Set(where);
  const inside = [...units].filter(([, of]) => [...of].some((unit) => wanted.has(unit))).map(([user]) => user);
  const found = who % 5 === 0 ? undefined : pick(inside, who);
  return found ?? pick([...units.keys()], who)!;
}

export const colleagueOf = (model: Directory, user: string, who: number): string =>
  someoneIn(model, model.units.get(user)!, who);

/** Mostly somebody who owns a step. */
export async function someoneBusy(world: World, model: Directory, who: number): Promise<string> {
  const owners = (await world.openSteps()).flatMap(({ owner }) => (owner === null ? [] : [owner]));
  return (who % 3 === 0 ? undefined : pick(owners, who)) ?? pick([...model.people.keys()], who)!;
}

interface Standing {
  readonly user: string;
  readonly deputy: string;
  readonly owned: readonly OpenStep[];
  readonly fromOn: string;
  readonly toOn: string;
}

/** A deputy is somebody else, active, there on all days, and a member where the user owns steps (or works at all). */
export function canStandIn(model: Directory, { user, deputy, owned, fromOn, toOn }: Standing): boolean {
  const other = model.people.get(deputy)!;
  const there = !other.away.some(({ from, to, cancelled }) => !cancelled && from <= toOn && fromOn <= to);
  const units = model.units.get(deputy)!;
  const belongs =
    owned.length > 0
      ? owned.every(({ unit }) => units.has(unit))
      : [...model.units.get(user)!].some((unit) => units.has(unit));
  return user !== deputy && other.active && there && belongs;
}
