import { randomUUID } from 'node:crypto';
import { canonicalJson, sha256Hex } from '@tovholder/contracts/canonical';
import { Problem } from '../problems/problem';

export interface CommandIdentity {
  /** The same for the same principal, route and key; random where the client sent no key. */
  readonly commandId: string;
  readonly bodyHash: string;
}

/**
 * What makes a repeated request the same command.
 *
 * @throws Problem when the key is missing although required, or malformed
 */
export function identifyCommand(request: {
  readonly userId: string;
  /** Method and path, without the query. */
  readonly route: string;
  readonly key: string | undefined;
  readonly body: unknown;
  readonly required: boolean;
}): CommandIdentity {
  const { userId, route, key, body, required } = request;
  if (key === undefined && required) throw new Problem('idempotency-key-required');
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key)) throw new Problem('idempotency-key-malformed');
  return {
    commandId: sha256Hex(canonicalJson(key === undefined ? [randomUUID()] : [userId, route, key])),
    bodyHash: sha256Hex(canonicalJson(body ?? null)),
  };
}
