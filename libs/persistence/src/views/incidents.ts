import { ask } from '../connection/transaction';
import type { Store } from '../types';

/** A case whose course diverged from its log, as an operator sees it: no person, no content. */
export interface IncidentRecord {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly process: string;
  readonly district: string;
  /** Row of the case log at which the course diverged. */
  readonly atSeq: number | null;
  /** Step keys and codes only. */
  readonly reason: string;
  readonly since: string;
}

interface IncidentColumns {
  id: string;
  number: string;
  process: string;
  district: string;
  at_seq: number | null;
  incident_reason: string;
  incident_at: Date;
}

/** Every case that an incident has stopped, the longest stopped first. */
export async function listIncidents({ dataSource }: Pick<Store, 'dataSource'>): Promise<IncidentRecord[]> {
  const rows = await ask<IncidentColumns>(dataSource, {
    text: `SELECT c.id, c.number, c.process, c.district, c.incident_reason, c.incident_at,
        (SELECT (l.event ->> 'atSeq')::int FROM case_log l
          WHERE l.case_id = c.id AND l.type = 'incident' ORDER BY l.seq DESC LIMIT 1) AS at_seq
      FROM case_file c WHERE c.state = 'incident' ORDER BY c.incident_at, c.id`,
    values: [],
  });
  return rows.map((row) => ({
    caseId: row.id,
    caseNumber: row.number,
    process: row.process,
    district: row.district,
    atSeq: row.at_seq,
    reason: row.incident_reason,
    since: row.incident_at.toISOString(),
  }));
}
