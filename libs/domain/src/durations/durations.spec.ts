import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { baselines, durationsOf, fewestShown, medianOf, type Milestones, percentileOf } from '.';

const period = { from: '2026-01-01', to: '2026-12-31' };
const kase = (given: Partial<Milestones> = {}): Milestones => ({
  process: 'ukn',
  band: '10-14',
  reportedOn: '2026-01-01',
  reportIsStated: true,
  acceptedOn: '2026-01-11',
  decidedOn: '2026-02-10',
  measureStartedOn: '2026-03-02',
  ...given,
});
const many = (count: number, given: Partial<Milestones> = {}) => Array.from({ length: count }, () => kase(given));

describe('days from report to measure', () => {
  test('and the parts of it, over the whole period and by the month in which each ended', () => {
    const shown = durationsOf(many(5), period);
    expect(shown.map(({ stretch, month, count, medianDays }) => [stretch, month, count, medianDays])).toEqual([
      ['reported-to-measure', null, 5, 60],
      ['reported-to-measure', '2026-03', 5, 60],
      ['reported-to-accepted', null, 5, 10],
      ['reported-to-accepted', '2026-01', 5, 10],
      ['accepted-to-decided', null, 5, 30],
      ['accepted-to-decided', '2026-02', 5, 30],
      ['decided-to-measure', null, 5, 20],
      ['decided-to-measure', '2026-03', 5, 20],
    ]);
  });

  test('of fewer than five cases is not shown, nor how many they are', () => {
    const [whole] = durationsOf(many(fewestShown - 1), period);
    expect(whole).toMatchObject({ suppressed: true, count: null, medianDays: null, meanDays: null });
  });

  test('of a month with few cases hides the next smallest month, so that the rest does not tell it', () => {
    const april = many(2, { measureStartedOn: '2026-04-01' });
    const may = many(6, { measureStartedOn: '2026-05-01' });
    const shown = durationsOf([...many(5), ...april, ...may], period);
    const ours = shown.filter(({ stretch }) => stretch === 'reported-to-measure');
    expect(ours.map(({ month, count }) => [month, count])).toEqual([
      [null, 13],
      ['2026-03', null],
      ['2026-04', null],
      ['2026-05', 6],
    ]);
  });

  test('keeps the age bands apart, says what it counts from, and leaves out what ended outside the period', () => {
    const shown = durationsOf(
      [
        ...many(5, { reportIsStated: false }),
        ...many(5, { band: '15-17', measureStartedOn: '2026-07-01' }),
        ...many(9, { measureStartedOn: '2027-01-01' }),
      ],
      period,
    ).filter(({ stretch, month }) => stretch === 'reported-to-measure' && month === null);
    expect(shown.map(({ band, count, countedFromSubmission }) => [band, count, countedFromSubmission])).toEqual([
      ['10-14', 5, 5],
      ['15-17', 5, 0],
    ]);
  });

  test('a course that stands half-way counts where it has come to', () => {
    const shown = durationsOf(many(5, { decidedOn: null, measureStartedOn: null }), period);
    expect(new Set(shown.map(({ stretch }) => stretch))).toEqual(new Set(['reported-to-accepted']));
  });
});

test('the middle and the percentile lie among the numbers, and four of five do not exceed the eightieth', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), (numbers) => {
      const sorted = [...numbers].sort((one, other) => one - other);
      const eightieth = percentileOf(sorted, 80);
      expect(sorted).toContain(eightieth);
      expect(sorted.filter((one) => one <= eightieth).length).toBeGreaterThanOrEqual(0.8 * sorted.length);
      expect(medianOf(sorted)).toBeGreaterThanOrEqual(sorted[0]!);
      expect(medianOf(sorted)).toBeLessThanOrEqual(sorted.at(-1)!);
    }),
  );
});

test('the national figures say where they come from', () => {
  expect(baselines.map(({ band, days, mark }) => [band, days, mark])).toEqual([
    ['10-14', 142, 'GUIDELINE'],
    ['15-17', 269, 'GUIDELINE'],
  ]);
});
