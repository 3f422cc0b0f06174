import { describe, expect, test } from '@jest/globals';
import { DeadlineError, calculateDeadline, requirePossible } from '../deadlines';
import { danishCalendar } from '../calendar';
import { type DeadlineRule, informationalRules, nationalRules, pauseGroundWords, pauseGrounds, triggersOf } from '.';

/** Rows of the fact tables whose numbers no source gives: they stand in the district profiles. */
const assumed = ['PSP-04', 'PSP-05', 'PSP-06', 'EXIT-03', 'EXIT-04', 'EXIT-05'];
const count = (law: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${law}-${String(index + 1).padStart(2, '0')}`);
const tables = [
  ...count('UKN', 27),
  ...count('PSP', 8),
  ...count('EXIT', 6),
  ...count('KSP', 13),
  ...count('UND', 14),
  ...count('OFL', 6),
  ...count('FVL', 1),
];
const rows = [...nationalRules, ...informationalRules];
const rule = (id: string): DeadlineRule => nationalRules.find((candidate) => candidate.id === id)!;

describe('the rules of the country', () => {
  test('hold every row of the fact tables, each once', () => {
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(tables.filter((id) => !ids.includes(id) && !assumed.includes(id))).toEqual([]);
    expect(ids.filter((id) => assumed.includes(id))).toEqual([]);
  });

  test.each(rows)('$id says where it stands, how binding it is, and what it is in both languages', (row) => {
    expect(row.id).toMatch(/^[A-Z]+-\d{2}$/);
    expect(Number.isInteger(row.version) && row.version > 0).toBe(true);
    // What nobody wrote down is a district's assumption, never the country's.
    expect(['STATUTE', 'GUIDELINE', 'SEED']).toContain(row.mark);
    expect(row.citation.trim()).not.toBe('');
    if (row.mark === 'STATUTE') expect(row.citation).toMatch(/§/);
    if (row.mark !== 'SEED') expect(row.link).toMatch(/^https:\/\/[^ ]+$/);
    expect(row.title.da).not.toBe(row.title.en);
    expect([row.title.da, row.title.en].every((title) => title.trim() === title && title.length > 5)).toBe(true);
    expect((row.validFrom ?? '2024-11-01') <= (row.validTo ?? '9999-12-31')).toBe(true);
  });

  test.each(nationalRules)('$id is possible, and is a deadline unless it is a quota', (row) => {
    expect(() => requirePossible(row)).not.toThrow();
    const trigger = { event: row.trigger, at: '2026-03-03T09:12:00Z' };
    const calculate = () =>
      calculateDeadline({ rule: row, trigger, calendar: danishCalendar, zone: 'Europe/Copenhagen' });
    if (row.kind === 'quota') expect(calculate).toThrow(DeadlineError);
    else expect(calculate().due.localDate).toMatch(/^20\d\d-/);
  });

  test.each(nationalRules)('$id rolls only where citizens complain or a limit lies before an event', (row) => {
    const complaints = ['UKN-12', 'UKN-13', 'UND-14'];
    expect(row.roll).toBe(row.kind === 'before' ? 'backward' : complaints.includes(row.id) ? 'forward' : 'none');
  });

  test.each(nationalRules)('$id is pausable only on grounds whose quota there is', (row) => {
    for (const ground of row.pausable ?? []) {
      const { quota } = pauseGroundWords[ground];
      if (quota !== undefined) expect(rule(quota).kind).toBe('quota');
      if (row.mark === 'STATUTE') expect(pauseGroundWords[ground].mark).toBe('STATUTE');
    }
  });

  test('no protection in clock time can be paused', () => {
    const paused = nationalRules.filter(({ kind, pausable }) => kind === 'hours' && pausable !== undefined);
    expect(paused).toEqual([]);
    expect(pauseGrounds.length).toBeGreaterThan(0);
  });

  test.each(informationalRules)('$id has no number to count, and says what the source says', (row) => {
    expect(row).not.toHaveProperty('amount');
    expect(row.says.da).not.toBe(row.says.en);
  });
});

describe('numbers that were read twice', () => {
  test.each<[string, Partial<DeadlineRule>]>([
    ['UKN-02', { kind: 'weeks', amount: 3 }],
    ['UKN-04', { kind: 'before', amount: 1, unit: 'weeks' }],
    ['UKN-16', { kind: 'cadence', amount: 14, unit: 'days' }],
    ['UKN-19', { kind: 'cadence', amount: 1, unit: 'months' }],
    ['UKN-21', { kind: 'quota', amount: 4, unit: 'weeks', period: 'calendar-year' }],
    ['UKN-23', { kind: 'days', amount: 14 }],
    ['UND-01', { kind: 'hours', amount: 24 }],
    ['UND-02', { kind: 'working-days', amount: 6 }],
    ['UND-08', { kind: 'months', amount: 4 }],
    ['KSP-03', { kind: 'before', amount: 1, unit: 'years', mark: 'GUIDELINE' }],
    ['KSP-15', { kind: 'months', amount: 6 }],
    ['EXIT-06', { kind: 'cadence', amount: 1, unit: 'weeks', mark: 'STATUTE' }],
    ['OFL-05', { kind: 'working-days', amount: 20 }],
    ['FVL-01', { kind: 'working-days', amount: 7 }],
  ])('%s', (id, expected) => {
    expect(rule(id)).toMatchObject(expected);
  });
});

test('a cadence that was never done counts from its step’s opening, other rules from their trigger alone', () => {
  expect(triggersOf(rule('UKN-18'))).toEqual(['fact:control', 'opened']);
  expect(triggersOf(rule('UKN-12'))).toEqual(['fact:decision-served']);
  expect(triggersOf(rule('UKN-02'))).toEqual(['opened']);
  expect(triggersOf(rule('UKN-25'))).toEqual(['fact:receivedOn', 'submitted']);
});
