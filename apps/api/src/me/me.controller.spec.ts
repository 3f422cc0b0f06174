import { afterEach, expect, jest, test } from '@jest/globals';
import { demoUsers, loadDistricts } from '@tovholder/districts';
import type { Store } from '@tovholder/persistence';
import { DistrictDirectory } from '../platform/districts';
import type { Reader } from '../http/request';
import { MeController } from './me.controller';

const districts = loadDistricts();
const { roles, authorities, units } = demoUsers(districts).find(({ userName }) =>
  userName.startsWith('caseworker.krim'),
)!;
const reader: Reader = {
  principal: {
    ...{ userId: 'someone', roles, authorities, units, actingFor: [], language: 'da' },
    districts: ['koebenhavns-vestegn'],
  },
  name: 'Loke Testgaard',
  deputies: [],
  memberships: [{ authority: authorities[0]!, unit: units[0]!, district: 'koebenhavns-vestegn' }],
  language: 'da',
};
const inbox = { dataSource: { query: async () => [] } } as unknown as Store;

afterEach(() => void jest.useRealTimers());

test('an authority bears the name that it has on this day where its readers are', async () => {
  const controller = new MeController(inbox, new Map(), new DistrictDirectory(districts));
  const titleAt = async (instant: string) => {
    jest.useFakeTimers({ now: new Date(instant) });
    return (await controller.me(reader)).authorityTitles[0]?.title;
  };
  expect(await titleAt('2026-01-31T22:59:59Z')).toBe('Kriminalforsorgen');
  expect(await titleAt('2026-01-31T23:00:00Z')).toBe('Danmarks Fængsler');
});
