import { ageOn } from '../person';

/** What is known of a case that has ended, or of a referral that was not let in. */
export interface EndedForChild {
  readonly process: string;
  /** Absent: not known. */
  readonly birthDate?: string | undefined;
  /** Local date in the district's zone. */
  readonly today: string;
  /** Has the case already led to an `underretning`. */
  readonly notified: boolean;
}

/**
 * Whether people are to be asked to consider an `underretning` (BL § 133): somebody under 18 was closed or refused, and
 * nothing tells the municipality. It stays their decision; nothing is sent by itself.
 */
export function considersUnderretning({ process, birthDate, today, notified }: EndedForChild): boolean {
  if (process === 'underretning' || notified || birthDate === undefined) return false;
  return ageOn(birthDate, today) < 18;
}
