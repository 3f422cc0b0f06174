import { createHash } from 'node:crypto';

/** What is stored of a secret that a browser holds. It has 256 random bits, so it needs no salt and no slow hash. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
