import { expect, test } from '@jest/globals';
import { loadDistricts } from '@tovholder/districts';
import type { StepRecord } from '@tovholder/persistence';
import { daysLeftIn } from './days-left';

const [profile] = loadDistricts().values();
const step = (localDate: string, state: StepRecord['state'] = 'open') => ({
  authority: 'politi',
  state,
  due: { localDate, rule: 'PSP-01' } as StepRecord['due'],
});

test('counts by the district’s calendar and clock, and only for what is open', () => {
  // A quarter to one in the night to Wednesday 25 November, in Denmark.
  const left = daysLeftIn(profile, Date.parse('2026-11-24T23:45:00Z'));
  expect(left(step('2026-11-25'))).toBe(0);
  expect(left(step('2026-11-27'))).toBe(2);
  expect(left(step('2026-11-23'))).toBe(-2);
  expect(left(step('2026-11-27', 'done'))).toBeNull();
  expect(left({ ...step('2026-11-27'), due: null })).toBeNull();
  expect(daysLeftIn(undefined, 0)(step('2026-11-27'))).toBeNull();
});
