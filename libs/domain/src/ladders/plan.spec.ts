import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { calendarFor, danishCalendar, dayOf, districtCalendar, endOfLocalDay } from '../calendar';
import { type Ladder, type PlanRequest, ladderIdOf, planRungs, standardLadders } from '.';

const zone = 'Europe/Copenhagen';
const named = (id: string): Ladder => standardLadders.find((ladder) => ladder.id === id)!;
const due = (localDate: string) => ({ at: endOfLocalDay(localDate, zone), localDate });
const request = (rest: Partial<PlanRequest> = {}): PlanRequest => ({
  ladder: named('standard'),
  due: due('2026-03-24'),
  armedAt: '2026-03-03T09:12:00Z',
  calendar: danishCalendar,
  zone,
  hour: '08:00',
  seed: 'case investigation',
  ...rest,
});

const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone);
const morning = (at: string) => local(at).toPlainDate().toString();
const secondsAfterEight = (at: string) => local(at).since(local(at).withPlainTime('08:00')).total('seconds');

describe('the standard ladder', () => {
  const { planned, moot } = planRungs(request());

  test('rings in the morning of working days before and after the date', () => {
    expect(planned.map(({ rung, at }) => [rung, morning(at)])).toEqual([
      ['due-2wd', '2026-03-20'],
      ['due', '2026-03-25'],
      ['due+2wd', '2026-03-26'],
      ['due+5wd', '2026-03-31'],
      // Thursday to Monday is Easter.
      ['due+10wd', '2026-04-10'],
    ]);
    expect(moot).toEqual([]);
  });

  test('says that the date has passed when it has: on the next working day, not at midnight', () => {
    const friday = planRungs(request({ due: due('2026-04-01') })).planned.find(({ rung }) => rung === 'due');
    expect(morning(friday!.at)).toBe('2026-04-07');
  });

  test('steps over a day on which the authority is closed', () => {
    const closingDays = [{ date: '2026-03-25', name: { da: 'lukket', en: 'closed' }, authority: 'kommune:0165' }];
    const calendar = districtCalendar({ base: danishCalendar, closingDays });
    const at = (of: PlanRequest['calendar']) =>
      morning(planRungs(request({ calendar: of })).planned.find(({ rung }) => rung === 'due')!.at);
    expect([at(calendar), at(calendarFor(calendar, { authority: 'kommune:0165' }))]).toEqual([
      '2026-03-25',
      '2026-03-26',
    ]);
  });

  test('rings at the profile’s hour, also on the morning after the clocks went forward or back', () => {
    for (const date of ['2026-03-27', '2026-10-23']) {
      const rung = planRungs(request({ due: due(date), hour: '07:30' })).planned.find(({ rung: id }) => id === 'due')!;
      expect(local(rung.at).since(local(rung.at).withPlainTime('07:30')).total('seconds')).toBeLessThanOrEqual(600);
    }
  });
});

describe('the ladder of clock time', () => {
  const hours = { ladder: named('hours'), due: { at: '2026-03-29T12:00:00Z', localDate: '2026-03-29' } };

  test('rings to the second, through the night in which the clocks go forward', () => {
    const armedAt = '2026-03-28T12:00:00Z';
    expect(planRungs(request({ ...hours, armedAt })).planned.map(({ rung, at }) => [rung, at])).toEqual([
      ['due-8h', '2026-03-29T04:00:00Z'],
      ['due-2h', '2026-03-29T10:00:00Z'],
      ['due', '2026-03-29T12:00:00Z'],
      ['due+2h', '2026-03-29T14:00:00Z'],
      ['due+24h', '2026-03-30T12:00:00Z'],
    ]);
  });

  test('leaves out what lay before anybody knew', () => {
    const { planned, moot } = planRungs(request({ ...hours, armedAt: '2026-03-29T09:00:00Z' }));
    expect(moot).toEqual([{ ladder: 'hours', rung: 'due-8h', at: '2026-03-29T04:00:00Z', because: 'before-armed' }]);
    expect(planned[0]!.rung).toBe('due-2h');
  });
});

describe('a deadline that lay in the past when it became known', () => {
  const armedAt = '2026-04-10T13:30:00Z';

  test('rings at once, and counts the others from then', () => {
    const { planned, moot } = planRungs(request({ armedAt }));
    expect(planned[0]).toEqual({ ladder: 'standard', rung: 'due', at: armedAt });
    expect(planned.slice(1).map(({ rung, at }) => [rung, morning(at)])).toEqual([
      ['due+2wd', '2026-04-14'],
      ['due+5wd', '2026-04-17'],
      ['due+10wd', '2026-04-24'],
    ]);
    expect(moot.map(({ rung, at }) => [rung, morning(at)])).toEqual([['due-2wd', '2026-03-20']]);
  });

  test('does so in clock time too', () => {
    const past = { ladder: named('hours'), due: { at: '2026-04-09T13:30:00Z', localDate: '2026-04-09' }, armedAt };
    expect(planRungs(request(past)).planned.map(({ rung, at }) => [rung, at])).toEqual([
      ['due', '2026-04-10T13:30:00Z'],
      ['due+2h', '2026-04-10T15:30:00Z'],
      ['due+24h', '2026-04-11T13:30:00Z'],
    ]);
  });
});

test('an offer tells its sender at the very instant at which it lapses', () => {
  const { planned } = planRungs(request({ ladder: named('handover') }));
  expect(planned.at(-1)).toEqual({ ladder: 'handover', rung: 'due', at: '2026-03-24T22:59:59.999Z' });
});

