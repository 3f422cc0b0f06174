import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../text';
import { assess, dataErrors, datedFacts } from './assess';
import type { EligibilityContext } from './types';

const today = '2026-03-03';

const context = (birthDate: string | undefined, more: Partial<EligibilityContext> = {}): EligibilityContext => ({
  today,
  district: 'koebenhavns-vestegn',
  person: { municipality: '0165', ...(birthDate === undefined ? {} : { birthDate }) },
  referrerAuthority: 'politi',
  profile: { pspkParties: [], exitRouting: { wantsOut: 'exit', onTheWayIn: 'exit' } },
  ...more,
});

const act = (date: string, status: string, limb = 'listed') => ({
  date,
  provision: 'straffeloven § 245',
  limb,
  status,
});

interface Stated {
  readonly born: string | undefined;
  readonly acts: readonly ReturnType<typeof act>[];
  readonly more?: Readonly<Record<string, JsonValue>>;
  readonly context?: Partial<EligibilityContext>;
}

const ask = ({ born, acts, more = {}, context: changed = {} }: Stated) =>
  assess('ukn', { facts: { lawfulStay: true, offences: acts, ...more }, context: context(born, changed) });

/** Born so that today is some way past the birthday of that age. */
const aged = (years: number): string => `${2026 - years}-01-10`;

