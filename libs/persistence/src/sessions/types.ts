/** For how long a session lives, in seconds: after the last request, and in all. */
export interface SessionLimits {
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

/** A session that lives. Instants by the database's clock. */
export interface SessionRecord {
  readonly userId: string;
  readonly createdAt: Date;
  /** Now. */
  readonly at: Date;
  /** When it ends unless a request comes before. */
  readonly idleEndsAt: Date;
  /** When it ends whatever comes. */
  readonly endsAt: Date;
}

/** What is kept while a browser is away at the identity provider. */
export interface PendingSignIn {
  readonly nonce: string;
  readonly verifier: string;
  /** Path of our own that the browser goes to afterwards. */
  readonly target: string;
}
