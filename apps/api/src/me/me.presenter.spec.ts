import { expect, test } from '@jest/globals';
import { demoUsers, loadDistricts } from '@tovholder/districts';
import type { Principal } from '@tovholder/domain/access';
import { presentSelf } from './me.presenter';

const districts = loadDistricts();
const self = (userName: string, language: 'da' | 'en' = 'da') => {
  const { roles, authorities, units, districts: of } = demoUsers(districts).find((user) => user.userName === userName)!;
  const principal: Principal = { userId: userName, roles, authorities, units, districts: of, actingFor: [], language };
  const memberships = units.map((unit) => ({ unit, authority: authorities[0]!, district: unit.split('/')[0]! }));
  return presentSelf({
    reader: { principal, name: userName, deputies: [], memberships, language },
    profiles: [...districts.values()].filter(({ id }) => of.includes(id)),
    titleOfProcess: (id) => `<${id}>`,
    today: '2026-11-24',
  });
};

test('a caseworker refers in the own district, and is named with their authority and units', () => {
  const me = self('caseworker.0165');
  expect(me.screens).toEqual(['my-day', 'intake', 'meetings']);
  expect(me.mayRefer).toContainEqual({ process: 'psp-k', title: '<psp-k>', district: 'koebenhavns-vestegn' });
  expect(new Set(me.mayRefer.map(({ district }) => district))).toEqual(new Set(['koebenhavns-vestegn']));
  expect(me.authorityTitles).toEqual([{ code: 'kommune:0165', title: 'Albertslund Kommune' }]);
  expect(me.unitTitles[0]).toEqual({ id: 'koebenhavns-vestegn/kommune-0165', title: 'Albertslund Kommune' });
  expect(self('caseworker.0165', 'en').authorityTitles[0]?.title).toBe('Municipality of Albertslund');
});

test.each([
  ['screening.politi', ['my-day', 'intake', 'screening', 'meetings']],
  ['coordinator.handlegruppe-0165', ['my-day', 'intake', 'meetings']],
  ['supervisor.politi', ['my-day', 'overview']],
  ['auditor.dpo', []],
  ['operator.system', []],
])('%s has the screens that say something to them', (userName, screens) => {
  expect(self(userName).screens).toEqual(screens);
});
