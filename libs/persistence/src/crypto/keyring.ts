import { readFileSync } from 'node:fs';

const keyBytes = 32;

/** Keys that wrap the data key of each person, by id, and the key of the blind indexes. All of 32 bytes. */
export interface KeyRing {
  /** Id of the key that new values are wrapped with. */
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
  readonly blindIndex: Buffer;
}

/** The key file cannot be used; the sentence says why and never holds key material. */
export class KeyFileError extends Error {
  constructor(
    readonly code: 'missing' | 'malformed',
    message: string,
  ) {
    super(message);
    this.name = 'KeyFileError';
  }
}

/**
 * Reads a key file: `{ "current": id, "keys": { id: base64 }, "blindIndex": base64 }`, each key of 32 bytes.
 *
 * @throws KeyFileError `missing` when the file cannot be read, `malformed` when it does not have that shape
 */
export function loadKeys(path: string): KeyRing {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new KeyFileError('missing', `TOVHOLDER_KEYS names ${path}, which cannot be read`);
  }
  return parseKeys(text);
}

/** @throws KeyFileError `malformed` */
export function parseKeys(text: string): KeyRing {
  const file = parsed(text);
  if (!isRecord(file) || typeof file.current !== 'string' || !isRecord(file.keys)) {
    throw malformed('it must be {"current": id, "keys": {id: base64}, "blindIndex": base64}');
  }
  const keys = new Map(Object.entries(file.keys).map(([id, value]) => [id, key(`keys.${id}`, value)]));
  if (!keys.has(file.current)) throw malformed('"current" names a key that is not among "keys"');
  for (const id of keys.keys()) {
    if (id.length === 0 || Buffer.byteLength(id) > 255) throw malformed('a key id must have 1 to 255 bytes');
  }
  return { current: file.current, keys, blindIndex: key('blindIndex', file.blindIndex) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('it is not JSON');
  }
}

function key(name: string, value: unknown): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
  if (bytes.length !== keyBytes) throw malformed(`"${name}" must be ${keyBytes} bytes in base64`);
  return bytes;
}

const malformed = (why: string): KeyFileError =>
  new KeyFileError('malformed', `The key file in TOVHOLDER_KEYS is malformed: ${why}`);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