describe('the routing table, row by row', () => {
  test('row 1: an act in the future or before birth is a data error, decides nothing and cannot be accepted', () => {
    const future = ask({ born: aged(14), acts: [act('2026-03-04', 'suspected')] });
    expect(future.offences).toEqual([expect.objectContaining({ row: 1 })]);
    expect(future.dataErrors).toEqual([
      expect.objectContaining({ pointer: '/facts/offences/0/date', code: 'offence-in-future' }),
    ]);
    expect(future.verdict).not.toBe('eligible');
    expect(future.blocking).toContain('ukn.act');

    const unborn = ask({ born: aged(14), acts: [act('2026-01-01', 'suspected'), act('2011-12-31', 'suspected')] });
    expect(unborn.dataErrors).toEqual([
      expect.objectContaining({ pointer: '/facts/offences/1/date', code: 'offence-before-birth' }),
    ]);
  });

  test('row 2: an unknown birth date needs review and cannot be accepted', () => {
    const result = ask({ born: undefined, acts: [act('2026-01-20', 'suspected')] });
    expect(result.verdict).toBe('needs-review');
    expect(result.offences).toEqual([expect.objectContaining({ ageAtAct: null, ageNow: null, row: 2 })]);
    expect(result.blocking).toContain('ukn.age');
  });

  test('row 3: an act before 1 January 2019 is not counted', () => {
    const before = ask({ born: '2009-01-10', acts: [act('2018-12-31', 'suspected')] });
    expect(before).toMatchObject({ verdict: 'not-eligible', offences: [{ row: 3 }] });
    const beside = ask({ born: '2008-12-10', acts: [act('2018-12-31', 'suspected'), act('2026-02-01', 'charged')] });
    expect(beside).toMatchObject({ verdict: 'eligible', offences: [{ row: 3 }, { row: 11 }] });
    expect(ask({ born: '2008-12-10', acts: [act('2019-01-01', 'suspected')] }).offences).toEqual([
      expect.objectContaining({ row: 8 }),
    ]);
  });

  test('row 4: 18 or more now', () => {
    const result = ask({ born: aged(18), acts: [act('2025-06-01', 'charged')] });
    expect(result).toMatchObject({ verdict: 'not-eligible', offences: [{ row: 4 }] });
    expect(result.routes.map(({ to }) => to)).toEqual(['ssp-plus', 'psp-k', 'exit', 'ksp']);
  });

  test('row 6: under 10 at the act', () => {
    const result = ask({ born: '2015-06-01', acts: [act('2025-05-31', 'suspected')] });
    expect(result).toMatchObject({ verdict: 'not-eligible', offences: [{ ageAtAct: 9, ageNow: 10, row: 6 }] });
    expect(result.routes.map(({ to }) => to)).toEqual(['underretning']);
  });

  test.each([
    ['7: suspected at 10–14, still under 15', aged(14), act('2026-02-01', 'suspected'), 'eligible', 7],
    ['8: suspected at 10–14, 15 or more now', '2010-12-01', act('2025-11-30', 'suspected'), 'needs-review', 8],
    ['9: suspicion dropped, under 15', aged(14), act('2026-02-01', 'dropped'), 'not-eligible', 9],
    ['9: suspicion dropped, 15 or more now', '2010-12-01', act('2025-11-30', 'dropped'), 'not-eligible', 9],
    ['10: charged under 15', aged(14), act('2026-02-01', 'charged'), 'needs-review', 10],
    ['10: imprisoned under 15', aged(14), act('2026-02-01', 'sentenced-to-imprisonment'), 'needs-review', 10],
    ['10: otherwise sentenced under 15', aged(14), act('2026-02-01', 'other-sentence'), 'needs-review', 10],
    ['10: acquitted under 15', aged(14), act('2026-02-01', 'acquitted'), 'needs-review', 10],
    ['11: suspected at 15–17', aged(16), act('2026-02-01', 'suspected'), 'eligible', 11],
    ['11: charged at 15–17', aged(16), act('2026-02-01', 'charged'), 'eligible', 11],
    ['16: another sentence', aged(16), act('2026-02-01', 'other-sentence'), 'not-eligible', 16],
    ['16: acquitted', aged(16), act('2026-02-01', 'acquitted'), 'not-eligible', 16],
    ['16: dropped', aged(16), act('2026-02-01', 'dropped'), 'not-eligible', 16],
  ])('row %s', (_name, born, offence, verdict, row) => {
    expect(ask({ born, acts: [offence] })).toMatchObject({ verdict, offences: [{ row }] });
  });

  test.each([
    [12, { referredToBoard: false }, 'needs-review', { track: 'B', stage: 'claim' }],
    [12, { referredToBoard: false, finalOn: '2026-03-04' }, 'needs-review', { track: 'B', stage: 'claim' }],
    [13, { referredToBoard: true }, 'eligible', { track: 'B', stage: 'await-finality' }],
    [13, { referredToBoard: true, finalOn: '2026-03-04' }, 'eligible', { track: 'B', stage: 'await-finality' }],
    [14, { referredToBoard: true, finalOn: '2026-03-03' }, 'eligible', { track: 'B', stage: 'bring-case' }],
    [15, { referredToBoard: false, finalOn: '2026-03-03' }, 'not-eligible', { to: 'ksp' }],
  ])('row %i: imprisoned, with judgment %j', (row, judgment, verdict, route) => {
    const result = ask({
      born: aged(16),
      acts: [act('2026-02-01', 'sentenced-to-imprisonment')],
      more: { judgment },
    });
    expect(result).toMatchObject({ verdict, offences: [{ row }] });
    expect(result.routes[0]).toMatchObject(route);
    expect(result.blocking).not.toContain('ukn.judgment');
  });

  test('rows 12–15 wait for a judgment that is not stated', () => {
    const result = ask({ born: aged(16), acts: [act('2026-02-01', 'sentenced-to-imprisonment')] });
    expect(result.verdict).toBe('needs-review');
    expect(result.blocking).toContain('ukn.judgment');
  });

  test('row 17: acts on both sides of 15 each keep their row, and an officer decides', () => {
    const result = ask({
      born: '2010-12-01',
      acts: [act('2025-11-30', 'suspected'), act('2025-12-01', 'charged')],
    });
    expect(result).toMatchObject({ verdict: 'needs-review', offences: [{ row: 8 }, { row: 11 }], blocking: [] });
    expect(result.reasons.map(({ rule }) => rule)).toContain('ukn.row-17');
    expect(result.routes.map(({ track }) => track)).toEqual(['A', 'B']);
    expect(result.course).toMatchObject({ mixed: true });
  });

  test('row 18: acts under 10 beside older ones: the older acts carry the case', () => {
    const result = ask({ born: '2014-12-01', acts: [act('2024-11-30', 'suspected'), act('2026-01-01', 'suspected')] });
    expect(result).toMatchObject({ verdict: 'eligible', offences: [{ row: 6 }, { row: 7 }] });
    expect(result.routes.map(({ to }) => to)).toEqual(['ukn', 'underretning']);
    expect(result.reasons).toContainEqual(expect.objectContaining({ rule: 'ukn.row-18', satisfied: true }));
  });

  test('a needs-review of a known fact leaves a person free to accept', () => {
    for (const status of ['charged', 'acquitted']) {
      expect(ask({ born: aged(14), acts: [act('2026-02-01', status)] }).blocking).toEqual([]);
    }
  });
});

