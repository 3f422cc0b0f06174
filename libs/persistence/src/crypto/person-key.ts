import { randomBytes } from 'node:crypto';
import type { KeyRing } from './keyring';
import { open, seal, type Place } from './cipher';

const firstKeyId = 'd1';

/** Encrypts and opens the values that belong to one person. Destroying the wrapped key makes all of them unreadable. */
export interface PersonCipher {
  seal(plaintext: string, place: Place): Buffer;
  /** @throws CannotOpen */
  open(sealed: Buffer, place: Place): string;
}

/** Makes a data key for a person: its wrapped form for the person row, and the cipher that uses it. */
export function newPersonKey(
  keys: KeyRing,
  personId: string,
): { readonly wrapped: Buffer; readonly cipher: PersonCipher } {
  return newDataKey(keys, placeOfKey(personId));
}

/** The same for what has a key of its own and is no person. `place`: where the wrapped key is kept. */
export function newDataKey(keys: KeyRing, place: Place): { readonly wrapped: Buffer; readonly cipher: PersonCipher } {
  const wrapping = { id: keys.current, key: keys.keys.get(keys.current)! };
  const dataKey = randomBytes(32);
  return { wrapped: seal(dataKey, { key: wrapping, place }), cipher: cipherWith(dataKey) };
}

/** @throws CannotOpen when the key that wraps it is not in the key file */
export function personCipher(
  keys: KeyRing,
  { personId, wrapped }: { personId: string; wrapped: Buffer },
): PersonCipher {
  return dataCipher(keys, { place: placeOfKey(personId), wrapped });
}

/** @throws CannotOpen when the key that wraps it is not in the key file */
export function dataCipher(keys: KeyRing, { place, wrapped }: { place: Place; wrapped: Buffer }): PersonCipher {
  return cipherWith(open(wrapped, { keyOf: (id) => keys.keys.get(id), place }));
}

function cipherWith(key: Buffer): PersonCipher {
  return {
    seal: (plaintext, place) => seal(plaintext, { key: { id: firstKeyId, key }, place }),
    open: (sealed, place) => open(sealed, { keyOf: (id) => (id === firstKeyId ? key : undefined), place }).toString(),
  };
}

const placeOfKey = (personId: string): Place => ({ table: 'person', column: 'data_key', row: personId });
