import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ClosingDay, danishCalendar, districtCalendar } from '../calendar';
import { type DeadlineRule, type RuleUnit, pauseGrounds } from '../rules';
import { type DeadlineRequest, type Pause, calculateDeadline, verifyCertificate } from '.';

const zone = fc.constantFrom('Europe/Copenhagen', 'Europe/Copenhagen', 'Pacific/Auckland', 'America/Nuuk', 'UTC');
const first = Date.UTC(1990, 0, 1);
const last = Date.UTC(2100, 11, 31);
const instant = fc.integer({ min: first, max: last }).map((at) => new Date(at).toISOString());
const moment = fc.oneof(
  instant,
  instant.map((at) => at.slice(0, 10)),
);
const clockUnits: readonly RuleUnit[] = ['seconds', 'hours'];
const dayUnits: readonly RuleUnit[] = ['days', 'weeks', 'months', 'working-days'];
const unit = fc.constantFrom(...clockUnits, ...dayUnits);
const amount = fc.integer({ min: 1, max: 60 });
const authority = fc.constantFrom('kommune:0165', 'kommune:0183', 'politi');

const base = {
  id: 'TEST-01',
  version: 1,
  trigger: 'opened',
  soft: false,
  mark: 'ASSUMPTION',
  citation: 'TEST-01',
  title: { da: 'Prøveregel', en: 'Test rule' },
} as const;

const isClock = (of: RuleUnit): boolean => clockUnits.includes(of);

/** A rule of any kind that makes a deadline, with everything that may be said of it. */
const anyRule: fc.Arbitrary<DeadlineRule> = fc
  .record({
    kind: fc.constantFrom(
      'seconds' as const,
      'hours' as const,
      'days' as const,
      'weeks' as const,
      'months' as const,
      'years' as const,
      'working-days' as const,
      'working-days' as const,
      'before' as const,
      'cadence' as const,
      'cadence' as const,
      'until' as const,
      'promptly' as const,
    ),
    unit,
    amount: fc.oneof(amount, amount, fc.constant(0)),
    rolls: fc.boolean(),
    pausable: fc.boolean(),
    closingDays: fc.option(fc.constantFrom('working' as const, 'non-working' as const), { nil: undefined }),
    cutOff: fc.option(fc.constantFrom('00:30', '02:30', '12:00', '15:00', '23:59'), { nil: undefined }),
    then: fc.option(fc.record({ amount, unit, after: fc.record({ amount, unit: fc.constantFrom(...dayUnits) }) }), {
      nil: undefined,
    }),
  })
  .map(({ kind, unit: named, amount: size, rolls, pausable, closingDays, cutOff, then }): DeadlineRule => {
    const needsUnit = kind === 'before' || kind === 'cadence' || kind === 'promptly';
    const counted: RuleUnit = kind === 'until' ? 'days' : needsUnit ? named : kind;
    const paced = kind === 'cadence' && then ? { then: { ...then, since: 'opened' as const } } : {};
    const inDays = !isClock(counted) && !(kind === 'cadence' && then && isClock(then.unit));
    const forward = kind !== 'before' && kind !== 'until';
    return {
      ...base,
      kind,
      amount: kind === 'until' ? 0 : kind === 'before' || kind === 'cadence' ? Math.max(1, size) : size,
      ...(needsUnit ? { unit: named } : {}),
      ...paced,
      roll: !rolls || !inDays ? 'none' : kind === 'before' ? 'backward' : 'forward',
      ...(closingDays ? { closingDays } : {}),
      ...(cutOff && forward && !isClock(counted) ? { cutOff } : {}),
      ...(pausable && forward ? { pausable: pauseGrounds } : {}),
    };
  });

/** Closing days near the trigger, so that they matter. */
const closings = fc.uniqueArray(
  fc.record({ days: fc.integer({ min: -90, max: 90 }), keeper: fc.option(authority, { nil: undefined }) }),
  { maxLength: 12, selector: ({ days, keeper }) => `${days} ${keeper}` },
);
/** Gaps and lengths in minutes, from some time before the trigger on; touching pauses included. */
const stretches = fc.array(
  fc.record({
    gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 * 24 * 20 })),
    length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 * 24 * 30 })),
    ground: fc.constantFrom(...pauseGrounds),
  }),
  { maxLength: 5 },
);

