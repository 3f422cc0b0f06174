import { ask, type Transaction } from '../connection/transaction';
import { open, seal } from '../crypto/cipher';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import { hashOf } from './secret';
import type { SessionLimits, SessionRecord } from './types';

type Sessions = Pick<Store, 'dataSource' | 'keys'>;

/** $2 and $3: seconds that a session lives after its last request, and in all. */
const alive = `s.last_seen_at > now() - make_interval(secs => $2) AND s.created_at > now() - make_interval(secs => $3)`;

/**
 * Opens a session for a user of the directory, and forgets those that have run out.
 *
 * @returns false for a user whom the directory does not know or who is not active
 */
export async function openSession(
  { dataSource, keys }: Sessions,
  {
    token,
    userId,
    idToken,
    limits,
  }: {
    readonly token: string;
    readonly userId: string;
    readonly idToken: string | undefined;
    readonly limits: SessionLimits;
  },
): Promise<boolean> {
  const tokenHash = hashOf(token);
  const rows = await ask(dataSource, {
    text: `WITH forgotten AS (DELETE FROM session s WHERE NOT (${alive}))
      INSERT INTO session (token_hash, user_id, created_at, last_seen_at, id_token)
      SELECT $1, u.id, now(), now(), $5 FROM app_user u WHERE u.id = $4 AND u.active FOR SHARE RETURNING user_id`,
    values: [
      tokenHash,
      limits.idleSeconds,
      limits.absoluteSeconds,
      userId,
      idToken === undefined
        ? null
        : seal(idToken, {
            key: { id: keys.current, key: keys.keys.get(keys.current) as Buffer },
            place: placeOf.idToken(tokenHash),
          }),
    ],
  });
  return rows.length > 0;
}

/**
 * The session of a token, unless it has run out or its user is no longer active.
 *
 * @param seen whether this is a sign of life; it is written down at most ten times per idle time-out
 */
export async function findSession(
  { dataSource }: Pick<Store, 'dataSource'>,
  { token, limits, seen }: { readonly token: string; readonly limits: SessionLimits; readonly seen: boolean },
): Promise<SessionRecord | null> {
  const [session] = await ask<SessionRecord>(dataSource, {
    text: `WITH found AS (
        SELECT s.token_hash, s.user_id, s.created_at, s.last_seen_at,
          $4 AND s.last_seen_at < now() - make_interval(secs => least(60, $2 / 10.0)) AS stale
        FROM session s JOIN app_user u ON u.id = s.user_id AND u.active WHERE s.token_hash = $1 AND ${alive}),
      seen AS (
        UPDATE session s SET last_seen_at = now() FROM found f WHERE s.token_hash = f.token_hash AND f.stale)
      SELECT user_id AS "userId", created_at AS "createdAt", now() AS at,
        CASE WHEN stale THEN now() ELSE last_seen_at END + make_interval(secs => $2) AS "idleEndsAt",
        created_at + make_interval(secs => $3) AS "endsAt" FROM found`,
    values: [hashOf(token), limits.idleSeconds, limits.absoluteSeconds, seen],
  });
  return session ?? null;
}

/**
 * Ends a session at once.
 *
 * @returns what the identity provider said who it was, to end its session with; undefined when it is not known
 */
export async function endSession({ dataSource, keys }: Sessions, token: string): Promise<string | undefined> {
  const tokenHash = hashOf(token);
  const [rows] = await dataSource.query<[{ idToken: Buffer | null }[], number]>(
    'DELETE FROM session WHERE token_hash = $1 RETURNING id_token AS "idToken"',
    [tokenHash],
  );
  const sealed = rows[0]?.idToken;
  if (!sealed) return undefined;
  try {
    return open(sealed, { keyOf: (id) => keys.keys.get(id), place: placeOf.idToken(tokenHash) }).toString();
  } catch {
    // Its key may have been taken out of service: the session has ended all the same.
    return undefined;
  }
}

/** Ends all sessions of a user, in the transaction that takes the user out of service. */
export async function endSessionsOf(tx: Transaction, userId: string): Promise<void> {
  await tx.query({ text: 'DELETE FROM session WHERE user_id = $1', values: [userId] });
}
