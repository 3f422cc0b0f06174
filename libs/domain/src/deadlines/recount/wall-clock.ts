import { Temporal } from 'temporal-polyfill';
import type { DayNumber } from './day-numbers';

/** Nanoseconds since 1970. */
export type Nanoseconds = bigint;

const second = 1_000_000_000n;
const dayLength = 86_400n * second;
/** No zone was ever further from UTC than this. */
const furthestOffset = 17n * 3_600n;

/** @throws RangeError when the text is no instant (RFC 3339). */
export function nanosecondsOf(instant: string): Nanoseconds {
  return Temporal.Instant.from(instant).epochNanoseconds;
}

export function instantText(at: Nanoseconds): string {
  return Temporal.Instant.fromEpochNanoseconds(at).toString();
}

/** @throws RangeError when the zone is none. */
export function localDayOf(at: Nanoseconds, zone: string): DayNumber {
  return Number(floorDiv(wallOf(at, zone), dayLength));
}

/** Wall-clock minutes since midnight. */
export function minuteOfDay(at: Nanoseconds, zone: string): number {
  const wall = wallOf(at, zone);
  return Number((wall - floorDiv(wall, dayLength) * dayLength) / (60n * second));
}

/** The last millisecond of a local day, found by halving: the instant before the first one on a later day. */
export function lastMillisecondOf(day: DayNumber, zone: string): Nanoseconds {
  const midnight = BigInt(day + 1) * 86_400n;
  let [on, after] = [midnight - furthestOffset, midnight + furthestOffset];
  while (after - on > 1n) {
    const middle = (on + after) / 2n;
    if (localDayOf(middle * second, zone) > day) after = middle;
    else on = middle;
  }
  return after * second - 1_000_000n;
}

function wallOf(at: Nanoseconds, zone: string): bigint {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochNanoseconds(at).toZonedDateTimeISO(zone);
  return at + BigInt(offsetNanoseconds);
}

function floorDiv(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
