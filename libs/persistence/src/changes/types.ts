/** That something changed, by id alone: what it is, is asked for under the rights of whoever asks. */
export type Change =
  | {
      readonly kind: 'case';
      readonly caseId: string;
      /** Sequence number of the case log's row. */
      readonly version: number;
      /** When, in milliseconds since 1970, by the database's clock. */
      readonly at: number;
    }
  | { readonly kind: 'meeting'; readonly id: string; readonly version: number; readonly at: number }
  | { readonly kind: 'notification'; readonly id: string; readonly userId: string; readonly at: number };

/** What happened after an instant, and for whom. */
export interface ChangesSince {
  /** In milliseconds since 1970, by the database's clock. */
  readonly since: number;
  /** Whose inbox is asked about. */
  readonly userId: string;
  /** More changes than this are not listed. */
  readonly limit: number;
}

export interface ListenerEvents {
  readonly onChange: (change: Change) => void;
  /** From now on every change is heard; also after the connection was lost and made again. */
  readonly onListening: () => void;
  readonly onLost: () => void;
}
