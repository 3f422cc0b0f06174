/** Adds the rows of one list of the document to a table; columns by name, so that a later one keeps its default. */
function insertAll(list: string, { into, columns }: { readonly into: string; readonly columns: string }): string {
  return `INSERT INTO ${into} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, $1::jsonb->'${list}')`;
}

const caseColumns = [
  'state',
  'rule_set_version',
  'opened_at',
  'closed_at',
  'outcome',
  'successor',
  'incident_reason',
  'incident_at',
  'epoch',
  'municipality',
  'responsible_authority',
  'responsible_since',
  'marks',
  'assessment',
  'eligibility',
  'head_seq',
  'head_hash',
  'head_at',
];

/**
 * Everything that one row of the log entails, in one statement: a round trip less for each table, and nothing is ever
 * half written. The first part names what the document holds of the case row; the rest stays as it is.
 */
export const writeStatement = `
  WITH next AS (SELECT * FROM jsonb_populate_record(
      (SELECT f FROM case_file f WHERE f.id = ($1::jsonb->>'caseId')::uuid), $1::jsonb->'caseFile')),
  kase AS (UPDATE case_file f SET (${caseColumns.join(', ')}) = (SELECT ${caseColumns.join(', ')} FROM next)
    WHERE f.id = ($1::jsonb->>'caseId')::uuid),
  log AS (${insertAll('log', {
    into: 'case_log',
    columns:
      'case_id, seq, at, command_id, body_hash, type, event, change, actor_user, actor_authority, actor_unit, private, prev_hash, hash',
  })}),
  opened AS (${insertAll('opened', {
    into: 'step',
    columns:
      'case_id, key, step, process, district, role, owing_authority, unit_id, authority, state, option, disclosure, opened_at, opened_seq, rule, due_on, handover, due_at, due_version, sort_at, due_date, due_mark, due_soft, certificate',
  })}),
  closed AS (UPDATE step s SET state = n.state, closed_at = n.closed_at, closed_seq = n.closed_seq, outcome = n.outcome,
      data = n.data, completed_by_user = n.completed_by_user, completed_by_unit = n.completed_by_unit
    FROM jsonb_populate_recordset(NULL::step, $1::jsonb->'closed') n WHERE s.case_id = n.case_id AND s.key = n.key),
  moved AS (UPDATE step s SET due_at = n.due_at, due_version = n.due_version, sort_at = n.sort_at, due_date = n.due_date, due_mark = n.due_mark,
      due_soft = n.due_soft, certificate = n.certificate, paused_at = n.paused_at
    FROM jsonb_populate_recordset(NULL::step, $1::jsonb->'moved') n WHERE s.case_id = n.case_id AND s.key = n.key),
  owned AS (UPDATE step s SET owner = n.owner, unit_id = coalesce(n.unit_id, s.unit_id),
      authority = coalesce(n.authority, s.authority)
    FROM jsonb_populate_recordset(NULL::step, $1::jsonb->'owned') n WHERE s.case_id = n.case_id AND s.key = n.key),
  pauses AS (${insertAll('pauses', {
    into: 'pause',
    columns: 'id, case_id, step_key, ground, from_at, note, recorded_by, recorded_at',
  })}),
  pauses_ended AS (UPDATE pause u SET to_at = n.to_at, ended_by = n.ended_by, ended_at = n.ended_at
    FROM jsonb_populate_recordset(NULL::pause, $1::jsonb->'pauses_ended') n WHERE u.id = n.id),
  offered AS (${insertAll('offered', {
    into: 'handover',
    columns:
      'id, case_id, step_key, subject, from_authority, from_unit, from_user, to_authority, to_unit, state, offered_at',
  })}),
  answered AS (UPDATE handover h SET state = n.state, answered_at = n.answered_at
    FROM jsonb_populate_recordset(NULL::handover, $1::jsonb->'answered') n WHERE h.id = n.id),
  milestones AS (${insertAll('milestones', {
    into: 'milestone',
    columns: 'case_id, kind, ref, at, state, fired_at, moot_because',
  })} ON CONFLICT (case_id, kind, ref) DO UPDATE SET at = excluded.at, state = excluded.state,
      fired_at = excluded.fired_at, moot_because = excluded.moot_because),
  notifications AS (${insertAll('notifications', {
    into: 'notification',
    columns:
      'id, user_id, case_id, seq, step_key, ladder, rung, due_version, audience, stands_in_for, without_identity, intended_at, fired_at, late',
  })}),
  receipts AS (${insertAll('receipts', { into: 'receipt', columns: 'notification_id, channel, sent_at, detail' })}),
  facts AS (${insertAll('facts', { into: 'fact', columns: 'case_id, name, seq, value, source, recorded_at' })}),
  disclosures AS (${insertAll('disclosures', {
    into: 'disclosure',
    columns: 'id, case_id, seq, step_key, act, from_authority, to_authority, basis, purpose, at',
  })}),
  outbox AS (${insertAll('outbox', { into: 'outbox', columns: 'id, kind, case_id, ref, created_at, available_at, attempts' })})
  DELETE FROM command WHERE id = $1::jsonb->>'commandId'`;
