import { describe, expect, test } from '@jest/globals';
import { administers, mayChangeRules } from './administration';
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

test('rules are changed by supervisors and operators of the district', () => {
  expect(mayChangeRules(who('supervisor', 'politi'), 'koebenhavns-vestegn')).toBe(true);
  expect(mayChangeRules(who('operator', 'system'), 'koebenhavns-vestegn')).toBe(true);
  expect(mayChangeRules(who('operator', 'system'), 'nordjylland')).toBe(false);
  expect(mayChangeRules(who('caseworker', 'politi'), 'koebenhavns-vestegn')).toBe(false);
});
