import { describe, expect, test } from '@jest/globals';
import { endOfLocalDay, localDateOf, startOfLocalDay } from '.';

const copenhagen = 'Europe/Copenhagen';

describe('a local day', () => {
  test.each([
    ['winter', '2026-01-15', '2026-01-14T23:00:00Z', '2026-01-15T22:59:59.999Z'],
    ['summer', '2026-07-15', '2026-07-14T22:00:00Z', '2026-07-15T21:59:59.999Z'],
    ['23 hours, clocks forward', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59.999Z'],
    ['25 hours, clocks back', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z'],
    ['the last of the year', '2026-12-31', '2026-12-30T23:00:00Z', '2026-12-31T22:59:59.999Z'],
  ])('in Copenhagen, %s', (_what, date, start, end) => {
    expect([startOfLocalDay(date, copenhagen), endOfLocalDay(date, copenhagen)]).toEqual([start, end]);
    expect([localDateOf(start, copenhagen), localDateOf(end, copenhagen)]).toEqual([date, date]);
  });

  test('starts late where the zone skips midnight, and ends late where it has 23 o’clock twice', () => {
    expect(startOfLocalDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00Z');
    expect(endOfLocalDay('2018-02-17', 'America/Sao_Paulo')).toBe('2018-02-18T02:59:59.999Z');
  });

  test('is the next one in UTC+12 already', () => {
    expect(localDateOf('2026-03-03T12:00:00Z', 'Pacific/Auckland')).toBe('2026-03-04');
    expect(localDateOf('2026-03-03T23:30:00Z', copenhagen)).toBe('2026-03-04');
  });
});
