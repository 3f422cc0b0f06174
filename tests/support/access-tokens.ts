import { createSign, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestStack } from './stack';

/** What a forged token is made of; what is left out is as the demo provider makes it. */
export interface TokenParts {
  readonly subject?: string;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now; negative: expired. */
  readonly expiresIn?: number;
  /** Signs with a key that the provider never published, under the published key's id. */
  readonly foreignKey?: boolean;
  /** Without a signature, as `alg: none`. */
  readonly unsigned?: boolean;
}

/** Makes access tokens with the demo provider's own key, so that each claim can be wrong alone. */
export function forgeToken(stack: TestStack, parts: TokenParts = {}): string {
  const { subject = 'caseworker.0165', expiresIn = 600, unsigned = false, foreignKey = false } = parts;
  const { keys } = JSON.parse(readFileSync(join(stack.folder, 'identity', 'jwks.json'), 'utf8')) as {
    keys: [{ kid: string; [part: string]: unknown }];
  };
  const [jwk] = keys;
  const now = Math.floor(Date.now() / 1000);
  const header = unsigned ? { alg: 'none' } : { alg: 'RS256', typ: 'at+jwt', kid: jwk.kid };
  const claims = {
    sub: subject,
    iss: parts.issuer ?? stack.env['OIDC_ISSUER'],
    aud: parts.audience ?? stack.env['OIDC_AUDIENCE'],
    iat: now - 60,
    exp: now + expiresIn,
  };
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  if (unsigned) return `${signed}.`;
  const key = foreignKey
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : { key: jwk, format: 'jwk' as const };
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}
