import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Keys by id; payloads are encrypted under the current one and readable under each. */
export interface PayloadKeys {
  readonly current: string;
  readonly byId: ReadonlyMap<string, Buffer>;
  /** The file says that it was made for a demonstration (`"demo": true`): no production may run on it. */
  readonly demo: boolean;
}

const keyBytes = 32;

/**
 * Reads the key file that the record uses too and derives a key of its own for payloads from each entry, so that
 * nothing encrypted for one purpose can be opened for the other.
 *
 * @throws Error with one sentence that names the file's fault, never a key
 */
export function loadPayloadKeys(path: string): PayloadKeys {
  let file: unknown;
  try {
    file = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`The key file ${path} cannot be read as JSON.`, { cause });
  }
  return derivePayloadKeys(file);
}

/** @throws Error when the content is not `{ current, keys: { id: base64 of 32 bytes } }` */
export function derivePayloadKeys(file: unknown): PayloadKeys {
  const { current, keys, demo } = (file ?? {}) as { current?: unknown; keys?: unknown; demo?: unknown };
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null) {
    throw new Error('The key file must hold `current` (a key id) and `keys` (base64 by key id).');
  }
  const byId = new Map<string, Buffer>();
  for (const [id, encoded] of Object.entries(keys)) {
    const key = Buffer.from(String(encoded), 'base64');
    if (key.length !== keyBytes) throw new Error(`Key ${id} in the key file is not 32 bytes of base64.`);
    byId.set(id, Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'tovholder temporal payload', keyBytes)));
  }
  if (!byId.has(current)) throw new Error(`The key file names ${current} as current, but holds no such key.`);
  return { current, byId, demo: demo === true };
}
