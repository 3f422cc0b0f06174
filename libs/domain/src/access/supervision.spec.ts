import { describe, expect, test } from '@jest/globals';
import { supervisionCriteria, visibilityCriteria } from './policy';
import type { Principal } from './types';

const district = 'koebenhavns-vestegn';
const person = (roles: Principal['roles'], authority: string, ...units: string[]): Principal => ({
  userId: 'somebody',
  roles,
  authorities: [authority],
  units: units.map((unit) => `${district}/${unit}`),
  districts: [district],
  actingFor: [],
  language: 'da',
});

describe('what a supervisor answers for', () => {
  test('is the steps of the own authority, and of no Exit case', () => {
    const { anyOf } = supervisionCriteria(person(['supervisor'], 'kommune:0165', 'kommune-0165'));
    expect(anyOf).toMatchObject([{ ground: 'steps', districts: [district], step: { authorities: ['kommune:0165'] } }]);
    expect(anyOf.flatMap(({ processes }) => processes)).not.toContain('exit');
  });

  test('is in Exit the steps of the own exit unit', () => {
    const { anyOf } = supervisionCriteria(person(['head'], 'kommune:0165', 'kommune-0165.exit'));
    const exit = anyOf.filter(({ processes }) => processes.includes('exit'));
    expect(exit).toMatchObject([{ step: { units: [`${district}/kommune-0165.exit`] } }]);
  });

  test('leaves out what the same person sees for another reason', () => {
    const both = person(['supervisor', 'coordinator'], 'pspk', 'pspk.sekretariatsgruppe');
    expect(visibilityCriteria(both).anyOf.map(({ ground }) => ground)).toContain('coordinator');
    expect(new Set(supervisionCriteria(both).anyOf.map(({ ground }) => ground))).toEqual(new Set(['steps']));
  });

  test('is nothing for those who supervise nobody', () => {
    expect(supervisionCriteria(person(['coordinator'], 'pspk', 'pspk.sekretariatsgruppe'))).toEqual({ anyOf: [] });
  });
});
