import type { DeadlineRule, PauseGround } from '../rules';

/**
 * How a due instant came about, complete enough for a program that has never seen our database. The field order is
 * fixed: the hash is taken over the canonical JSON of everything above it. Optional fields are absent where they say
 * nothing, so that a certificate without pauses, cut-off or change of pace is the same as it always was.
 */
export interface Certificate {
  readonly rule: Pick<DeadlineRule, 'id' | 'version' | 'kind' | 'amount' | 'mark' | 'citation'> &
    Partial<Pick<DeadlineRule, 'unit' | 'then' | 'cutOff' | 'closingDays'>>;
  readonly calendar: {
    readonly id: string;
    readonly version: string;
    /** Whose own closing days were counted; present where the calendar has some of that authority. */
    readonly authority?: string;
  };
  readonly zone: string;
  readonly trigger: {
    readonly event: string;
    /** Instant (RFC 3339, UTC). */
    readonly at: string;
    readonly localDate: string;
    /** The day after, where the trigger came after the rule's cut-off time: it is counted from then. */
    readonly countedFrom?: string;
    /** Sequence number in the case log, where there is one. */
    readonly seq?: number;
    /** Start of the period after which a cadence changes its pace; absent where the rule has no change of pace. */
    readonly since?: { readonly at: string; readonly localDate: string };
  };
  /** Pace of a cadence that changes: the one counted by, and the first local date of the later one. */
  readonly pace?: { readonly counted: 'first' | 'then'; readonly changesOn: string | null };
  /**
   * Days that the rule looked at: for working-day rules each day that did not count, with its reason (`weekend`,
   * `holiday: …`, `closing-day: …`, `paused: …`), and the last.
   */
  readonly walk: readonly { readonly date: string; readonly counts: boolean; readonly because?: string }[];
  /** In order of time, each with what it added: calendar days, working days, or seconds of clock time. */
  readonly pauses: readonly CertifiedPause[];
  readonly roll: { readonly from: string; readonly to: string; readonly because: string } | null;
  readonly due: { readonly at: string; readonly localDate: string };
  /** `sha256:` and the hex digest of the canonical JSON of the certificate without this field. */
  readonly hash: string;
}

/** A closed stretch in which the clock stood still. Instants are RFC 3339; `to` is not before `from`. */
export interface Pause {
  readonly from: string;
  readonly to: string;
  readonly ground: PauseGround;
}

export interface CertifiedPause extends Pause {
  readonly took: { readonly amount: number; readonly unit: 'days' | 'working-days' | 'seconds' };
}

export type UnsealedCertificate = Omit<Certificate, 'hash'>;
