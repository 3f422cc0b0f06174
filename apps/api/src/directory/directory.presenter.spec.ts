import { expect, test } from '@jest/globals';
import { loadDistricts } from '@tovholder/districts';
import type { DirectoryListing } from '@tovholder/persistence';
import type { Reader } from '../http/request';
import { presentDirectory } from './directory.presenter';

const district = 'koebenhavns-vestegn';
const listing: DirectoryListing = {
  authorities: [{ code: 'psykiatri', titleDa: 'Psykiatrien', titleEn: 'Psychiatry' }],
  units: [
    {
      id: `${district}/psykiatri`,
      authority: 'psykiatri',
      district,
      titleDa: 'Psykiatrien',
      titleEn: 'Psychiatry',
      members: [{ id: 'caseworker.psykiatri', name: 'Anna Prøve' }],
    },
  ],
};
const reader = (authority: string, language: 'da' | 'en'): Reader => ({
  principal: {
    userId: 'someone',
    roles: ['caseworker'],
    authorities: [authority],
    units: [`${district}/psykiatri`],
    districts: [district],
    actingFor: [],
    language,
  },
  name: 'Someone',
  deputies: [],
  memberships: [],
  language,
});
const present = (who: Reader) =>
  presentDirectory(listing, {
    reader: who,
    profiles: [...loadDistricts().values()].filter(({ id }) => id === district),
    titleOfProcess: (id) => id.toUpperCase(),
  });

test('everything is named in the reader’s language; colleagues are seen, others are not', () => {
  const own = present(reader('psykiatri', 'da'));
  expect(own.units).toEqual([expect.objectContaining({ title: 'Psykiatrien', members: listing.units[0]!.members })]);
  expect(own.districts[0]?.processes).toContainEqual({ id: 'psp-k', title: 'PSP-K' });
  expect(own.districts[0]?.municipalities).toContainEqual({ code: '0165', title: 'Albertslund' });

  const other = present(reader('kommune:0165', 'en'));
  expect(other.authorities).toEqual([{ code: 'psykiatri', title: 'Psychiatry' }]);
  expect(other.units[0]).not.toHaveProperty('members');
  expect(JSON.stringify(other)).not.toContain('Anna');
});
