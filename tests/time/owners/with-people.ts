import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { activateUser, cancelAbsence, deactivateUser, recordAbsence } from '@tovholder/persistence';
import { caseworker, coordinator } from '../../record/course';
import { localDate, plusDays } from '../model/dates';
import { canStandIn, colleagueOf, mayOwn, pick, someoneBusy, someoneIn, tally, type Act } from './directory';

/** Gives a step to somebody, or back to its unit's queue. */
export const assign =
  (index: number, who: number | null): Act =>
  async (world, model) => {
    const step = pick(await world.openSteps(), index);
    if (!step) return;
    const owner = who === null ? null : someoneIn(model, [step.unit], who);
    const result = await world.direct(step.caseId, { type: 'assign', key: step.key, owner }, { actor: coordinator });
    const may = owner === null || mayOwn(model, owner, step);
    expect(result).toMatchObject(may ? { kind: 'done' } : { kind: 'refused', code: 'assignee-not-in-unit' });
    if (owner !== null && may) tally.assigned += 1;
  };

export const claim =
  (index: number, who: number): Act =>
  async (world, model) => {
    const step = pick(await world.openSteps(), index);
    if (!step) return;
    const user = someoneIn(model, [step.unit], who);
    const actor = { ...caseworker, userId: user };
    const result = await world.direct(step.caseId, { type: 'claim', key: step.key }, { actor });
    const taken = step.owner !== null && step.owner !== user;
    const code = taken ? 'already-owned' : 'assignee-not-in-unit';
    expect(result).toMatchObject(!taken && mayOwn(model, user, step) ? { kind: 'done' } : { kind: 'refused', code });
  };

/** Somebody is away from a day on, counted from today, and somebody else acts meanwhile. */
export const goAway =
  (who: number, deputyNumber: number, { from, days }: { readonly from: number; readonly days: number }): Act =>
  async (world, model) => {
    const user = await someoneBusy(world, model, who);
    const deputy = colleagueOf(model, user, deputyNumber);
    const fromOn = plusDays(localDate(world.now), from);
    const toOn = plusDays(fromOn, days);
    const owned = (await world.openSteps()).filter(({ owner }) => owner === user);
    const { away } = model.people.get(user)!;
    const overlaps = away.some((other) => !other.cancelled && other.from <= toOn && fromOn <= other.to);
    const possible = !overlaps && canStandIn(model, { user, deputy, owned, fromOn, toOn });
    const identity = { commandId: randomUUID(), bodyHash: 'body' };
    const absence = { userId: user, deputyId: deputy, fromOn, toOn, recordedBy: user };
    const result = await recordAbsence(world.store, { ...identity, ...absence });
    expect([result.kind === 'recorded', user, deputy]).toEqual([possible, user, deputy]);
    if (result.kind !== 'recorded') return;
    away.push({ from: fromOn, to: toOn, id: result.absence.id, cancelled: false });
    tally.away += 1;
  };

/** Somebody who was to be away is there after all. */
export const comeBack =
  (who: number): Act =>
  async (world, model) => {
    const absences = [...model.people.values()].flatMap(({ away }) => away.filter(({ cancelled }) => !cancelled));
    const absence = pick(absences, who);
    if (!absence) return;
    expect(await cancelAbsence(world.store, { absenceId: absence.id })).toMatchObject({ kind: 'cancelled' });
    absence.cancelled = true;
  };

/** Somebody leaves for good, and a deputy takes their steps over. */
export const leave =
  (who: number, deputyNumber: number | undefined): Act =>
  async (world, model) => {
    const user = await someoneBusy(world, model, who);
    const deputy = deputyNumber === undefined ? undefined : colleagueOf(model, user, deputyNumber);
    const steps = await world.openSteps();
    const owned = steps.filter(({ owner }) => owner === user);
    const person = model.people.get(user)!;
    const today = localDate(world.now);
    const expected = (): string => {
      if (!person.active) return 'deactivated';
      if (deputy === undefined && owned.length > 0) return 'deputy-needed';
      const standing = { user, owned, fromOn: today, toOn: today };
      if (deputy !== undefined && !canStandIn(model, { ...standing, deputy })) return 'deputy-not-possible';
      const others = [...model.people].filter(([id, { active }]) => id !== user && active).map(([id]) => id);
      const owing = [...model.units.get(user)!].filter((unit) => steps.some((step) => step.unit === unit));
      return owing.every((unit) => others.some((id) => model.units.get(id)!.has(unit)))
        ? 'deactivated'
        : 'last-in-unit';
    };
    const input = { userId: user, by: coordinator, ...(deputy === undefined ? {} : { deputyId: deputy }) };
    const result = await deactivateUser(world.store, input);
    expect([result.kind, user, deputy]).toEqual([expected(), user, deputy]);
    if (result.kind !== 'deactivated' || !person.active) return;
    person.active = false;
    tally.left += 1;
    const after = await world.openSteps();
    for (const { caseId, key } of owned) {
      expect(after).toContainEqual(expect.objectContaining({ caseId, key, owner: deputy }));
    }
  };

export const comeIntoService =
  (who: number): Act =>
  async (world, model) => {
    const inactive = [...model.people].filter(([, { active }]) => !active);
    const [userId, person] = pick(inactive, who) ?? [];
    if (userId === undefined || person === undefined) return;
    expect(await activateUser(world.store, { userId })).toEqual({ kind: 'activated' });
    person.active = true;
  };

/** A step is given to somebody who is leaving at that very moment: whoever comes first, it is not left behind. */
export const giveWhileLeaving =
  (index: number, who: number, deputyNumber: number): Act =>
  async (world, model) => {
    const step = pick(await world.openSteps(), index);
    if (!step) return;
    const user = someoneIn(model, [step.unit], who);
    const deputyId = colleagueOf(model, user, deputyNumber);
    const [left] = await Promise.all([
      deactivateUser(world.store, { userId: user, deputyId, by: coordinator }),
      world.direct(step.caseId, { type: 'assign', key: step.key, owner: user }, { actor: coordinator }),
    ]);
    if (left.kind === 'deactivated') model.people.get(user)!.active = false;
  };
