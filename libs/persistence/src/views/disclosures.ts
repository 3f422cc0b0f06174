import { ask } from '../connection/transaction';
import type { DisclosureRecord } from '../records';
import type { Store } from '../types';

/** What passed between authorities in a case, oldest first, before anything is hidden from a reader. */
export async function readDisclosures(store: Store, caseId: string): Promise<DisclosureRecord[]> {
  const rows = await ask<Omit<DisclosureRecord, 'at'> & { at: Date }>(store.dataSource, {
    text: `SELECT d.id, d.at, d.step_key AS "stepKey", d.act, d.from_authority AS "from", d.to_authority AS "to", d.basis,
        d.purpose
      FROM disclosure d WHERE d.case_id = $1 ORDER BY d.seq, d.id`,
    values: [caseId],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