const anyRequest: fc.Arbitrary<DeadlineRequest> = fc
  .record({
    rule: anyRule,
    at: moment,
    since: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
    where: zone,
    closings,
    stretches,
    owing: fc.option(authority, { nil: undefined }),
  })
  .map(({ rule, at, since, where, closings: days, stretches: gaps, owing }) => {
    const day = (offset: number): string => new Date(Date.parse(at) + offset * 86_400_000).toISOString().slice(0, 10);
    const closingDays = days.map(({ days: offset, keeper }): ClosingDay => ({
      date: day(offset),
      name: { da: `lukket ${offset}`, en: `closed ${offset}` },
      ...(keeper ? { authority: keeper } : {}),
    }));
    const pauses: Pause[] = [];
    let cursor = Date.parse(at) - 3 * 86_400_000;
    for (const { gap, length, ground } of rule.pausable ? gaps : []) {
      const from = cursor + gap * 60_000;
      cursor = from + length * 60_000;
      pauses.push({ from: new Date(from).toISOString(), to: new Date(cursor).toISOString(), ground });
    }
    return {
      rule,
      trigger: { event: 'opened', at, ...(since === undefined ? {} : { since: day(-since) }) },
      calendar: districtCalendar({ base: danishCalendar, closingDays }),
      zone: where,
      pauses,
      ...(owing === undefined ? {} : { authority: owing }),
    };
  });

describe('calculator and verifier', () => {
  test('agree on 10,000 random rules, triggers, pauses and calendars with local closing days', () => {
    const seen = { paused: 0, rolled: 0, paced: 0, cutOff: 0, local: 0 };
    fc.assert(
      fc.property(anyRequest, (request) => {
        const certificate = JSON.parse(JSON.stringify(calculateDeadline(request)));
        const { rule, calendar } = request;
        expect(verifyCertificate({ certificate, rule, calendar })).toEqual({ valid: true });
        if (certificate.pauses.some(({ took }: { took: { amount: number } }) => took.amount > 0)) seen.paused += 1;
        if (certificate.roll) seen.rolled += 1;
        if (certificate.pace?.counted === 'then') seen.paced += 1;
        if (certificate.trigger.countedFrom) seen.cutOff += 1;
        if (JSON.stringify(certificate.walk).includes('closing-day: lukket')) seen.local += 1;
      }),
      { numRuns: 10_000 },
    );
    // An agreement about nothing would prove nothing.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(200);
  }, 240_000);

  test('share no code: the recount knows the calculator by its types only', () => {
    const folder = join(__dirname, 'recount');
    const imports = readdirSync(folder).flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^import (?!type )[^;]*?from '([^']+)'/gms)].map(
        ([, from]) => from,
      ),
    );
    expect(imports.filter((from) => !from?.startsWith('./') && from !== 'temporal-polyfill')).toEqual([]);
  });
});

describe('a verifier that is told something else', () => {
  /** Each single change of a certificate that says when something is due must be found. */
  const tampered: fc.Arbitrary<(certificate: { due: { at: string; localDate: string } }) => unknown> = fc.constantFrom(
    (certificate) => ({ ...certificate, due: { ...certificate.due, at: '2026-01-01T00:00:00Z' } }),
    (certificate) => ({ ...certificate, due: { ...certificate.due, localDate: '1970-01-01' } }),
    (certificate) => ({ ...certificate, zone: 'Europe/Atlantis' }),
    (certificate) => ({ ...certificate, walk: [] }),
    (certificate) => ({ ...certificate, roll: { from: '2026-01-01', to: '2026-01-02', because: 'weekend' } }),
  );

  test('finds it', () => {
    fc.assert(
      fc.property(anyRequest, tampered, (request, change) => {
        const certificate = change(calculateDeadline(request)) as ReturnType<typeof calculateDeadline>;
        expect(verifyCertificate({ certificate, ...request }).valid).toBe(false);
      }),
    );
  });
});