describe('row 5: the month before 18', () => {
  // Track B is expected to be treated 14 days on, 17 March 2026: a youth must be under 18 until 17 April.
  test.each([
    ['the day after the limit', '2008-04-18', 'eligible', []],
    ['on the limit', '2008-04-17', 'needs-review', ['ukn.row-5']],
  ])('18th birthday %s', (_name, born, verdict, rows) => {
    const result = ask({ born, acts: [act('2026-02-01', 'charged')] });
    expect(result.verdict).toBe(verdict);
    expect(result.reasons.map(({ rule }) => rule).filter((rule) => rule === 'ukn.row-5')).toEqual(rows);
    expect(result.offences).toEqual([expect.objectContaining({ row: 11 })]);
    expect(result.blocking).toEqual([]);
  });

  test('track A counts four weeks from the submission, but never from before today', () => {
    const young = (submittedOn: string) =>
      ask({ born: '2008-04-10', acts: [act('2023-03-01', 'suspected')], context: { submittedOn } }).reasons.some(
        ({ rule }) => rule === 'ukn.row-5',
      );
    expect(young('2026-03-03')).toBe(true);
    // Submitted long ago and still not treated: today is the earliest day left, and 3 April is before the birthday.
    expect(young('2026-01-01')).toBe(false);
  });

  test('a known date of the meeting replaces what was expected', () => {
    const meeting = (treatmentOn: string) =>
      ask({ born: '2008-06-15', acts: [act('2026-02-01', 'charged')], context: { treatmentOn } });
    expect(meeting('2026-05-14').verdict).toBe('eligible');
    expect(meeting('2026-05-15')).toMatchObject({ verdict: 'needs-review' });
    expect(meeting('2026-05-15').reasons).toContainEqual(
      expect.objectContaining({ rule: 'ukn.row-5', satisfied: false }),
    );
    expect(meeting('2026-07-01').offences).toEqual([expect.objectContaining({ ageNow: 17, ageAtTreatment: 18 })]);
  });

  test('unconditional prison is treated 14 days before release', () => {
    const judged = (releaseOn: string) =>
      ask({
        born: '2008-06-15',
        acts: [act('2026-02-01', 'sentenced-to-imprisonment')],
        more: { judgment: { finalOn: '2026-03-01', referredToBoard: true, conditional: false, releaseOn } },
      }).verdict;
    expect(judged('2026-05-28')).toBe('eligible');
    expect(judged('2026-05-29')).toBe('needs-review');
  });

  test('what is not eligible stays so', () => {
    expect(ask({ born: '2008-04-01', acts: [act('2026-02-01', 'acquitted')] }).verdict).toBe('not-eligible');
  });
});

describe('birthdays', () => {
  test.each([
    ['the day before the 10th', '2016-02-02', '2026-02-01', 6, 'not-eligible'],
    ['the 10th', '2016-02-01', '2026-02-01', 7, 'eligible'],
    ['the day before the 15th', '2011-02-02', '2026-02-01', 8, 'needs-review'],
    ['the 15th', '2011-02-01', '2026-02-01', 11, 'eligible'],
  ])('an act on %s birthday', (_name, born, date, row, verdict) => {
    expect(ask({ born, acts: [act(date, 'suspected')] })).toMatchObject({ verdict, offences: [{ row }] });
  });

  test.each([
    ['the day before the 15th', '2011-03-04', 7],
    ['the 15th', '2011-03-03', 8],
    ['the day before the 18th', '2008-03-04', 8],
    ['the 18th', '2008-03-03', 4],
  ])('today is %s birthday', (_name, born, row) => {
    const acts = [act(row === 7 ? '2026-01-01' : '2022-12-01', 'suspected')];
    expect(ask({ born, acts }).offences).toEqual([expect.objectContaining({ row })]);
  });

  test('born 29 February: 15 on 1 March of a common year', () => {
    const of = (date: string) =>
      ask({ born: '2012-02-29', acts: [act(date, 'suspected')], context: { today: '2027-03-01' } });
    expect(of('2027-02-28').offences).toEqual([expect.objectContaining({ ageAtAct: 14, ageNow: 15, row: 8 })]);
    expect(of('2027-03-01').offences).toEqual([expect.objectContaining({ ageAtAct: 15, row: 11 })]);
  });

  test('a child under 10 now, with no act stated at all', () => {
    const result = assess('ukn', { facts: {}, context: context('2016-03-04') });
    expect(result.verdict).toBe('not-eligible');
    expect(result.routes.map(({ to }) => to)).toEqual(['underretning']);
  });
});

