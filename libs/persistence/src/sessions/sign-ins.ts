import { ask } from '../connection/transaction';
import type { Store } from '../types';
import { hashOf } from './secret';
import type { PendingSignIn } from './types';

/** How long someone may take at the identity provider. */
export const signInMinutes = 10;

/** Remembers a browser that is sent to the identity provider, and forgets those that never came back. */
export async function startSignIn(
  { dataSource }: Pick<Store, 'dataSource'>,
  { state, browser, ...pending }: PendingSignIn & { readonly state: string; readonly browser: string },
): Promise<void> {
  await ask(dataSource, {
    text: `WITH forgotten AS (DELETE FROM sign_in WHERE created_at < now() - interval '${signInMinutes} minutes')
      INSERT INTO sign_in (state_hash, browser_hash, nonce, verifier, target, created_at)
      VALUES ($1, $2, $3, $4, $5, now())`,
    values: [hashOf(state), hashOf(browser), pending.nonce, pending.verifier, pending.target],
  });
}

/** What was remembered, once: the same answer of the provider cannot be used again. Null: never, too late, or elsewhere. */
export async function takeSignIn(
  { dataSource }: Pick<Store, 'dataSource'>,
  { state, browser }: { readonly state: string; readonly browser: string },
): Promise<PendingSignIn | null> {
  const [rows] = await dataSource.query<[PendingSignIn[], number]>(
    `DELETE FROM sign_in WHERE state_hash = $1 AND browser_hash = $2
      AND created_at > now() - interval '${signInMinutes} minutes' RETURNING nonce, verifier, target`,
    [hashOf(state), hashOf(browser)],
  );
  return rows[0] ?? null;
}
