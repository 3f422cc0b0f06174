import { expect } from '@jest/globals';
import { caseworker } from '../../record/course';
import { pick, tally, type Act } from './directory';
import { standingAfter } from './invariants';
import type { OpenStep, World } from './world';

const openOffers = async (world: World): Promise<OpenStep[]> =>
  (await world.openSteps()).filter(({ key }) => key.startsWith('handover'));

/** A case is offered to a municipality. Until that one accepts, nothing about who is responsible changes. */
export const offer =
  (index: number, to: string): Act =>
  async (world) => {
    const drive = pick(world.drives, index)!;
    const before = standingAfter(drive.log);
    const open = await world.ask(
      `SELECT 1 FROM handover WHERE case_id = $1 AND to_authority = $2 AND state = 'offered' AND subject = 'case'`,
      [drive.caseId, to],
    );
    const result = await world.give(drive, { type: 'handover-offered', to });
    if (open.length > 0 && result) expect(result).toMatchObject({ kind: 'refused' });
    expect(standingAfter(drive.log)).toEqual(before);
  };

export const answer =
  (index: number, outcome: 'accepted' | 'refused'): Act =>
  async (world) => {
    const step = pick(await openOffers(world), index);
    if (!step) return;
    const drive = world.drive(step.caseId);
    const { epoch: ifEpoch } = standingAfter(drive.log);
    const result = await world.give(drive, { type: 'completed', key: step.key, outcome, data: {} }, { ifEpoch });
    expect(result).toMatchObject({ kind: 'appended' });
    if (outcome === 'accepted') tally.accepted += 1;
  };

/** The sender takes the offer back. */
export const takeBack =
  (index: number): Act =>
  async (world) => {
    const step = pick(await openOffers(world), index);
    if (!step) return;
    const result = await world.give(world.drive(step.caseId), { type: 'handover-withdrawn', key: step.key });
    expect(result).toMatchObject({ kind: 'appended' });
  };

/** Somebody who has not heard of a handover goes on working. */
export const writeAsBefore =
  (index: number): Act =>
  async (world) => {
    const movedOn = world.drives.filter(({ log }) => standingAfter(log).epoch > 1 && !log.at(-1)?.change?.ending);
    const drive = pick(movedOn, index);
    if (!drive) return;
    const ifEpoch = standingAfter(drive.log).epoch - 1;
    const head = await world.headOf(drive.caseId);
    const note = await world.direct(drive.caseId, { type: 'note', text: 'gammel' }, { actor: caseworker, ifEpoch });
    expect(note).toEqual({ kind: 'refused', code: 'epoch-conflict' });
    const written = await world.give(drive, { type: 'closed-early', ground: 'duplicate' }, { ifEpoch });
    expect(written).toMatchObject({ kind: 'refused', code: 'epoch-conflict' });
    expect(await world.headOf(drive.caseId)).toBe(head);
    tally.refusedAsOld += 1;
  };

/** The outcomes that bring a case forward. */
const forward: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  acknowledge: ['acknowledged', {}],
  'confirm-responsibility-unclear': ['unclear', {}],
  'confirm-involvement': ['supports-now', {}],
  schedule: ['scheduled', { 'fact:handlegruppe-meeting': '2027-03-02' }],
  'name-responsible': ['named', { authority: 'kommune' }],
  'settle-responsibility': ['recommended', { authority: 'psykiatri' }],
  'ask-managements': ['settled', { authority: 'kommune' }],
};

/** Plain work goes on beside all that. */
export const work =
  (index: number): Act =>
  async (world) => {
    const able = (await world.openSteps()).filter(({ key }) => forward[stepOf(key)]);
    const step = pick(able, index);
    if (!step) return;
    const [outcome, data] = forward[stepOf(step.key)]!;
    const drive = world.drive(step.caseId);
    const { epoch: ifEpoch } = standingAfter(drive.log);
    const event = { type: 'completed', key: step.key, outcome, data } as const;
    expect(await world.give(drive, event, { ifEpoch })).toMatchObject({ kind: 'appended' });
  };

const stepOf = (key: string): string => key.split(/[:#]/)[0]!;

export const wait =
  (hours: number): Act =>
  (world) =>
    world.wait(hours);