describe('the gate', () => {
  const other = [act('2026-02-01', 'suspected', 'other-serious')];

  test.each([
    [true, 'eligible', []],
    [false, 'not-eligible', ['ukn.offence-limb']],
    [undefined, 'needs-review', ['ukn.offence-limb']],
  ])('limb 2 with particular risk %s', (particularRisk, verdict, blocking) => {
    const more: Record<string, JsonValue> = particularRisk === undefined ? {} : { particularRisk };
    expect(ask({ born: aged(14), acts: other, more })).toMatchObject({ verdict, blocking });
  });

  test('an act on the list carries a case whatever is said of the risk', () => {
    const acts = [...other, act('2026-02-02', 'suspected')];
    expect(ask({ born: aged(14), acts, more: { particularRisk: false } }).verdict).toBe('eligible');
    expect(ask({ born: aged(14), acts }).verdict).toBe('eligible');
  });

  test.each([
    [{ lawfulStay: false }, 'not-eligible'],
    [{ lawfulStay: 'yes' }, 'needs-review'],
  ])('lawful stay %j', (more, verdict) => {
    expect(ask({ born: aged(14), acts: [act('2026-02-01', 'suspected')], more })).toMatchObject({
      verdict,
      blocking: ['ukn.lawful-stay'],
    });
  });

  test('only the police submit: a caseworker is shown underretning and SSP', () => {
    const result = ask({
      born: aged(14),
      acts: [act('2026-02-01', 'suspected')],
      context: { referrerAuthority: 'kommune:0165' },
    });
    expect(result).toMatchObject({ verdict: 'not-eligible', blocking: ['ukn.referrer'] });
    expect(result.routes.map(({ to }) => to)).toEqual(['underretning', 'ssp']);
    expect(result.routes[0]?.because).toEqual([expect.objectContaining({ rule: 'ukn.referrer', satisfied: false })]);
  });

  test('a child that would not have been charged needs a person, who may accept', () => {
    const result = ask({
      born: aged(14),
      acts: [act('2026-02-01', 'suspected')],
      more: { wouldHaveBeenCharged: false },
    });
    expect(result).toMatchObject({ verdict: 'needs-review', blocking: [] });
  });

  test('no act: an empty list is an answer, no list is not', () => {
    expect(ask({ born: aged(14), acts: [] })).toMatchObject({ verdict: 'not-eligible', blocking: ['ukn.act'] });
    expect(assess('ukn', { facts: { lawfulStay: true }, context: context(aged(14)) })).toMatchObject({
      verdict: 'needs-review',
      blocking: ['ukn.act'],
    });
  });
});

test('errors in the data are found without an assessment, birth and report among them', () => {
  const facts = { reportedOn: '2026-03-04', offences: [act('2026-03-04', 'suspected')] };
  const found = dataErrors('ukn', { facts, context: { today, person: { birthDate: '2026-03-04' } } });
  expect(found.map(({ pointer }) => pointer)).toEqual([
    '/person/birthDate',
    '/facts/reportedOn',
    '/facts/offences/0/date',
  ]);
});

test('the judgment’s dates start clocks', () => {
  const judgment = { finalOn: '2026-03-01', releaseOn: '2026-09-01', referredToBoard: true };
  expect(datedFacts('ukn', { judgment })).toEqual({ 'judgment-final': '2026-03-01', release: '2026-09-01' });
  expect(datedFacts('psp-k', { judgment })).toEqual({});
});
