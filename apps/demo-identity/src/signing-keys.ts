import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A private key as a JSON Web Key. */
export type SigningKey = Readonly<Record<string, unknown>>;

/** The provider's keys: made once and kept, so that tokens outlive a restart. */
export function signingKeys(file: string): { readonly keys: readonly SigningKey[] } {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = privateKey.export({ format: 'jwk' });
    const kid = createHash('sha256').update(String(jwk.n)).digest('base64url').slice(0, 16);
    const keys = [{ ...jwk, kid, alg: 'RS256', use: 'sig' }];
    writeFileSync(file, JSON.stringify({ keys }), { mode: 0o600, flag: 'wx' });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as { keys: SigningKey[] };
}
