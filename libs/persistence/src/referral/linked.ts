import { sha256Hex } from '@tovholder/contracts/canonical';
import { runsProcess } from '@tovholder/districts';
import type { CaseEvent, CourseChange } from '@tovholder/domain/case-log';
import { legalBasesFor, termsOf } from '@tovholder/domain/eligibility';
import type { JsonValue } from '@tovholder/domain/text';
import { profileOf } from '../case-log/setting';
import { evaluate } from '../case-log/assessment';
import { concernOf, concernProcess } from '../case-log/links';
import { lockCase, personOf } from '../case-log/locked-case';
import type { Facts, LockedCase } from '../case-log/under-lock';
import { inTransaction, type Transaction } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import type { LinkRecord } from '../records';
import type { Actor, ReferralInput, Store } from '../types';
import { submitReferral } from './submit';

/** Where the linked case is, as a workflow is started with it. */
export interface LinkedCase {
  readonly caseId: string;
  readonly process: string;
  readonly district: string;
}

/**
 * Opens the case that a row of another case's log leads to – the successor of its ending, or an `underretning` where a
 * concern for a child was raised – as a referral about the same person, and links the two. Any number of calls for one
 * row open one case. Where the rule does not let the person in, people are asked to look at it: what one case has
 * handed on is never dropped by a machine.
 *
 * @returns the linked case; null where the row leads to none that runs in the district
 */
export async function openLinkedCase(
  store: Store,
  { caseId, seq }: { readonly caseId: string; readonly seq: number },
): Promise<LinkedCase | null> {
  const lead = await inTransaction(store.dataSource, (tx) => leadOf(tx, { store, caseId, seq }));
  if (lead === null) return null;
  const result = await submitReferral(store, lead.input);
  if (result.kind === 'body-differs') throw new Error(`Row ${seq} of case ${caseId} has led to another referral`);
  await inTransaction(store.dataSource, (tx) =>
    tx.query({
      text: `INSERT INTO case_link (from_case, to_case, kind, linked_at) VALUES ($1, $2, $3, clock_timestamp())
        ON CONFLICT DO NOTHING`,
      values: [caseId, result.caseId, lead.kind],
    }),
  );
  return { caseId: result.caseId, process: lead.input.process, district: lead.input.district };
}

interface Lead {
  readonly kind: LinkRecord['kind'];
  readonly input: ReferralInput;
}

interface LeadRow {
  command_id: string;
  event: CaseEvent;
  change: CourseChange | null;
  private: Buffer | null;
  actor_user: string | null;
  actor_authority: string | null;
  actor_unit: string | null;
  number: string;
  person_id: string;
  urgency: 'normal' | 'urgent';
  user_id: string;
  authority: string;
  unit_id: string | null;
}

async function leadOf(
  tx: Transaction,
  { store, caseId, seq }: { readonly store: Store; readonly caseId: string; readonly seq: number },
): Promise<Lead | null> {
  const commandId = `linked:${caseId}:${seq}`;
  const kase = await lockCase(tx, { store, request: { caseId, commandId, afterSeq: seq } });
  const [row] = await tx.query<LeadRow>({
    text: `SELECT l.command_id, l.event, l.change, l.private, l.actor_user, l.actor_authority, l.actor_unit, c.number,
      c.person_id, c.urgency, r.user_id, r.authority, r.unit_id
      FROM case_log l JOIN case_file c ON c.id = l.case_id JOIN referral r ON r.id = c.referral_id
      WHERE l.case_id = $1 AND l.seq = $2`,
    values: [caseId, seq],
  });
  if (!kase || !row) return null;
  const led = ledTo(kase, row);
  const profile = profileOf(store, kase.district);
  if (led === null || !runsProcess(profile, led.process)) return null;

  const actor = actorOf(row);
  const person = personOf(kase);
  const facts = knownTo(led.process, { ...led.facts, ...correctedPerson(kase) });
  const { eligibility } = evaluate({
    profile,
    process: led.process,
    facts: factsAt(facts),
    person,
    referrerAuthority: actor.authority,
    receivedAt: kase.now,
    asOf: kase.now,
  });
  return {
    kind: led.kind,
    input: {
      commandId,
      // By the row alone: facts may be corrected between two attempts, and it is still the same lead.
      bodyHash: sha256Hex(commandId),
      process: led.process,
      processVersion: await versionOf(tx, led.process),
      district: kase.district,
      actor,
      person: {
        ...(person.birthDate === null ? {} : { birthDate: person.birthDate }),
        ...(person.municipality === null ? {} : { municipality: person.municipality }),
      },
      personId: row.person_id,
      reason: led.text,
      urgency: led.kind === 'concern' ? 'urgent' : row.urgency,
      facts,
      legalBasis: { code: basisFor(led.process, actor), necessity: led.text },
      ...(eligibility.verdict === 'not-eligible' ? { requestReview: led.text } : {}),
      eligibility,
      asOf: kase.now,
    },
  };
}

