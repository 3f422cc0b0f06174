import type { RungView } from '@tovholder/contracts/http';
import type { Language } from '@tovholder/domain/text';
import type { RungRecord } from '@tovholder/persistence';
import { rungTitle } from './rung-words';

/** Seconds between two instants, never less than none. */
export function secondsLate(at: string, firedAt: string): number {
  return Math.max(0, Math.floor((Date.parse(firedAt) - Date.parse(at)) / 1000));
}

/**
 * The ladder of a step in the order of time. Who was told is shown to whoever answers for the step; for others the
 * names of another authority's staff are none of their business.
 */
export function presentLadder(
  rungs: readonly RungRecord[],
  {
    language,
    people,
    nameOf = (user) => user,
  }: { readonly language: Language; readonly people: boolean; readonly nameOf?: (user: string) => string },
): RungView[] {
  return [...rungs]
    .sort((one, other) => one.dueVersion - other.dueVersion || one.at.localeCompare(other.at))
    .map((rung) => ({
      ladder: rung.ladder,
      rung: rung.rung,
      title: rungTitle(rung, language),
      at: rung.at,
      firedAt: rung.firedAt,
      late: rung.late,
      lateBySeconds: rung.late && rung.firedAt !== null ? secondsLate(rung.at, rung.firedAt) : null,
      mootBecause: rung.mootBecause,
      told: people
        ? rung.told.map(({ userId, audience, standsInFor, acknowledgedAt, receipts }) => ({
            user: userId,
            userName: nameOf(userId),
            audience,
            standsInFor,
            acknowledgedAt,
            channels: receipts.map(({ channel, sentAt }) => ({ channel, sentAt })),
          }))
        : [],
    }));
}
