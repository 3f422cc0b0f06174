import { describe, expect, test } from '@jest/globals';
import type { Durations } from '@tovholder/api-client';
import { durationMonths, processesIn, remindersOf, weeksOf, wholePeriod } from './series';

describe('twelve weeks', () => {
  const row = (week: string, process = 'psp-k') => ({
    ...{ week, process, step: 's', authority: 'a' },
    ...{ opened: 2, closed: 2, closedOnTime: 1, closedLate: 1, overdue: 3 },
  });

  test('end with the current one, and those without anything are zeros', () => {
    const weeks = weeksOf([row('2026-11-16'), row('2026-11-16'), row('2026-11-02')], { today: '2026-11-22' });
    expect(weeks).toHaveLength(12);
    expect(weeks.map(({ week }) => week).slice(-3)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
    expect(weeks.at(-1)).toMatchObject({ opened: 4, closedOnTime: 2, closedLate: 2, overdue: 6 });
    expect(weeks.at(-2)).toMatchObject({ opened: 0, overdue: 0 });
    expect(weeks[0]?.week).toBe('2026-08-31');
  });

  test('can be of one process', () => {
    const weeks = weeksOf([row('2026-11-16'), row('2026-11-16', 'ukn')], { today: '2026-11-16', process: 'ukn' });
    expect(weeks.at(-1)?.opened).toBe(2);
  });
});

describe('days from report to measure', () => {
  type Row = Durations['items'][number];
  const row = (given: Partial<Row>): Row => ({
    process: { id: 'ukn', title: 'Ungdomskriminalitetsnævnet' },
    stretch: 'reported-to-measure',
    band: '10-14',
    month: null,
    count: 5,
    suppressed: false,
    medianDays: 100,
    percentile80Days: 130,
    meanDays: 104.5,
    countedFromSubmission: 0,
    ...given,
  });
  const rows = [
    row({}),
    row({ month: '2026-12', medianDays: 90 }),
    row({ month: '2027-02', medianDays: 80 }),
    row({ month: '2027-02', band: '15-17', medianDays: null, suppressed: true, count: null }),
    row({ process: { id: 'psp-k', title: 'PSP-K' }, band: null, month: '2026-01' }),
    row({ stretch: 'decided-to-measure', month: '2026-01' }),
  ];

  test('by month without a gap, each band by itself, nothing where too few cases stand behind', () => {
    expect(durationMonths(rows, 'ukn')).toEqual([
      { month: '2026-12', all: null, young: 90, older: null },
      { month: '2027-01', all: null, young: null, older: null },
      { month: '2027-02', all: null, young: 80, older: null },
    ]);
    expect(durationMonths([], 'ukn')).toEqual([]);
  });

  test('over the whole period', () => {
    expect(wholePeriod(rows, 'ukn')).toEqual([rows[0]]);
    expect(processesIn(rows).map(({ id }) => id)).toEqual(['psp-k', 'ukn']);
  });
});

test('reminders nobody has acknowledged stand first', () => {
  const fired = (step: string, unacknowledged: number) => ({
    process: { id: 'ukn', title: 'UKN' },
    step,
    title: step,
    by: { authority: 'politi', authorityTitle: 'Politiet' },
    fired: 4,
    late: 0,
    acknowledged: 4 - unacknowledged,
    unacknowledged,
    medianSecondsToAcknowledgement: null,
  });
  expect(remindersOf([fired('a', 1), fired('b', 3)]).map(({ title }) => title)).toEqual(['b', 'a']);
  expect(remindersOf([fired('a', 1)], 'psp-k')).toEqual([]);
});