interface Led {
  readonly kind: LinkRecord['kind'];
  readonly process: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, JsonValue>>;
}

function ledTo(kase: LockedCase, row: LeadRow): Led | null {
  if (row.event.type === 'concern-raised') {
    const sealed = row.private && kase.cipher.open(row.private, placeOf.logText(kase.id, row.command_id));
    const { text, facts } = concernOf(JSON.parse(sealed ?? '{}') as Record<string, string>);
    return {
      kind: 'concern',
      process: concernProcess,
      text,
      facts: { notifierKind: 'professional', concern: text, ...facts },
    };
  }
  const ending = row.change?.ending;
  if (ending?.successor === undefined) return null;
  const text = `Fortsættelse af sag ${row.number} / Continued from case ${row.number}`;
  return { kind: 'successor', process: ending.successor, text, facts: ending.successorFacts ?? {} };
}

/** Who wrote the row refers; what no person did, such as a deadline that passed, is on the first referrer's behalf. */
function actorOf(row: LeadRow): Actor & { readonly authority: string } {
  return row.actor_user !== null && row.actor_authority !== null
    ? { userId: row.actor_user, authority: row.actor_authority, unit: row.actor_unit }
    : { userId: row.user_id, authority: row.authority, unit: row.unit_id };
}

/** What the first case has learned about the person that the person's own row does not say. */
function correctedPerson({ facts }: LockedCase): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(
    ['birthDate', 'municipality'].flatMap((name) => {
      const fact = facts.get(name);
      return fact === undefined ? [] : [[name, fact.value]];
    }),
  );
}

/** The facts that the process asks for, and the person's; others mean nothing to it. */
function knownTo(process: string, facts: Led['facts']): Led['facts'] {
  const asked = termsOf(process)?.facts;
  const known = (name: string): boolean =>
    asked === undefined || Object.hasOwn(asked, name) || name === 'birthDate' || name === 'municipality';
  return Object.fromEntries(Object.entries(facts).filter(([name]) => known(name)));
}

const factsAt = (facts: Led['facts']): Facts =>
  new Map(Object.entries(facts).map(([name, value]) => [name, { seq: 1, value }]));

/** @throws Error when no basis of the process covers the authority: its terms are at fault */
function basisFor(process: string, { authority }: { readonly authority: string }): string {
  const [first] = legalBasesFor(process, authority);
  if (first === undefined) throw new Error(`Nothing lets ${authority} refer to ${process}`);
  return first;
}

/** The course's latest version that a case of the process has opened with; a process begins with its first. */
async function versionOf(tx: Transaction, process: string): Promise<number> {
  const [row] = await tx.query<{ version: number | null }>({
    text: 'SELECT max(process_version) AS version FROM case_file WHERE process = $1',
    values: [process],
  });
  return row?.version ?? 1;
}
