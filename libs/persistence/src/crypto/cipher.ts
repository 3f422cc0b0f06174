import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const format = 1;
const ivBytes = 12;
const tagBytes = 16;

/** A key with the id that is written beside each value it encrypts, so that keys can be changed one value at a time. */
export interface NamedKey {
  readonly id: string;
  readonly key: Buffer;
}

/** Where a value belongs. It is authenticated with the value: a ciphertext copied elsewhere does not open. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** A value cannot be opened: wrong key, wrong place, or it was changed. Says where, never what. */
export class CannotOpen extends Error {
  constructor(place: Place, because: string) {
    super(`A value of ${place.table}.${place.column} cannot be opened: ${because}`);
    this.name = 'CannotOpen';
  }
}

/**
 * Encrypts with AES-256-GCM.
 *
 * @returns one format byte, the key id with its length, the nonce (12 bytes), the tag (16 bytes), the ciphertext
 */
export function seal(plaintext: Buffer | string, { key: { id, key }, place }: { key: NamedKey; place: Place }): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(associatedData(place));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const keyId = Buffer.from(id);
  return Buffer.concat([Buffer.from([format, keyId.length]), keyId, iv, cipher.getAuthTag(), body]);
}

/** @throws CannotOpen */
export function open(
  sealed: Buffer,
  { keyOf, place }: { keyOf: (id: string) => Buffer | undefined; place: Place },
): Buffer {
  const id = keyIdOf(sealed);
  if (id === undefined) throw new CannotOpen(place, 'its format is unknown');
  const key = keyOf(id);
  if (!key) throw new CannotOpen(place, `key ${id} is not there`);
  const start = 2 + Buffer.byteLength(id);
  const iv = sealed.subarray(start, start + ivBytes);
  const tag = sealed.subarray(start + ivBytes, start + ivBytes + tagBytes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(associatedData(place)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(start + ivBytes + tagBytes)), decipher.final()]);
  } catch {
    throw new CannotOpen(place, 'it was changed, or belongs elsewhere');
  }
}

/** Id of the key that a value was encrypted with; undefined when it is none of ours. */
export function keyIdOf(sealed: Buffer): string | undefined {
  const length = sealed[1];
  if (sealed[0] !== format || length === undefined || sealed.length < 2 + length + ivBytes + tagBytes) return undefined;
  return sealed.subarray(2, 2 + length).toString();
}

const associatedData = ({ table, column, row }: Place): Buffer => Buffer.from(JSON.stringify([table, column, row]));
