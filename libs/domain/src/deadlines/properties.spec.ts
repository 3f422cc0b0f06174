import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { danishCalendar, dayOf, localDateOf } from '../calendar';
import type { DeadlineRule } from '../rules';
import { calculateDeadline, verifyCertificate } from '.';

const zone = fc.constantFrom('Europe/Copenhagen', 'Pacific/Auckland', 'America/Nuuk', 'UTC');
const instant = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const moment = fc.oneof(
  instant,
  instant.map((at) => at.slice(0, 10)),
);
const amount = fc.integer({ min: 1, max: 120 });
const unit = fc.constantFrom('hours', 'days', 'weeks', 'months', 'working-days');

const base = {
  id: 'TEST-01',
  version: 1,
  trigger: 'opened',
  soft: false,
  mark: 'ASSUMPTION',
  citation: 'TEST-01',
  title: { da: 'Prøveregel', en: 'Test rule' },
} as const;

const afterRule: fc.Arbitrary<DeadlineRule> = fc
  .record({
    kind: fc.constantFrom('hours', 'days', 'weeks', 'months', 'years', 'working-days', 'promptly'),
    unit,
    amount,
    rolls: fc.boolean(),
  })
  .map(({ kind, unit: counted, amount: size, rolls }) => ({
    ...base,
    kind,
    amount: size,
    ...(kind === 'promptly' ? { unit: counted } : {}),
    roll: rolls && kind !== 'hours' && !(kind === 'promptly' && counted === 'hours') ? 'forward' : 'none',
  }));
const beforeRule: fc.Arbitrary<DeadlineRule> = fc
  .record({ unit, amount, rolls: fc.boolean() })
  .map(({ unit: counted, amount: size, rolls }) => ({
    ...base,
    kind: 'before',
    unit: counted,
    amount: size,
    roll: rolls && counted !== 'hours' ? 'backward' : 'none',
  }));
const anyRule = fc.oneof(afterRule, beforeRule);

const calculate = (rule: DeadlineRule, trigger: { readonly at: string; readonly zone: string }) =>
  calculateDeadline({
    rule,
    trigger: { event: 'opened', at: trigger.at },
    calendar: danishCalendar,
    zone: trigger.zone,
  });

/** RFC 3339 with and without fractions does not sort as text. */
const epoch = (at: string) => new Date(at).getTime();

describe('every deadline', () => {
  test('before an event is never after it', () => {
    fc.assert(
      fc.property(beforeRule, moment, zone, (rule, at, where) => {
        const { due, trigger } = calculate(rule, { at, zone: where });
        expect(epoch(due.at)).toBeLessThan(epoch(trigger.at));
      }),
    );
  });

  test('after an event is never before it', () => {
    fc.assert(
      fc.property(afterRule, moment, zone, (rule, at, where) => {
        const { due, trigger } = calculate(rule, { at, zone: where });
        expect(epoch(due.at)).toBeGreaterThan(epoch(trigger.at));
      }),
    );
  });

  test('does not come earlier for a larger amount, nor a limit before an event later', () => {
    fc.assert(
      fc.property(anyRule, moment, zone, fc.integer({ min: 1, max: 40 }), (rule, at, where, more) => {
        const small = epoch(calculate(rule, { at, zone: where }).due.at);
        const large = epoch(calculate({ ...rule, amount: rule.amount + more }, { at, zone: where }).due.at);
        expect(rule.kind === 'before' ? small - large : large - small).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('does not come earlier for a later trigger', () => {
    fc.assert(
      fc.property(anyRule, instant, zone, fc.integer({ min: 0, max: 5_000_000 }), (rule, at, where, seconds) => {
        const later = new Date(epoch(at) + seconds * 1000).toISOString();
        const first = epoch(calculate(rule, { at, zone: where }).due.at);
        expect(epoch(calculate(rule, { at: later, zone: where }).due.at)).toBeGreaterThanOrEqual(first);
      }),
    );
  });

  test('falls on the local date it names, and on the last day of its walk', () => {
    fc.assert(
      fc.property(anyRule, moment, zone, (rule, at, where) => {
        const { due, walk } = calculate(rule, { at, zone: where });
        expect(localDateOf(due.at, where)).toBe(due.localDate);
        expect(walk.at(-1)).toEqual({ date: due.localDate, counts: true });
      }),
    );
  });

  test('that rolls, or counts working days, ends on a working day', () => {
    fc.assert(
      fc.property(anyRule, moment, zone, (rule, at, where) => {
        fc.pre(rule.roll !== 'none' || rule.kind === 'working-days');
        expect(dayOf(danishCalendar, calculate(rule, { at, zone: where }).due.localDate).working).toBe(true);
      }),
    );
  });

  test('verifies from its own certificate, also after a journey through JSON', () => {
    fc.assert(
      fc.property(anyRule, moment, zone, (rule, at, where) => {
        const certificate = JSON.parse(JSON.stringify(calculate(rule, { at, zone: where })));
        expect(verifyCertificate({ certificate, rule, calendar: danishCalendar })).toEqual({ valid: true });
      }),
    );
  });
});
