import { createHash } from 'node:crypto';
import { canonicalJson } from '@tovholder/contracts/canonical';

/** A row of the case log as its hash sees it: all of it, texts as ciphertext. */
export interface HashedRow {
  readonly caseId: string;
  readonly seq: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly commandId: string;
  readonly bodyHash: string | null;
  readonly event: object;
  readonly change: object | null;
  readonly actor: { readonly userId: string; readonly authority: string | null; readonly unit: string | null } | null;
  readonly private: Buffer | null;
  readonly prevHash: Buffer;
}

/** What the first row of each case names as its predecessor. */
export const chainStart = Buffer.alloc(32);

/** SHA-256 over the canonical JSON of a row and the hash of the row before it: 32 bytes. */
export function hashOf(row: HashedRow): Buffer {
  const content = canonicalJson({
    ...row,
    private: row.private?.toString('base64') ?? null,
    prevHash: row.prevHash.toString('hex'),
  });
  return createHash('sha256').update(content).digest();
}