test('a rung that has rung is not planned again', () => {
  const { planned, moot } = planRungs(request({ without: new Set(['due-2wd', 'due']) }));
  expect([...planned, ...moot].map(({ rung }) => rung)).toEqual(['due+2wd', 'due+5wd', 'due+10wd']);
});

test.each([
  ['its own', { kind: 'days', soft: true, ladder: 'handover' }, 'handover'],
  ['hours', { kind: 'hours', soft: false }, 'hours'],
  ['seconds', { kind: 'seconds', soft: false }, 'hours'],
  ['hours before an event', { kind: 'before', unit: 'hours', soft: true }, 'hours'],
  ['a soft deadline', { kind: 'weeks', soft: true }, 'soft'],
  ['a cadence in days', { kind: 'cadence', unit: 'days', soft: false }, 'standard'],
] as const)('the ladder of %s', (_what, rule, id) => {
  expect(ladderIdOf(rule)).toBe(id);
});

test('every standard ladder has rungs of its own names, in order of time', () => {
  for (const { rungs, mark } of standardLadders) {
    expect(new Set(rungs.map(({ id }) => id)).size).toBe(rungs.length);
    const amounts = rungs.map(({ offset }) => offset.amount);
    expect([mark, amounts]).toEqual(['ASSUMPTION', [...amounts].sort((one, other) => one - other)]);
  }
});

describe('every plan', () => {
  const day = fc
    .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2090, 11, 31) })
    .map((at) => new Date(at).toISOString().slice(0, 10));
  const anyZone = fc.constantFrom('Europe/Copenhagen', 'Pacific/Auckland', 'America/Nuuk', 'UTC');
  const offsets = fc.uniqueArray(fc.integer({ min: -15, max: 30 }), { minLength: 1, maxLength: 8 });
  const unit = fc.constantFrom('working-days' as const, 'hours' as const, 'seconds' as const);
  const hour = fc.constantFrom('00:00', '02:30', '08:00', '23:45');
  const anyRequest: fc.Arbitrary<PlanRequest> = fc
    .record({ day, where: anyZone, offsets, unit, hour, seed: fc.string(), known: fc.integer({ min: -40, max: 40 }) })
    .map(({ day: localDate, where, offsets: amounts, unit: counted, hour: at, seed, known }) => ({
      ladder: {
        id: 'any',
        version: 1,
        mark: 'ASSUMPTION',
        rungs: amounts
          .sort((one, other) => one - other)
          .map((amount) => ({ id: `r${amount}`, offset: { amount, unit: counted }, audiences: ['owner'] })),
      },
      due: { at: endOfLocalDay(localDate, where), localDate },
      armedAt: new Date(Date.parse(localDate) + known * 40_000_000).toISOString(),
      calendar: danishCalendar,
      zone: where,
      hour: at,
      seed,
    }));
  const epoch = (at: string) => Temporal.Instant.from(at).epochMilliseconds;

  test('is the same twice, holds each rung once, and nothing planned before it was known', () => {
    fc.assert(
      fc.property(anyRequest, (any) => {
        const { planned, moot } = planRungs(any);
        expect(planRungs(any)).toEqual({ planned, moot });
        expect([...planned, ...moot].map(({ rung }) => rung).sort()).toEqual(
          any.ladder.rungs.map(({ id }) => id).sort(),
        );
        for (const { at } of planned) expect(epoch(at)).toBeGreaterThanOrEqual(epoch(any.armedAt));
      }),
    );
  });

  test('keeps the order of its rungs', () => {
    fc.assert(
      fc.property(anyRequest, (any) => {
        const order = new Map(any.ladder.rungs.map(({ id }, index) => [id, index]));
        const places = planRungs(any).planned.map(({ rung }) => order.get(rung)!);
        expect(places).toEqual([...places].sort((one, other) => one - other));
      }),
    );
  });

  test('in working days rings on working days at the hour, spread over at most ten minutes', () => {
    fc.assert(
      fc.property(anyRequest, (any) => {
        fc.pre(any.ladder.rungs[0]!.offset.unit === 'working-days');
        for (const { at } of planRungs(any).planned.filter((rung) => rung.at !== any.armedAt.replace('.000Z', 'Z'))) {
          const when = Temporal.Instant.from(at).subtract({ seconds: 600 }).toZonedDateTimeISO(any.zone);
          // The hour may not exist that morning; then it rings at the first instant after it.
          const intended = [when, when.add({ days: 1 })].map((on) =>
            on.toPlainDate().toZonedDateTime({ timeZone: any.zone, plainTime: any.hour }),
          );
          const [rings] = intended.filter((start) => {
            const after = epoch(at) - start.epochMilliseconds;
            return after >= 0 && after <= 600_000;
          });
          expect(rings && dayOf(danishCalendar, rings.toPlainDate().toString()).working).toBe(true);
        }
      }),
    );
  });

  test('in clock time rings exactly at its distance', () => {
    fc.assert(
      fc.property(anyRequest, (any) => {
        const { unit: counted } = any.ladder.rungs[0]!.offset;
        fc.pre(counted !== 'working-days' && epoch(any.due.at) >= epoch(any.armedAt));
        for (const { rung, at } of planRungs(any).planned) {
          const length = Number(rung.slice(1)) * (counted === 'hours' ? 3_600_000 : 1_000);
          expect(epoch(at) - epoch(any.due.at)).toBe(length);
        }
      }),
    );
  });

  test('spreads a thousand steps over the ten minutes', () => {
    const seconds = Array.from({ length: 1_000 }, (_, index) =>
      secondsAfterEight(planRungs(request({ seed: `case-${index} review#1` })).planned[0]!.at),
    );
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(600);
    const minutes = new Set(seconds.map((second) => Math.min(9, Math.floor(second / 60))));
    expect(minutes.size).toBe(10);
  });
});
