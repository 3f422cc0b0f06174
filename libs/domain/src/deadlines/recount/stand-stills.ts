import type { DeadlineRule, PauseGround, Span } from '../../rules';
import type { Certificate, UnsealedCertificate } from '../certificate';
import { type DayNumber, textOf } from './day-numbers';
import { NotRecountable } from './not-recountable';
import { instantText, localDayOf, type Nanoseconds, nanosecondsOf } from './wall-clock';

/** A pause, with the first local day whose end it covers and the first after it whose end it does not. */
export interface StandStill {
  readonly from: Nanoseconds;
  readonly to: Nanoseconds;
  readonly ground: PauseGround;
  readonly firstDay: DayNumber;
  readonly dayAfter: DayNumber;
}

/** @throws NotRecountable for a pause that the rule does not allow, that is no stretch of time, or that overlaps. */
export function readStandStills({
  certificate: { pauses, zone },
  rule,
}: {
  readonly certificate: Certificate | UnsealedCertificate;
  readonly rule: DeadlineRule;
}): readonly StandStill[] {
  const stills: StandStill[] = [];
  for (const { from: begin, to: end, ground } of pauses) {
    if (!(rule.pausable ?? []).includes(ground)) throw new NotRecountable('pauses', 'pause-ground-not-allowed');
    const [from, to] = [instantOf(begin), instantOf(end)];
    if (to < from) throw new NotRecountable('pauses', 'pause-ends-before-it-begins');
    const before = stills.at(-1);
    if (before && from < before.to) throw new NotRecountable('pauses', 'pauses-overlap');
    stills.push({ from, to, ground, firstDay: localDayOf(from, zone), dayAfter: localDayOf(to, zone) });
  }
  return stills;
}

/** Clock time is spent in the gaps between the pauses. */
export function recountClock(
  at: Nanoseconds,
  {
    span,
    back,
    stills,
    zone,
  }: { readonly span: Span; readonly back: boolean; readonly stills: readonly StandStill[]; readonly zone: string },
): Pick<Certificate, 'walk' | 'pauses' | 'roll' | 'due'> {
  const whole = BigInt(span.amount) * (span.unit === 'hours' ? 3_600n : 1n) * 1_000_000_000n;
  let [left, now] = [whole, at];
  let spent = false;
  const took = stills.map(({ from, to }) => {
    if (spent || to <= now) return 0n;
    const gap = from > now ? from - now : 0n;
    spent = gap >= left;
    if (spent) return 0n;
    left -= gap;
    const length = to - (now + gap);
    now = to;
    return length;
  });
  const due = back ? at - whole : now + left;
  const localDate = textOf(localDayOf(due, zone));
  return {
    walk: [{ date: localDate, counts: true }],
    pauses: stills.map(({ from, to, ground }, index) => ({
      from: instantText(from),
      to: instantText(to),
      ground,
      took: { amount: Number(took[index]! / 1_000_000n) / 1_000, unit: 'seconds' },
    })),
    roll: null,
    due: { at: instantText(due), localDate },
  };
}

function instantOf(text: string): Nanoseconds {
  try {
    return nanosecondsOf(text);
  } catch {
    throw new NotRecountable('pauses', 'pause-not-a-time');
  }
}
