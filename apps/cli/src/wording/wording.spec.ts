import { describe, expect, test } from '@jest/globals';
import { loadDistricts, rulesOf } from '@tovholder/districts';
import { danishCalendar } from '@tovholder/domain/calendar';
import { calculateDeadline } from '@tovholder/domain/deadlines';
import { table } from '../output/table';
import { wrap } from '../output/wrap';
import { dateInWords, timeInWords } from './dates';
import { movementBetween, type ShownStep } from './movement';
import { movementInWords } from './movement-words';

const profile = [...loadDistricts().values()][0];
if (!profile) throw new Error('A district is shipped');
const rules = rulesOf(profile);

function step(key: string, { rule, state = 'open' }: { rule?: string; state?: ShownStep['state'] } = {}): ShownStep {
  const found = rule === undefined ? undefined : rules.get(rule);
  const trigger = { event: 'opened', at: '2026-03-03T09:12:00Z' };
  const certificate =
    found && calculateDeadline({ rule: found, trigger, calendar: danishCalendar, zone: 'Europe/Copenhagen' });
  const due = certificate ? { ...certificate.due, soft: found?.soft ?? false, certificate } : null;
  return { key, title: `Opgave ${key}`, unit: 'x/politi', state, due, timed: rule !== undefined };
}

const telling = { language: 'da', width: 100, zone: 'Europe/Copenhagen', unitName: () => 'Politiet' } as const;

describe('what an event did', () => {
  test('is what is open now and was not, what has another date, and what closed without an outcome', () => {
    const before = [step('a'), step('b', { rule: 'UKN-02' }), step('c')];
    const after = [
      step('a', { state: 'done' }),
      step('b', { rule: 'TOV-02' }),
      step('c', { state: 'withdrawn' }),
      step('d'),
    ];
    const keys = Object.fromEntries(
      Object.entries(movementBetween(before, after)).map(([kind, steps]) => [
        kind,
        (steps as ShownStep[]).map(({ key }) => key),
      ]),
    );
    expect(keys).toEqual({ opened: ['d'], redated: ['b'], withdrawn: ['c'] });
  });

  test('is told with each date and its reason, the same reason once', () => {
    const lines = movementInWords(
      { opened: [step('a', { rule: 'UKN-02' }), step('b', { rule: 'UKN-02' }), step('c')], redated: [], withdrawn: [] },
      telling,
    );
    expect(lines).toEqual([
      '   → Politiet: Opgave a – senest tirsdag 24. marts',
      '   → Politiet: Opgave b – senest tirsdag 24. marts',
      '     hvorfor: 3 uger fra 3. marts (UKL § 29, stk. 2) = 24. marts',
      '   → Politiet: Opgave c – uden frist i reglerne',
    ]);
  });

  test('in English, with the clock where hours count', () => {
    const lines = movementInWords(
      { opened: [step('a', { rule: 'EXIT-04' })], redated: [], withdrawn: [step('b')] },
      { ...telling, language: 'en' },
    );
    expect(lines[0]).toBe('   → Politiet: Opgave a – by Wednesday 4 March at 10:12');
    expect(lines.at(-1)).toBe('   – no longer needed: Opgave b (Politiet)');
  });
});

test('dates and times are words in the language, whatever zone this machine is in', () => {
  expect(dateInWords('2026-11-27', 'da')).toBe('fredag 27. november 2026');
  expect(dateInWords('2026-11-27', 'en', { year: false })).toBe('Friday 27 November');
  expect(timeInWords('2026-07-01T12:05:00Z', { language: 'da', zone: 'Europe/Copenhagen' })).toBe('kl. 14.05');
});

test('paragraphs are broken at spaces and indented under their lead', () => {
  expect(wrap('en to tre fire fem seks', { width: 24, lead: '  → ' })).toEqual(['  → en to tre fire fem', '    seks']);
  expect(wrap('x'.repeat(90), { width: 40 })).toEqual(['x'.repeat(90)]);
});

test('tables line up', () => {
  expect(
    table([
      ['a', 'b'],
      ['long', 'c'],
    ]),
  ).toEqual(['a     b', 'long  c']);
});
