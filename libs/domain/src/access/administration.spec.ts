import { describe, expect, test } from '@jest/globals';
import { absencesVisible, administers, mayChangeRules } from './administration';
import type { Principal } from './types';

const who = (role: Principal['roles'][number], authority: string, district = 'koebenhavns-vestegn'): Principal => ({
  userId: `${role}.${authority}`,
  roles: [role],
  authorities: [authority],
  units: [],
  districts: [district],
  actingFor: [],
  language: 'da',
});
const caseworker = {
  userId: 'caseworker.0165',
  memberships: [{ authority: 'kommune:0165', district: 'koebenhavns-vestegn' }],
};

describe('who sees to users', () => {
  test.each([
    ['the supervisor of the authority', who('supervisor', 'kommune:0165'), true],
    ['the operator of the district', who('operator', 'system'), true],
    ['a supervisor of another authority', who('supervisor', 'politi'), false],
    ['a supervisor of another district', who('supervisor', 'kommune:0165', 'nordjylland'), false],
    ['a colleague', who('caseworker', 'kommune:0165'), false],
    ['an auditor', who('auditor', 'dpo'), false],
  ])('%s', (_, principal, may) => {
    expect(administers(principal, caseworker)).toBe(may);
  });
});

describe('whose absences are read', () => {
  const district = 'koebenhavns-vestegn';
  const unit = (name: string, authority: string) => ({ id: `${district}/${name}`, authority, district });
  const municipal = unit('kommune-0165', 'kommune:0165');
  const exit = unit('kommune-0165.exit', 'kommune:0165');
  const member = (principal: Principal, ...units: string[]): Principal => ({ ...principal, units });

  test.each([
    ['by a supervisor of the authority, who works in no unit', who('supervisor', 'kommune:0165'), municipal, true],
    ['by the head of another authority', who('head', 'politi'), municipal, false],
    ['by a supervisor of another district', who('supervisor', 'kommune:0165', 'nordjylland'), municipal, false],
    ['by the operator of the district', who('operator', 'system'), municipal, true],
    ['by a colleague', member(who('caseworker', 'kommune:0165'), municipal.id), municipal, true],
    ['by a caseworker of the same authority and another unit', who('caseworker', 'kommune:0165'), municipal, false],
    ['of an exit unit by its authority’s supervisor', who('supervisor', 'kommune:0165'), exit, false],
    ['of an exit unit by its head', member(who('head', 'kommune:0165'), exit.id), exit, true],
  ])('%s', (_, principal, of, may) => {
    expect(absencesVisible(principal, of)).toBe(may);
  });
});

test('rules are changed by supervisors and operators of the district', () => {
  expect(mayChangeRules(who('supervisor', 'politi'), 'koebenhavns-vestegn')).toBe(true);
  expect(mayChangeRules(who('operator', 'system'), 'koebenhavns-vestegn')).toBe(true);
  expect(mayChangeRules(who('operator', 'system'), 'nordjylland')).toBe(false);
  expect(mayChangeRules(who('caseworker', 'politi'), 'koebenhavns-vestegn')).toBe(false);
});
