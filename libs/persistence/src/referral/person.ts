import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../connection/transaction';
import { blindIndex, nameTokens } from '../crypto/blind-index';
import type { KeyRing } from '../crypto/keyring';
import { newPersonKey, personCipher, type PersonCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { SubmittedPerson } from '../types';

export interface KnownPerson {
  readonly id: string;
  readonly cipher: PersonCipher;
  readonly birthDate: string | null;
  readonly municipality: string | null;
}

interface PersonColumns {
  id: string;
  data_key: Buffer;
  name: Buffer | null;
  birth_date: Buffer | null;
  municipality: string | null;
}

/**
 * Finds the person of a CPR or replacement number, or creates one with a data key of its own; without a number it is
 * always a new person, for names and dates of birth are shared by many. What is already known is never overwritten by
 * what another referral says, but for the municipality: people move.
 */
export async function findOrCreatePerson(
  tx: Transaction,
  { keys, person, now }: { readonly keys: KeyRing; readonly person: SubmittedPerson; readonly now: Date },
): Promise<KnownPerson> {
  const cprIndex = index(keys, { kind: 'cpr', value: person.cpr });
  const replacementIndex = index(keys, { kind: 'replacement-id', value: person.replacementId });
  const [found] =
    cprIndex || replacementIndex
      ? await tx.query<PersonColumns>({
          text: `SELECT id, data_key, name, birth_date, municipality FROM person
            WHERE cpr_index = $1 OR replacement_index = $2 ORDER BY cpr_index IS NULL LIMIT 1`,
          values: [cprIndex, replacementIndex],
        })
      : [];
  if (found) return completed(tx, { keys, found, person });

  const id = uuidv7();
  const { wrapped, cipher } = newPersonKey(keys, id);
  const sealed = (column: 'cpr' | 'replacement_id' | 'name' | 'birth_date', value: string | undefined) =>
    value === undefined ? null : cipher.seal(value, placeOf.person(id, column));
  await tx.query({
    text: `INSERT INTO person (id, data_key, cpr, cpr_index, replacement_id, replacement_index, name, birth_date,
      municipality, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      id,
      wrapped,
      sealed('cpr', person.cpr),
      cprIndex,
      sealed('replacement_id', person.replacementId),
      replacementIndex,
      sealed('name', person.name),
      sealed('birth_date', person.birthDate),
      person.municipality ?? null,
      now,
    ],
  });
  await indexName(tx, { keys, personId: id, name: person.name });
  return { id, cipher, birthDate: person.birthDate ?? null, municipality: person.municipality ?? null };
}

/**
 * The person that another case is about already.
 *
 * @throws Error when there is no such person
 */
export async function personOfCase(
  tx: Transaction,
  { keys, personId, person }: { readonly keys: KeyRing; readonly personId: string; readonly person: SubmittedPerson },
): Promise<KnownPerson> {
  const [found] = await tx.query<PersonColumns>({
    text: 'SELECT id, data_key, name, birth_date, municipality FROM person WHERE id = $1',
    values: [personId],
  });
  if (!found) throw new Error(`Person ${personId} is not recorded`);
  return completed(tx, { keys, found, person });
}

async function completed(
  tx: Transaction,
  { keys, found, person }: { readonly keys: KeyRing; readonly found: PersonColumns; readonly person: SubmittedPerson },
): Promise<KnownPerson> {
  const { id } = found;
  const cipher = personCipher(keys, { personId: id, wrapped: found.data_key });
  const name = found.name === null ? person.name : undefined;
  const known = found.birth_date && cipher.open(found.birth_date, placeOf.person(id, 'birth_date'));
  const birthDate = known ?? person.birthDate ?? null;
  const municipality = person.municipality ?? found.municipality;
  const news = name !== undefined || known !== birthDate || municipality !== found.municipality;
  if (news) {
    await tx.query({
      text: `UPDATE person SET name = coalesce(name, $2), birth_date = coalesce(birth_date, $3), municipality = $4
        WHERE id = $1`,
      values: [
        id,
        name === undefined ? null : cipher.seal(name, placeOf.person(id, 'name')),
        birthDate === null ? null : cipher.seal(birthDate, placeOf.person(id, 'birth_date')),
        municipality,
      ],
    });
    await indexName(tx, { keys, personId: id, name });
  }
  return { id, cipher, birthDate, municipality };
}

async function indexName(
  tx: Transaction,
  { keys, personId, name }: { readonly keys: KeyRing; readonly personId: string; readonly name: string | undefined },
): Promise<void> {
  if (name === undefined) return;
  const tokens = nameTokens(name).map((value) => blindIndex(keys.blindIndex, { kind: 'name-token', value }));
  await tx.query({
    text: 'INSERT INTO person_name_token (token, person_id) SELECT unnest($1::bytea[]), $2 ON CONFLICT DO NOTHING',
    values: [tokens, personId],
  });
}

const index = (
  keys: KeyRing,
  { kind, value }: { readonly kind: 'cpr' | 'replacement-id'; readonly value: string | undefined },
): Buffer | null => (value === undefined ? null : blindIndex(keys.blindIndex, { kind, value }));
