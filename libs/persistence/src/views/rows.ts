import type { CaseMark } from '@tovholder/domain/case-log';
import { personCipher, type PersonCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { PersonRecord } from '../records';
import type { Store } from '../types';

/** What a statement selects of a person (`p`), for `openPerson`. The birth date as corrected in this case comes first. */
export const personColumns = `p.id AS person_id, p.data_key, p.cpr, p.replacement_id, p.name, p.birth_date,
  c.id AS case_id, c.municipality,
  (SELECT jsonb_build_object('seq', f.seq, 'value', encode(f.value, 'base64')) FROM fact f
    WHERE f.case_id = c.id AND f.name = 'birthDate' ORDER BY f.seq DESC LIMIT 1) AS birth_date_fact`;

export interface PersonColumns {
  person_id: string;
  data_key: Buffer;
  cpr: Buffer | null;
  replacement_id: Buffer | null;
  name: Buffer | null;
  birth_date: Buffer | null;
  case_id: string;
  municipality: string | null;
  birth_date_fact: { seq: number; value: string } | null;
}

/** Opens what identifies a person, with the person's own key. */
export function openPerson(
  row: PersonColumns,
  { keys }: Pick<Store, 'keys'>,
): { person: PersonRecord; cipher: PersonCipher } {
  const id = row.person_id;
  const cipher = personCipher(keys, { personId: id, wrapped: row.data_key });
  const opened = (column: 'cpr' | 'replacement_id' | 'name' | 'birth_date') => {
    const sealed = row[column];
    return sealed && cipher.open(sealed, placeOf.person(id, column));
  };
  return {
    cipher,
    person: {
      id,
      cpr: opened('cpr'),
      replacementId: opened('replacement_id'),
      name: opened('name'),
      birthDate: correctedBirthDate(row, cipher) ?? opened('birth_date'),
      municipality: row.municipality,
    },
  };
}

function correctedBirthDate(
  { case_id: caseId, birth_date_fact: fact }: PersonColumns,
  cipher: PersonCipher,
): string | null {
  if (!fact) return null;
  const text = cipher.open(
    Buffer.from(fact.value, 'base64'),
    placeOf.fact({ caseId, name: 'birthDate', seq: fact.seq }, 'value'),
  );
  const value = JSON.parse(text) as unknown;
  return typeof value === 'string' ? value : null;
}

export type Marks = Readonly<Partial<Record<CaseMark, string>>>;
