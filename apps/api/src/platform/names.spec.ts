import { expect, test } from '@jest/globals';
import { loadDistricts } from '@tovholder/districts';
import { namesIn } from './names';

test('an authority goes by the name that it had on the local day of an instant', () => {
  const names = namesIn(loadDistricts().get('koebenhavns-vestegn'), 'da');
  // Renamed on 1 February; 23:30 UTC the day before is half past midnight here.
  expect(names.authorityAt('kriminalforsorg', '2026-01-31T22:30:00Z')).toBe('Kriminalforsorgen');
  expect(names.authorityAt('kriminalforsorg', '2026-01-31T23:30:00Z')).toBe('Danmarks Fængsler');
  expect(names.authority('kriminalforsorg', '2026-01-31')).toBe('Kriminalforsorgen');
});
