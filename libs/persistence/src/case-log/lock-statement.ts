import { recordOnlyEvents } from '@tovholder/domain/case-log';
import { pendingMilestones } from './milestone-ref';

/** Record-only rows that a course never asks for. It does ask for the first row: it starts from its assessment. */
export const hiddenFromCourses: readonly string[] = [...recordOnlyEvents].filter((type) => type !== 'submitted');

/** Log rows as a course sees them, as one JSON list. */
export const courseRows = (condition: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('seq', l.seq, 'at', l.at, 'commandId', l.command_id, 'event', l.event,
    'change', l.change) ORDER BY l.seq), '[]')
  FROM case_log l WHERE ${condition}`;

/** The newest value of each fact. */
export const currentFacts = (caseId: string): string => `
  SELECT coalesce(jsonb_agg(to_jsonb(f)), '[]') FROM (
    SELECT DISTINCT ON (name) name, seq, encode(value, 'base64') AS value FROM fact
    WHERE case_id = ${caseId} ORDER BY name, seq DESC
  ) f`;

/** The facts as the referral stated them. */
export const submittedFacts = (caseId: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'seq', f.seq, 'value', encode(f.value, 'base64'))), '[]')
  FROM fact f WHERE f.case_id = ${caseId} AND f.seq = 1`;

export const stagedCommand = (commandId: string): string => `
  SELECT jsonb_build_object('bodyHash', s.body_hash, 'user', s.actor_user, 'authority', s.actor_authority,
    'unit', s.actor_unit, 'private', encode(s.private, 'base64'), 'correction', encode(s.correction, 'base64'), 'meeting', s.meeting)
  FROM command s WHERE s.id = ${commandId}`;

/** Every pause that a case has had, also of steps that are closed: a quota is the case's. */
const pausesOfCase = (caseId: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'key', u.step_key, 'ground', u.ground, 'from', u.from_at,
    'to', u.to_at) ORDER BY u.from_at, u.id), '[]')
  FROM pause u WHERE u.case_id = ${caseId}`;

/** Offers that nobody has answered yet. */
const handoversOfCase = (caseId: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'key', h.step_key, 'subject', h.subject,
    'to', h.to_authority)), '[]')
  FROM handover h WHERE h.case_id = ${caseId} AND h.state = 'offered'`;

/** Of a step (`s`): asked only where a ladder that is put up anew must leave them out. */
const rungsThatRang = `
  SELECT coalesce(jsonb_agg(split_part(m.ref, '|', 3)), '[]') FROM milestone m
  WHERE s.due_version > 0 AND (s.paused_at IS NOT NULL OR s.due_at <= clock_timestamp())
    AND m.case_id = s.case_id AND m.kind = 'rung' AND split_part(m.ref, '|', 1) = s.key
    AND split_part(m.ref, '|', 4) = s.due_version::text AND (m.state = 'passed' OR m.moot_because = 'rung-before')`;

const senderOfOffer = `
  SELECT jsonb_build_object('userId', h.from_user, 'unit', h.from_unit, 'authority', h.from_authority) FROM handover h
  WHERE s.handover IS NOT NULL AND h.case_id = s.case_id AND h.step_key = s.key`;

/**
 * Locks a case and reads what deciding about one command needs. $1 case, $2 last row that the course knows, $3 rows that
 * courses never see, $4 command.
 */
export const lockStatement = `
  WITH locked AS MATERIALIZED (SELECT * FROM case_file WHERE id = $1 FOR UPDATE)
  SELECT c.process, c.district, c.rule_set_version, c.state, c.head_seq, c.head_hash, c.epoch, c.responsible_authority,
    c.received_at, c.opened_at, c.municipality, c.marks, c.referrer_authority, c.person_id, r.basis, p.data_key, p.birth_date,
    date_trunc('milliseconds', greatest(clock_timestamp(), c.head_at)) AS now,
    (SELECT head_seq FROM case_file WHERE id = $1) AS seen_seq,
    (${courseRows('l.case_id = $1 AND l.seq > $2 AND l.type <> ALL ($3)')}) AS rows,
    (SELECT jsonb_build_object('seq', k.seq, 'bodyHash', k.body_hash)
      FROM case_log k WHERE k.case_id = $1 AND k.command_id = $4) AS known,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'step', s.step, 'role', s.role,
        'owingAuthority', s.owing_authority, 'unit', s.unit_id, 'authority', s.authority, 'owner', s.owner,
        'option', s.option, 'pausedAt', s.paused_at, 'handover', s.handover, 'disclosure', s.disclosure, 'rule', s.rule, 'dueOn', s.due_on,
        'openedAt', s.opened_at, 'openedSeq', s.opened_seq, 'dueAt', s.due_at, 'dueVersion', s.due_version,
        'rung', (${rungsThatRang}), 'sender', (${senderOfOffer}))), '[]')
      FROM step s WHERE s.case_id = $1 AND s.state = 'open') AS open_steps,
    (${pendingMilestones('$1')}) AS pending, (${pausesOfCase('$1')}) AS pauses,
    (${handoversOfCase('$1')}) AS handovers,
    (${currentFacts('$1')}) AS facts,
    (${stagedCommand('$4')}) AS staged
  FROM locked c JOIN referral r ON r.id = c.referral_id JOIN person p ON p.id = c.person_id`;
