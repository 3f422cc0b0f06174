import type { Transaction } from '../connection/transaction';
import { personCipher, type PersonCipher } from '../crypto/person-key';
import type { Store } from '../types';

/** The cipher of the person whom a case is about: texts about the case can be read for as long as theirs can. */
export async function cipherOfCase(
  tx: Transaction,
  { store, caseId }: { readonly store: Store; readonly caseId: string },
): Promise<PersonCipher> {
  const [row] = await tx.query<{ id: string; data_key: Buffer }>({
    text: 'SELECT p.id, p.data_key FROM case_file c JOIN person p ON p.id = c.person_id WHERE c.id = $1',
    values: [caseId],
  });
  if (!row) throw new Error(`There is no case ${caseId}`);
  return personCipher(store.keys, { personId: row.id, wrapped: row.data_key });
}
