import { Temporal } from 'temporal-polyfill';
import { localDateOf } from '../calendar';
import type { DeadlineRule, PauseGround } from '../rules';
import type { Pause } from './certificate';
import { DeadlineError, type DeadlineErrorCode } from './deadline-error';
import { momentOf } from './trigger';

/**
 * A pause with the local days that it takes: those whose end it covers. `last` lies before `first` where it takes none.
 * That a day counts as paused by its end is an ASSUMPTION: no source says how a paused day is counted.
 */
export interface Stretch {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly ground: PauseGround;
  readonly first: string;
  readonly last: string;
}

/**
 * Pauses in order of time.
 *
 * @throws DeadlineError for a pause that is no stretch of time, overlaps another, or has a ground that the rule does
 * not allow.
 */
export function readPauses(
  pauses: readonly Pause[],
  { rule, zone }: { readonly rule: DeadlineRule; readonly zone: string },
): readonly Stretch[] {
  const refuse = (code: DeadlineErrorCode): never => {
    throw new DeadlineError(code, 'pauses', rule.id);
  };
  const stretches = pauses.map(({ from, to, ground }): Stretch => {
    if (!rule.pausable?.includes(ground)) refuse('pause-ground-not-allowed');
    const start = instantOf(from) ?? refuse('pause-not-a-time');
    const end = instantOf(to) ?? refuse('pause-not-a-time');
    if (Temporal.Instant.compare(end, start) < 0) refuse('pause-ends-before-it-begins');
    const last = Temporal.PlainDate.from(localDateOf(to, zone)).subtract({ days: 1 }).toString();
    return { from: start, to: end, ground, first: localDateOf(from, zone), last };
  });
  const inOrder = stretches.sort(
    (one, other) => Temporal.Instant.compare(one.from, other.from) || Temporal.Instant.compare(one.to, other.to),
  );
  inOrder.forEach((stretch, index) => {
    const before = inOrder[index - 1];
    if (before && Temporal.Instant.compare(stretch.from, before.to) < 0) refuse('pauses-overlap');
  });
  return inOrder;

  function instantOf(at: string): Temporal.Instant | null {
    const moment = at.includes('T') ? momentOf(at, zone) : null;
    return moment && Temporal.Instant.from(moment.at);
  }
}

export function pauseOn(stretches: readonly Stretch[], date: string): Stretch | undefined {
  return stretches.find(({ first, last }) => first <= date && date <= last);
}
