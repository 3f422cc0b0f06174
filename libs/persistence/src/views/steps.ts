import type { Pause } from '@tovholder/domain/deadlines';
import { lateAfterSeconds } from '@tovholder/domain/ladders';
import { instant } from '../case-log/locked-case';
import type { PersonCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { Pausable } from './pausable';
import type { HandoverRecord, PauseRecord, RungRecord, StepRecord } from '../records';

const receiptsOfTold = `SELECT coalesce(jsonb_agg(jsonb_build_object('channel', e.channel, 'sentAt', e.sent_at)
    ORDER BY e.sent_at, e.channel), '[]')
  FROM receipt e WHERE e.notification_id = n.id`;

/** Whom the rung `m` of the step `s` told. */
const toldByRung = `SELECT coalesce(jsonb_agg(jsonb_build_object('userId', n.user_id, 'audience', n.audience,
    'standsInFor', n.stands_in_for, 'acknowledgedAt', n.acknowledged_at, 'receipts', (${receiptsOfTold}))
    ORDER BY n.user_id), '[]')
  FROM notification n WHERE m.fired_at IS NOT NULL AND n.case_id = m.case_id AND n.step_key = s.key
    AND n.ladder = split_part(m.ref, '|', 2) AND n.rung = split_part(m.ref, '|', 3)
    AND n.due_version = split_part(m.ref, '|', 4)::int`;

/** The rung `m` of the step `s` as one JSON object; instants still as PostgreSQL writes them. */
export const rungJson = `jsonb_build_object('ladder', split_part(m.ref, '|', 2),
    'rung', split_part(m.ref, '|', 3), 'dueVersion', split_part(m.ref, '|', 4)::int, 'at', m.at, 'state', m.state,
    'firedAt', m.fired_at, 'mootBecause', m.moot_because, 'told', (${toldByRung}))`;

const ladderOfStep = `SELECT coalesce(jsonb_agg(${rungJson}
    ORDER BY split_part(m.ref, '|', 4)::int, m.at, m.ref), '[]')
  FROM milestone m WHERE m.case_id = s.case_id AND m.kind = 'rung' AND split_part(m.ref, '|', 1) = s.key`;

const pausesOfStep = `SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'ground', u.ground, 'from', u.from_at,
    'to', u.to_at, 'note', encode(u.note, 'base64'), 'recordedBy', u.recorded_by, 'recordedAt', u.recorded_at)
    ORDER BY u.from_at, u.id), '[]')
  FROM pause u WHERE u.case_id = s.case_id AND u.step_key = s.key`;

/** Of whichever steps: a quota is the citizen's. */
const endedPausesOfCase = `SELECT coalesce(jsonb_agg(jsonb_build_object('ground', u.ground, 'from', u.from_at,
    'to', u.to_at)), '[]')
  FROM pause u WHERE u.case_id = s.case_id AND u.to_at IS NOT NULL`;

/** The reason is the sender's own words: in the row of the log that made the offer, where a person made it. */
const handoverOfStep = `SELECT jsonb_build_object('id', h.id, 'of', h.subject, 'fromAuthority', h.from_authority,
    'fromUnit', h.from_unit, 'fromUser', h.from_user, 'toAuthority', h.to_authority, 'toUnit', h.to_unit,
    'state', h.state, 'offeredAt', h.offered_at, 'answeredAt', h.answered_at,
    'offer', (SELECT jsonb_build_object('commandId', l.command_id, 'private', encode(l.private, 'base64'))
      FROM case_log l WHERE l.case_id = h.case_id AND l.seq = s.opened_seq AND l.type = 'handover-offered'
        AND l.private IS NOT NULL))
  FROM handover h WHERE s.handover IS NOT NULL AND h.case_id = s.case_id AND h.step_key = s.key`;

/** A step (`s`) as one JSON object, with its pauses, its ladder and its offer; instants still as PostgreSQL writes them. */
export const stepJson = `jsonb_build_object('key', s.key, 'step', s.step, 'role', s.role,
  'owingAuthority', s.owing_authority, 'unit', s.unit_id, 'authority', s.authority, 'owner', s.owner, 'state', s.state,
  'option', s.option, 'openedAt', s.opened_at, 'closedAt', s.closed_at, 'dueAt', s.due_at, 'dueDate', s.due_date,
  'rule', s.rule, 'mark', s.due_mark, 'soft', s.due_soft, 'certificate', s.certificate, 'outcome', s.outcome,
  'data', s.data, 'completedByUser', s.completed_by_user, 'completedByUnit', s.completed_by_unit,
  'pausedAt', s.paused_at, 'pauses', (${pausesOfStep}), 'paused', (${endedPausesOfCase}), 'ladder', (${ladderOfStep}), 'handover', (${handoverOfStep}))`;

export interface StepJson {
  key: string;
  step: string;
  role: string;
  owingAuthority: string | null;
  unit: string;
  authority: string;
  owner: string | null;
  state: StepRecord['state'];
  option: boolean;
  openedAt: string;
  closedAt: string | null;
  dueAt: string | null;
  dueDate: string | null;
  rule: string | null;
  mark: string | null;
  soft: boolean | null;
  certificate: NonNullable<StepRecord['due']>['certificate'] | null;
  outcome: string | null;
  data: StepRecord['data'];
  completedByUser: string | null;
  completedByUnit: string | null;
  pausedAt: string | null;
  pauses: PauseRecord[];
  /** All of the case that have ended. */
  paused: Pause[];
  ladder: RungJson[];
  handover: HandoverJson | null;
}

export type RungJson = Omit<RungRecord, 'late'>;

interface HandoverJson {
  id: string;
  of: HandoverRecord['of'];
  fromAuthority: string | null;
  fromUnit: string | null;
  fromUser: string | null;
  toAuthority: string;
  toUnit: string;
  state: HandoverRecord['state'];
  offeredAt: string;
  answeredAt: string | null;
  offer: { commandId: string; private: string } | null;
}

/** What opening a step needs beside it. */
export interface StepContext {
  readonly caseId: string;
  readonly cipher: PersonCipher;
  readonly pausable: Pausable;
}

export function stepRecord(json: StepJson, context: StepContext): StepRecord {
  const {
    role,
    owingAuthority,
    dueAt,
    dueDate,
    rule,
    mark,
    soft,
    certificate,
    completedByUser,
    completedByUnit,
    paused,
    ...same
  } = json;
  return {
    ...same,
    owing: { role, ...(owingAuthority === null ? {} : { authority: owingAuthority }) },
    openedAt: instant(json.openedAt),
    closedAt: instantOrNull(json.closedAt),
    due:
      dueAt && dueDate && rule && mark && certificate
        ? { at: instant(dueAt), localDate: dueDate, rule, mark, soft: soft === true, certificate }
        : null,
    completedBy: completedByUser === null ? null : { userId: completedByUser, unit: completedByUnit },
    pausedAt: instantOrNull(json.pausedAt),
    pausable:
      rule === null || json.state !== 'open'
        ? []
        : context.pausable(
            rule,
            paused.map((pause) => ({ ...pause, from: instant(pause.from), to: instant(pause.to) })),
          ),
    pauses: json.pauses.map((pause) => pauseRecord(pause, context)),
    ladder: json.ladder.map(rungRecord),
    handover: json.handover && handoverRecord(json.handover, context),
  };
}

function pauseRecord(pause: PauseRecord, { cipher }: StepContext): PauseRecord {
  const { id, from, to, note, recordedAt } = pause;
  return {
    ...pause,
    from: instant(from),
    to: instantOrNull(to),
    note: note === null ? null : cipher.open(Buffer.from(note, 'base64'), placeOf.pauseNote(id)),
    recordedAt: instant(recordedAt),
  };
}

/** A rung as the record knows it. */
export function rungRecord(rung: RungJson): RungRecord {
  const { at, firedAt, told } = rung;
  return {
    ...rung,
    at: instant(at),
    firedAt: instantOrNull(firedAt),
    late: firedAt !== null && Date.parse(firedAt) - Date.parse(at) > lateAfterSeconds * 1_000,
    told: told.map((one) => ({
      ...one,
      acknowledgedAt: instantOrNull(one.acknowledgedAt),
      receipts: one.receipts.map(({ channel, sentAt }) => ({ channel, sentAt: instant(sentAt) })),
    })),
  };
}

function handoverRecord(json: HandoverJson, { caseId, cipher }: StepContext): HandoverRecord {
  const { id, of, state, offer } = json;
  return {
    id,
    of,
    from: { authority: json.fromAuthority, unit: json.fromUnit, userId: json.fromUser },
    to: { authority: json.toAuthority, unit: json.toUnit },
    state,
    reason: offer && reasonOf(offer, { caseId, cipher }),
    offeredAt: instant(json.offeredAt),
    answeredAt: instantOrNull(json.answeredAt),
  };
}

function reasonOf(
  offer: NonNullable<HandoverJson['offer']>,
  { caseId, cipher }: Pick<StepContext, 'caseId' | 'cipher'>,
): string | null {
  const sealed = Buffer.from(offer.private, 'base64');
  const texts = JSON.parse(cipher.open(sealed, placeOf.logText(caseId, offer.commandId))) as { reason?: string };
  return texts.reason ?? null;
}

const instantOrNull = (text: string | null): string | null => (text === null ? null : instant(text));
