import type { Store } from '@tovholder/persistence';
import type { RungName } from '../model/ledger';

/** A rung as the record holds it; instants in milliseconds. */
export interface RecordedRung extends RungName {
  readonly at: number;
  readonly state: 'pending' | 'passed' | 'moot';
  readonly firedAt: number | null;
}

/** Somebody who was told. */
export interface Told extends RungName {
  readonly userId: string;
  readonly firedAt: number;
  readonly late: boolean;
}

export async function recordedRungs({ dataSource }: Store, caseId: string): Promise<readonly RecordedRung[]> {
  const rows = await dataSource.query<{ ref: string; at: Date; state: RecordedRung['state']; fired_at: Date | null }[]>(
    `SELECT ref, at, state, fired_at FROM milestone WHERE case_id = $1 AND kind = 'rung'`,
    [caseId],
  );
  return rows.map(({ ref, at, state, fired_at }) => {
    const [key, ladder, rung, version] = ref.split('|') as [string, string, string, string];
    const name = { key, ladder, rung, version: Number(version) };
    return { ...name, at: at.getTime(), state, firedAt: fired_at?.getTime() ?? null };
  });
}

interface ToldRow {
  user_id: string;
  step_key: string;
  ladder: string;
  rung: string;
  due_version: number;
  fired_at: Date;
  late: boolean;
}

export async function recordedNotifications({ dataSource }: Store, caseId: string): Promise<readonly Told[]> {
  const rows = await dataSource.query<ToldRow[]>(
    'SELECT user_id, step_key, ladder, rung, due_version, fired_at, late FROM notification WHERE case_id = $1',
    [caseId],
  );
  return rows.map((row) => ({
    key: row.step_key,
    ladder: row.ladder,
    rung: row.rung,
    version: row.due_version,
    userId: row.user_id,
    firedAt: row.fired_at.getTime(),
    late: row.late,
  }));
}

/** What each step is due by and who owes it, by its key. */
export async function recordedSteps(
  { dataSource }: Store,
  caseId: string,
): Promise<ReadonlyMap<string, { readonly dueAt: number | null; readonly state: string; readonly authority: string }>> {
  const rows = await dataSource.query<{ key: string; due_at: Date | null; state: string; authority: string }[]>(
    'SELECT key, due_at, state, authority FROM step WHERE case_id = $1',
    [caseId],
  );
  return new Map(
    rows.map(({ key, due_at, state, authority }) => [key, { dueAt: due_at?.getTime() ?? null, state, authority }]),
  );
}
