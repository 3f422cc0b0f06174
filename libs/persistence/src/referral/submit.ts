import { localDateOf } from '@tovholder/domain/calendar';
import { recordOf } from '@tovholder/domain/eligibility';
import { uuidv7 } from 'uuidv7';
import { profileOf } from '../case-log/setting';
import { chainStart } from '../case-log/hash';
import { Milestones } from '../case-log/milestones';
import { writeLog } from '../case-log/write';
import { inTransaction, type Transaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import type { ReferralInput, Store, SubmitResult } from '../types';
import { endDraft } from './drafts';
import { findOrCreatePerson, type KnownPerson, personOfCase } from './person';

/** The API starts the workflow itself; the relay takes over when that has not been reported by then. */
const relayAfterMs = 2_000;
/** Two first referrals of one person, or one referral sent twice, can meet; the later one finds what the first made. */
const attempts = 3;
const uniqueViolation = '23505';

/** Takes a referral in: person, referral, facts, case, first log row and outbox, in one transaction. */
export async function submitReferral(store: Store, input: ReferralInput): Promise<SubmitResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(store.dataSource, (tx) => submit(tx, { store, input }));
    } catch (error) {
      if ((error as { code?: string }).code !== uniqueViolation || attempt === attempts) throw error;
    }
  }
}

async function submit(
  tx: Transaction,
  { store, input }: { store: Store; input: ReferralInput },
): Promise<SubmitResult> {
  const profile = profileOf(store, input.district);
  const [before] = await tx.query<BeforeRow>({
    text: `SELECT date_trunc('milliseconds', clock_timestamp()) AS now, nextval('case_number') AS number,
      (SELECT max(version) FROM rule_set WHERE district = $2) AS rule_version, r.id, r.body_hash, c.id AS case_id
      FROM (SELECT 1) one LEFT JOIN referral r ON r.command_id = $1 LEFT JOIN case_file c ON c.referral_id = r.id`,
    values: [input.commandId, input.district],
  });
  const { now, number, rule_version: ruleVersion, id: existing, body_hash, case_id } = before!;
  if (existing !== null && case_id !== null) {
    if (body_hash !== input.bodyHash) return { kind: 'body-differs' };
    return { kind: 'submitted', caseId: case_id, referralId: existing, replayed: true, outboxId: null };
  }
  if (ruleVersion === null) throw new Error(`District ${input.district} has no rule set; seedDirectory makes one`);

  const { keys } = store;
  const person =
    input.personId === undefined
      ? await findOrCreatePerson(tx, { keys, person: input.person, now })
      : await personOfCase(tx, { keys, personId: input.personId, person: input.person });
  const ids = { caseId: uuidv7(), referralId: uuidv7(), outboxId: uuidv7() };
  await insertReferral(tx, { input, person, now, ...ids });
  const assessment = recordOf(input.eligibility, input.asOf);
  const caseNumber = `${localDateOf(now.toISOString(), profile.zone).slice(0, 4)}-${number.padStart(6, '0')}`;
  await insertCase(tx, { input, person, now, ...ids, caseNumber, ruleVersion, assessment });

  const milestones = new Milestones([]);
  milestones.expectBirthdays(factText(input, 'birthDate') ?? person.birthDate, {
    zone: profile.zone,
    now: now.toISOString(),
  });
  await writeLog(tx, {
    caseId: ids.caseId,
    row: {
      seq: 1,
      at: now.toISOString(),
      commandId: input.commandId,
      bodyHash: input.bodyHash,
      event: { type: 'submitted', assessment, requestReview: input.requestReview !== undefined },
      change: null,
      actor: input.actor,
      privateText: null,
      prevHash: chainStart,
    },
    caseFile: {},
    opened: [],
    closed: [],
    moved: [],
    owned: [],
    pauses: [],
    pausesEnded: [],
    offered: [],
    answered: [],
    milestones: milestones.changes,
    told: [],
    facts: Object.entries(input.facts).map(([name, value]) => ({
      name,
      value: person.cipher.seal(JSON.stringify(value), placeOf.fact({ caseId: ids.caseId, name, seq: 1 }, 'value')),
      source: person.cipher.seal('referral', placeOf.fact({ caseId: ids.caseId, name, seq: 1 }, 'source')),
    })),
    disclosures: [],
    outbox: [
      { id: ids.outboxId, kind: 'start-workflow', availableAt: new Date(now.getTime() + relayAfterMs).toISOString() },
    ],
  });
  await endDraft(tx, input.commandId);
  return { kind: 'submitted', caseId: ids.caseId, referralId: ids.referralId, replayed: false, outboxId: ids.outboxId };
}

interface BeforeRow {
  now: Date;
  number: string;
  rule_version: number | null;
  id: string | null;
  body_hash: string | null;
  case_id: string | null;
}

interface Insertion {
  readonly input: ReferralInput;
  readonly person: KnownPerson;
  readonly now: Date;
  readonly caseId: string;
  readonly referralId: string;
}

async function insertReferral(tx: Transaction, { input, person, now, referralId }: Insertion): Promise<void> {
  const sealed = (column: 'reason' | 'necessity' | 'request_review' | 'eligibility', text: string) =>
    person.cipher.seal(text, placeOf.referral(referralId, column));
  const { actor, legalBasis, requestReview } = input;
  await tx.query({
    text: `INSERT INTO referral (id, command_id, body_hash, person_id, process, district, user_id, authority, unit_id,
      reason, urgency, basis, necessity, request_review, eligibility, submitted_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    values: [
      referralId,
      input.commandId,
      input.bodyHash,
      person.id,
      input.process,
      input.district,
      actor.userId,
      actor.authority,
      actor.unit,
      sealed('reason', input.reason),
      input.urgency,
      legalBasis.code,
      sealed('necessity', legalBasis.necessity),
      requestReview === undefined ? null : sealed('request_review', requestReview),
      sealed('eligibility', JSON.stringify(input.eligibility)),
      now,
    ],
  });
}

/** The head is empty here; writing the first row of the log fills it in the same transaction. */
async function insertCase(
  tx: Transaction,
  kase: Insertion & { readonly caseNumber: string; readonly ruleVersion: number; readonly assessment: object },
): Promise<void> {
  const { input, person, now, caseId, referralId, caseNumber, ruleVersion, assessment } = kase;
  const { actor } = input;
  await tx.query({
    text: `INSERT INTO case_file (id, number, process, process_version, district, rule_set_version, state, person_id,
      referral_id, referrer_user, referrer_authority, referrer_unit, urgency, municipality, head_seq, head_hash, head_at,
      received_at, marks, assessment, eligibility)
      VALUES ($1, $2, $3, $4, $5, $6, 'received', $7, $8, $9, $10, $11, $12, $13, 0, $14, $15, $15, '{}', $16, $17)`,
    values: [
      caseId,
      caseNumber,
      input.process,
      input.processVersion,
      input.district,
      ruleVersion,
      person.id,
      referralId,
      actor.userId,
      actor.authority,
      actor.unit,
      input.urgency,
      factText(input, 'municipality') ?? person.municipality,
      chainStart,
      now,
      JSON.stringify(assessment),
      person.cipher.seal(JSON.stringify(input.eligibility), placeOf.eligibility(caseId)),
    ],
  });
}

function factText({ facts }: ReferralInput, name: string): string | undefined {
  const value = facts[name];
  return typeof value === 'string' ? value : undefined;
}
