import type { CaseState } from '@tovholder/contracts/commands';
import type { CaseForAccess, StepForAccess } from '@tovholder/domain/access';
import type { Assessment, EligibilityResult } from '@tovholder/domain/eligibility';
import { valuesOf } from '../case-log/assessment';
import { currentFacts, submittedFacts } from '../case-log/lock-statement';
import { openFacts, type FactJson } from '../case-log/locked-case';
import { ask } from '../connection/transaction';
import type { PersonCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { CaseRecord, LinkRecord } from '../records';
import type { Store } from '../types';
import { pausableIn } from './pausable';
import { openPerson, personColumns, type Marks, type PersonColumns } from './rows';
import { stepJson, stepRecord, type StepJson } from './steps';

interface CaseColumns extends PersonColumns {
  number: string;
  process: string;
  process_version: number;
  district: string;
  state: CaseState;
  head_seq: number;
  received_at: Date;
  opened_at: Date | null;
  closed_at: Date | null;
  outcome: string | null;
  successor: string | null;
  incident_reason: string | null;
  incident_at: Date | null;
  responsible_authority: string | null;
  responsible_since: Date | null;
  marks: Marks;
  assessment: Assessment;
  eligibility: Buffer;
  referral_id: string;
  submitted_at: Date;
  user_id: string;
  authority: string;
  unit_id: string | null;
  reason: Buffer;
  urgency: 'normal' | 'urgent';
  basis: string;
  necessity: Buffer;
  request_review: Buffer | null;
  submitted_eligibility: Buffer;
  submitted_facts: FactJson[];
  facts: FactJson[];
  steps: StepJson[];
  rule_set_version: number;
  epoch: number;
  links: LinkRecord[];
  people: Record<string, string>;
  texts: SealedTexts[];
  conflicted: string[];
}

interface SealedTexts {
  key: string;
  commandId: string;
  private: string;
}

const linksOfCase = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('direction', k.direction, 'kind', k.kind, 'caseId', k.other,
    'process', o.process) ORDER BY k.linked_at, k.other), '[]')
  FROM (SELECT 'to' AS direction, kind, to_case AS other, linked_at FROM case_link WHERE from_case = c.id
    UNION ALL SELECT 'from', kind, from_case, linked_at FROM case_link WHERE to_case = c.id) k
  JOIN case_file o ON o.id = k.other`;

/** Names of those whom the case's own rows name. */
const peopleOfCase = `
  SELECT coalesce(jsonb_object_agg(u.id, u.name), '{}') FROM app_user u WHERE u.id IN (
    SELECT c.referrer_user
    UNION SELECT unnest(ARRAY[s.owner, s.completed_by_user]) FROM step s WHERE s.case_id = c.id
    UNION SELECT unnest(ARRAY[k.user_id, k.lifted_by]) FROM conflict_of_interest k WHERE k.case_id = c.id
    UNION SELECT h.from_user FROM handover h WHERE h.case_id = c.id
    UNION SELECT n.user_id FROM notification n WHERE n.case_id = c.id
    UNION SELECT p.recorded_by FROM pause p WHERE p.case_id = c.id)`;

/** The texts that the outcomes of steps came with, still sealed. */
const textsOfCase = `
  SELECT coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'commandId', l.command_id,
    'private', encode(l.private, 'base64'))), '[]')
  FROM step s JOIN case_log l ON l.case_id = s.case_id AND l.seq = s.closed_seq
  WHERE s.case_id = c.id AND s.state = 'done' AND l.type = 'completed' AND l.private IS NOT NULL`;

/** Users whom a conflict of interest in force closes the case (`c`) to. */
const conflictedInCase = `SELECT coalesce(jsonb_agg(DISTINCT k.user_id), '[]') FROM conflict_of_interest k
  WHERE k.case_id = c.id AND k.lifted_at IS NULL`;

const statement = `
  SELECT ${personColumns}, c.number, c.process, c.process_version, c.district, c.state, c.head_seq, c.received_at,
    c.opened_at, c.closed_at, c.outcome, c.successor, c.incident_reason, c.incident_at, c.responsible_authority,
    c.responsible_since, c.marks, c.assessment, c.eligibility, c.referral_id, r.submitted_at, r.user_id, r.authority,
    r.unit_id, r.reason, r.urgency, r.basis, r.necessity, r.request_review,
    c.rule_set_version, c.epoch, (${linksOfCase}) AS links, (${peopleOfCase}) AS people, (${textsOfCase}) AS texts,
    (${conflictedInCase}) AS conflicted, r.eligibility AS submitted_eligibility, (${currentFacts('c.id')}) AS facts, (${submittedFacts('c.id')}) AS submitted_facts,
    (SELECT coalesce(jsonb_agg(${stepJson} ORDER BY s.opened_seq, s.key), '[]') FROM step s WHERE s.case_id = c.id) AS steps
  FROM case_file c JOIN person p ON p.id = c.person_id JOIN referral r ON r.id = c.referral_id
  WHERE c.id = $1`;

/** A whole case as it stands, before anything is hidden from a reader; null when there is none of that id. */
export async function readCase(store: Store, caseId: string): Promise<CaseRecord | null> {
  const [row] = await ask<CaseColumns>(store.dataSource, { text: statement, values: [caseId] });
  if (!row) return null;
  const { person, cipher } = openPerson(row, store);
  const pausable = await pausableIn(store, { district: row.district, version: row.rule_set_version });
  const referralId = row.referral_id;
  const facts = openFacts(row.facts, { cipher, caseId });
  return {
    id: caseId,
    caseNumber: row.number,
    process: row.process,
    processVersion: row.process_version,
    district: row.district,
    state: row.state,
    version: row.head_seq,
    receivedAt: row.received_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
    successor: row.successor,
    incident:
      row.incident_reason !== null && row.incident_at
        ? { reason: row.incident_reason, at: row.incident_at.toISOString() }
        : null,
    person,
    referral: {
      id: referralId,
      submittedAt: row.submitted_at.toISOString(),
      userId: row.user_id,
      authority: row.authority,
      unit: row.unit_id,
      reason: cipher.open(row.reason, placeOf.referral(referralId, 'reason')),
      urgency: row.urgency,
      legalBasis: { code: row.basis, necessity: cipher.open(row.necessity, placeOf.referral(referralId, 'necessity')) },
      requestReview:
        row.request_review && cipher.open(row.request_review, placeOf.referral(referralId, 'request_review')),
    },
    facts: valuesOf(facts),
    assessment: row.assessment,
    eligibility: JSON.parse(cipher.open(row.eligibility, placeOf.eligibility(caseId))) as EligibilityResult,
    submitted: {
      facts: valuesOf(openFacts(row.submitted_facts, { cipher, caseId })),
      eligibility: JSON.parse(
        cipher.open(row.submitted_eligibility, placeOf.referral(referralId, 'eligibility')),
      ) as EligibilityResult,
    },
    responsible:
      row.responsible_authority !== null && row.responsible_since
        ? { authority: row.responsible_authority, since: row.responsible_since.toISOString() }
        : null,
    marks: row.marks,
    steps: row.steps.map((step) => stepRecord(step, { caseId, cipher, pausable })),
    municipality: row.municipality,
    epoch: row.epoch,
    links: row.links,
    people: row.people,
    conflicted: row.conflicted,
    texts: Object.fromEntries(row.texts.map((sealed) => [sealed.key, openTexts(sealed, { caseId, cipher })])),
  };
}

function openTexts(
  { commandId, private: sealed }: SealedTexts,
  { caseId, cipher }: { readonly caseId: string; readonly cipher: PersonCipher },
): Record<string, string> {
  const text = cipher.open(Buffer.from(sealed, 'base64'), placeOf.logText(caseId, commandId));
  return JSON.parse(text) as Record<string, string>;
}

/** A case as the access rule reads it: state, referrer, turning points and steps (`c`). */
export const accessJson = `jsonb_build_object('process', c.process, 'district', c.district, 'state', c.state,
  'referrer', jsonb_build_object('userId', c.referrer_user, 'authority', c.referrer_authority, 'unit', c.referrer_unit),
  'marks', c.marks, 'responsibleAuthority', c.responsible_authority, 'conflicted', (${conflictedInCase}),
  'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('key', s.key, 'step', s.step, 'unit', s.unit_id,
      'authority', s.authority, 'owner', s.owner, 'state', s.state, 'completedByUnit', s.completed_by_unit,
      'option', s.option, 'handover', s.handover IS NOT NULL) ORDER BY s.opened_seq, s.key), '[]')
    FROM step s WHERE s.case_id = c.id))`;

/** What the access rule needs of a case, and nothing that it protects; null when there is none of that id. */
export async function findCaseForAccess(store: Store, caseId: string): Promise<CaseForAccess | null> {
  const [row] = await ask<{ access: CaseForAccess }>(store.dataSource, {
    text: `SELECT ${accessJson} AS access FROM case_file c WHERE c.id = $1`,
    values: [caseId],
  });
  return row?.access ?? null;
}

/** The same of many cases at once, by id; those that are not there are left out. */
export async function findCasesForAccess(
  store: Store,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseForAccess>> {
  if (caseIds.length === 0) return new Map();
  const rows = await ask<{ id: string; access: CaseForAccess }>(store.dataSource, {
    text: `SELECT c.id, ${accessJson} AS access FROM case_file c WHERE c.id = ANY ($1)`,
    values: [caseIds],
  });
  return new Map(rows.map(({ id, access }) => [id, access]));
}

/** State and version alone: what waiting for the first append asks for. */
export async function caseState(
  store: Store,
  caseId: string,
): Promise<{ readonly state: CaseState; readonly version: number } | null> {
  const [row] = await ask<{ state: CaseState; version: number }>(store.dataSource, {
    text: 'SELECT state, head_seq AS version FROM case_file WHERE id = $1',
    values: [caseId],
  });
  return row ?? null;
}

/** A record's steps as the access rule reads them. */
export function stepsForAccess(steps: CaseRecord['steps']): StepForAccess[] {
  return steps.map(({ key, step, unit, authority, owner, state, option, completedBy, handover }) => ({
    key,
    step,
    unit,
    authority,
    owner,
    state,
    option,
    handover: handover !== null,
    completedByUnit: completedBy?.unit ?? null,
  }));
}
