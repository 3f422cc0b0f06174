import { describe, expect, test } from '@jest/globals';
import { actionsOn, actionsOnStep } from './actions';
import { type ConflictForAccess, settlesConflict, toldOfConflict } from './conflicts';
import { decide } from './decision';
import { caseLevel } from './policy';
import { eventSight, personVisible, stepVisible } from './sight';
import type { CaseForAccess, Principal, Role } from './types';

const district = 'koebenhavns-vestegn';
const unit = (name: string): string => `${district}/${name}`;
const who = (userId: string, role: Role, authority: string, ...units: string[]): Principal => ({
  userId,
  roles: [role],
  authorities: [authority],
  units: units.map(unit),
  districts: [district],
  actingFor: [],
  language: 'da',
});

const psychiatrist = who('psy', 'caseworker', 'psykiatri', 'psykiatri');
const colleague = { ...psychiatrist, userId: 'psy-2' };
const secretariat = who('sek', 'coordinator', 'pspk', 'pspk.sekretariatsgruppe');
const chair = who('chair', 'coordinator', 'pspk', 'pspk.handlegruppe-0165');
const steering = who('styr', 'coordinator', 'pspk', 'pspk.styregruppe');
const superior = who('boss', 'supervisor', 'psykiatri', 'psykiatri');
const management = who('ledelse', 'management', 'psykiatri', 'psykiatri');
const otherSuperior = who('boss-2', 'supervisor', 'politi', 'politi.pspk');

const asked = {
  key: 'confirm-involvement:psykiatri',
  step: 'confirm-involvement',
  unit: unit('psykiatri'),
  authority: 'psykiatri',
  owner: 'psy',
  state: 'open',
  completedByUnit: null,
} as const;
const kase = (conflicted: readonly string[] = []): CaseForAccess => ({
  process: 'psp-k',
  district,
  state: 'open',
  referrer: { userId: 'psy', authority: 'psykiatri', unit: unit('psykiatri') },
  marks: {},
  responsibleAuthority: null,
  conflicted,
  steps: [asked],
});

describe('a conflict of interest in force', () => {
  const closed = kase(['psy', 'sek']);

  test.each([
    ['who was asked, owns the step and referred the case', psychiatrist],
    ['who coordinates the course', secretariat],
    ['who acts for one who owns a step', { ...psychiatrist, units: [], actingFor: ['psy-2'] }],
  ])('closes the whole case to %s', (_, principal) => {
    const mine = { ...closed, steps: [{ ...asked, owner: principal.actingFor[0] ?? 'psy' }] };
    expect(caseLevel(principal, { ...mine, conflicted: [] })).not.toBe('none');
    expect(caseLevel(principal, mine)).toBe('none');
    expect(decide(principal, 'case.read', { case: mine }).reasons[0]?.code).toBe('not-found');
    expect(decide(principal, 'step.complete', { case: mine, step: asked }).reasons[0]?.code).toBe('not-found');
    expect([actionsOn(principal, mine), actionsOnStep(principal, mine, asked)]).toEqual([[], []]);
    expect([personVisible(principal, mine), stepVisible(principal, mine, asked)]).toEqual([false, 'hidden']);
    expect(eventSight(principal, mine, { type: 'noted', key: null, actor: null })).toBe('hidden');
  });

  test('closes it to nobody else', () => {
    expect(caseLevel(colleague, closed)).toBe(caseLevel(colleague, kase()));
    expect(caseLevel(superior, closed)).toBe(caseLevel(superior, kase()));
  });
});

describe('who decides about a conflict', () => {
  const conflict = (of: Principal, conflicted: readonly string[] = []): ConflictForAccess => ({
    userId: of.userId,
    memberships: of.units.map((id) => ({ unit: id, authority: of.authorities[0]!, district })),
    case: kase([of.userId, ...conflicted]),
  });

  test.each([
    ['the superior of the authority', superior, psychiatrist, true],
    ['its management', management, psychiatrist, true],
    ['the superior of another', otherSuperior, psychiatrist, false],
    ['a superior elsewhere', { ...superior, districts: ['nordjylland'] }, psychiatrist, false],
    ['a colleague', colleague, psychiatrist, false],
    ['the chair, of one of another authority', chair, psychiatrist, false],
    ['another who coordinates the group', { ...chair, userId: 'chair-2' }, chair, true],
    ['the styregruppe, of a handlegruppe', steering, chair, true],
    ['the styregruppe, of an authority', steering, psychiatrist, false],
    ['oneself', superior, superior, false],
    ['who coordinates another group', secretariat, chair, false],
  ])('%s', (_, principal, of, settles) => {
    expect(settlesConflict(principal, conflict(of))).toBe(settles);
  });

  test('nobody who has one in the same case', () => {
    expect(settlesConflict(superior, conflict(psychiatrist, ['boss']))).toBe(false);
  });

  test('in Exit the superior of the unit alone', () => {
    const worker = who('exit', 'caseworker', 'kommune:0165', 'kommune-0165.exit');
    const outside = who('kommune', 'supervisor', 'kommune:0165', 'kommune-0165');
    const inside = who('exit-boss', 'head', 'kommune:0165', 'kommune-0165.exit');
    expect([outside, inside].map((one) => settlesConflict(one, conflict(worker)))).toEqual([false, true]);
  });

  test('the nearest are told; who leads them only where there are none', () => {
    expect(toldOfConflict([management, superior])).toEqual([superior]);
    expect(toldOfConflict([management])).toEqual([management]);
  });
});
