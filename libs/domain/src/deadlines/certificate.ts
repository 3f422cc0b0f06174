import type { DeadlineRule } from '../rules';

/**
 * How a due instant came about, complete enough for a program that has never seen our database. The field order is
 * fixed: the hash is taken over the canonical JSON of everything above it.
 */
export interface Certificate {
  readonly rule: Pick<DeadlineRule, 'id' | 'version' | 'kind' | 'amount' | 'mark' | 'citation'> & {
    readonly unit?: DeadlineRule['unit'];
  };
  readonly calendar: { readonly id: string; readonly version: string };
  readonly zone: string;
  readonly trigger: {
    readonly event: string;
    /** Instant (RFC 3339, UTC). */
    readonly at: string;
    readonly localDate: string;
    /** Sequence number in the case log, where there is one. */
    readonly seq?: number;
  };
  /** Days that the rule looked at: for working-day rules each day that did not count, with its reason, and the last. */
  readonly walk: readonly { readonly date: string; readonly counts: boolean; readonly because?: string }[];
  readonly pauses: readonly never[];
  readonly roll: { readonly from: string; readonly to: string; readonly because: string } | null;
  readonly due: { readonly at: string; readonly localDate: string };
  /** `sha256:` and the hex digest of the canonical JSON of the certificate without this field. */
  readonly hash: string;
}

export type UnsealedCertificate = Omit<Certificate, 'hash'>;
