import { describe, expect, test } from '@jest/globals';
import type { Role } from '../access';
import type { Audience } from '../ladders';
import { accountableFor, type Directory, type OwedStep, resolveAudience, standInFor } from './index';

const unit = 'vest/kommune-0165';
const authority = 'kommune:0165';
const step: OwedStep = { unit, authority, owner: 'anna' };

interface Person {
  readonly id: string;
  readonly role?: Role;
  readonly unit?: string;
  readonly authority?: string;
  readonly active?: boolean;
  readonly deputy?: string;
}

function directory(people: readonly Person[], dutyRosters: Directory['dutyRosters'] = {}): Directory {
  return {
    users: new Map(people.map(({ id, active = true, deputy = null }) => [id, { id, active, deputy }])),
    members: people.map(({ id, role = 'caseworker', unit: of = unit, authority: code = authority }) => ({
      userId: id,
      unit: of,
      authority: code,
      role,
    })),
    dutyRosters,
  };
}

const told = (
  audience: Audience,
  people: readonly Person[],
  given: { step?: OwedStep; dutyRosters?: Directory['dutyRosters'] } = {},
) =>
  resolveAudience({ audience, step: given.step ?? step, directory: directory(people, given.dutyRosters) }).map(
    ({ userId, standsInFor }) => (standsInFor === null ? userId : `${userId} for ${standsInFor}`),
  );

const supervisor: Person = { id: 'sofie', role: 'supervisor' };

describe('whom a rung tells', () => {
  test('the owner; of a step in the queue, everybody who could take it', () => {
    const people = [{ id: 'anna' }, { id: 'bo' }, { id: 'revisor', role: 'auditor' as const }];
    expect(told('owner', people)).toEqual(['anna']);
    expect(told('owner', people, { step: { ...step, owner: null } })).toEqual(['anna', 'bo']);
    expect(told('unit', people)).toEqual(['anna', 'bo']);
  });

  test('the deputy of one who is away, and the deputy of the deputy', () => {
    expect(told('owner', [{ id: 'anna', deputy: 'bo' }, { id: 'bo' }])).toEqual(['bo for anna']);
    expect(told('owner', [{ id: 'anna', deputy: 'bo' }, { id: 'bo', deputy: 'carla' }, { id: 'carla' }])).toEqual([
      'carla for anna',
    ]);
    expect(told('unit', [{ id: 'anna', deputy: 'bo' }, { id: 'bo' }])).toEqual(['bo']);
  });

  test('the supervisor where the deputies go round in a circle or have left', () => {
    const circle = [{ id: 'anna', deputy: 'bo' }, { id: 'bo', deputy: 'anna' }, supervisor];
    expect(told('owner', circle)).toEqual(['sofie for anna']);
    expect(told('owner', [{ id: 'anna', deputy: 'bo' }, { id: 'bo', active: false }, supervisor])).toEqual([
      'sofie for anna',
    ]);
    expect(told('owner', [{ id: 'anna', active: false }, supervisor])).toEqual(['sofie for anna']);
  });

  test('then the head, the management, any member; never someone outside the authority, who may not know of the case', () => {
    const gone: Person = { id: 'anna', active: false };
    const head: Person = { id: 'hanne', role: 'head' };
    const management: Person = { id: 'mads', role: 'management', unit: 'vest/ledelse' };
    const colleague: Person = { id: 'bo' };
    const elsewhere: Person = { id: 'per', role: 'supervisor', unit: 'vest/politi', authority: 'politi' };
    expect(told('owner', [gone, elsewhere, colleague, management, head])).toEqual(['hanne for anna']);
    expect(told('owner', [gone, elsewhere, colleague, management])).toEqual(['mads for anna']);
    expect(told('owner', [gone, elsewhere, colleague])).toEqual(['bo for anna']);
    expect(told('owner', [gone, elsewhere])).toEqual([]);
    expect(told('owner', [gone])).toEqual([]);
  });

  test('in an exit unit, which is closed, nobody from the rest of the authority', () => {
    const exit = { ...step, unit: 'vest/kommune-0165.exit', owner: null };
    const worker: Person = { id: 'erik', unit: exit.unit };
    const head: Person = { id: 'hanne', role: 'head', unit: exit.unit };
    const people = [worker, head, supervisor, { id: 'mads', role: 'management' as const }];
    expect(told('supervisor', people, { step: exit })).toEqual(['hanne']);
    expect(told('management', people, { step: exit })).toEqual(['hanne']);
    expect(told('owner', [{ ...worker, active: false }, head, supervisor], { step: exit })).toEqual(['hanne']);
  });

  test('supervisors and heads of the unit, else of its authority; the management of the authority', () => {
    const ofAuthority: Person = { id: 'sven', role: 'supervisor', unit: 'vest/kommune-0165.exit' };
    const management: Person = { id: 'mads', role: 'management', unit: 'vest/ledelse' };
    expect(told('supervisor', [supervisor, ofAuthority])).toEqual(['sofie']);
    expect(told('supervisor', [ofAuthority])).toEqual(['sven']);
    expect(told('management', [management, supervisor])).toEqual(['mads']);
    expect(told('head', [{ ...supervisor, deputy: 'bo' }, { id: 'bo' }])).toEqual(['bo']);
  });

  test('the duty roster, the steering group of the district, and who made an offer', () => {
    const roster: Person = { id: 'vagt', unit: 'vest/vagt' };
    const steering: Person = { id: 'stine', role: 'coordinator', unit: 'vest/pspk.styregruppe', authority: 'pspk' };
    const other: Person = { ...steering, id: 'nanna', unit: 'nord/pspk.styregruppe' };
    expect(told('duty-roster', [{ id: 'anna' }, roster], { dutyRosters: { [authority]: 'vest/vagt' } })).toEqual([
      'vagt',
    ]);
    expect(told('duty-roster', [{ id: 'anna' }, roster])).toEqual(['anna']);
    expect(told('steering-group', [steering, other])).toEqual(['stine']);
    const sent = { ...step, sender: { userId: 'per', unit: 'vest/politi', authority: 'politi' } };
    const police: Person = { id: 'per', unit: 'vest/politi', authority: 'politi' };
    const chief: Person = { id: 'pia', role: 'supervisor', unit: 'vest/politi', authority: 'politi' };
    expect(told('sender', [police, chief], { step: sent })).toEqual(['per']);
    expect(told('sender', [{ ...police, active: false }, chief], { step: sent })).toEqual(['pia for per']);
    expect(told('sender', [police, chief, supervisor])).toEqual(['sofie']);
  });

  test('each once, in person where they are meant in person', () => {
    const people = [{ id: 'anna', deputy: 'bo' }, { id: 'bo' }, { id: 'bo', role: 'supervisor' as const }];
    expect(told('unit', people)).toEqual(['bo']);
  });
});

describe('who answers for a step', () => {
  test('is its owner, who stands in, or the first of the line', () => {
    const people = [{ id: 'anna', deputy: 'bo' }, { id: 'bo' }, supervisor];
    expect(accountableFor({ step, directory: directory(people) })).toEqual({ userId: 'bo', standsInFor: 'anna' });
    const queued = { ...step, owner: null };
    expect(accountableFor({ step: queued, directory: directory(people) })).toEqual({
      userId: 'sofie',
      standsInFor: null,
    });
    expect(accountableFor({ step, directory: directory([{ id: 'anna', active: false }]) })).toBeNull();
    expect(standInFor(directory(people), 'nobody')).toBeNull();
  });
});
