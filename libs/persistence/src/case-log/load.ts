import type { AssessRequest, LoadRequest, LoadResult } from '@tovholder/contracts/commands';
import type { Assessment } from '@tovholder/domain/eligibility';
import { ask } from '../connection/transaction';
import { placeOf } from '../crypto/places';
import { personCipher } from '../crypto/person-key';
import type { Store } from '../types';
import { NoSuchCase } from './append';
import { profileOf } from './setting';
import { evaluate } from './assessment';
import { courseRows, currentFacts, hiddenFromCourses, stagedCommand } from './lock-statement';
import { loggedEvent, openFacts, openStaged, personOf, type CaseRow } from './locked-case';
import { pendingMilestone, pendingMilestones } from './milestone-ref';
import { nextOf } from './milestones';

/** What a workflow needs to go on from a sequence number; 0 from the start. @throws NoSuchCase */
export async function loadCase(store: Store, { caseId, afterSeq }: LoadRequest): Promise<LoadResult> {
  const [row] = await ask<Pick<CaseRow, 'process' | 'district' | 'state' | 'head_seq' | 'rows' | 'pending'>>(
    store.dataSource,
    {
      text: `SELECT c.process, c.district, c.state, c.head_seq,
      (${courseRows('l.case_id = c.id AND l.seq > $2 AND l.type <> ALL ($3)')}) AS rows,
      (${pendingMilestones('c.id')}) AS pending
      FROM case_file c WHERE c.id = $1`,
      values: [caseId, afterSeq, hiddenFromCourses],
    },
  );
  if (!row) throw new NoSuchCase(caseId);
  const { process, district, state, head_seq: headSeq } = row;
  return {
    process,
    district,
    state,
    headSeq,
    rows: row.rows.map(loggedEvent),
    next: nextOf(row.pending.map(pendingMilestone)),
  };
}

/**
 * What the eligibility rule says now about the facts of a case, with the correction that waits under a command applied.
 * "Now" is the database's clock. Writes nothing.
 *
 * @throws NoSuchCase
 */
export async function assessCase(store: Store, { caseId, commandId }: AssessRequest): Promise<Assessment> {
  const [row] = await ask<CaseRow>(store.dataSource, {
    text: `SELECT c.process, c.district, c.head_seq, c.received_at, c.municipality, c.referrer_authority,
      c.person_id, p.data_key, p.birth_date, date_trunc('milliseconds', greatest(clock_timestamp(), c.head_at)) AS now,
      (${currentFacts('c.id')}) AS facts, (${stagedCommand('$2')}) AS staged
      FROM case_file c JOIN person p ON p.id = c.person_id WHERE c.id = $1`,
    values: [caseId, commandId ?? null],
  });
  if (!row) throw new NoSuchCase(caseId);
  const personId = row.person_id;
  const cipher = personCipher(store.keys, { personId, wrapped: row.data_key });
  const staged = row.staged && commandId !== undefined ? openStaged(row.staged, { cipher, commandId }) : null;
  const facts = new Map(openFacts(row.facts, { cipher, caseId }));
  if (staged?.correction) {
    facts.set(staged.correction.fact, { seq: row.head_seq + 1, value: staged.correction.value });
  }
  const statedBirthDate = row.birth_date && cipher.open(row.birth_date, placeOf.person(personId, 'birth_date'));
  return evaluate({
    profile: profileOf(store, row.district),
    process: row.process,
    facts,
    person: personOf({ facts, statedBirthDate, municipality: row.municipality }),
    referrerAuthority: row.referrer_authority,
    receivedAt: row.received_at.toISOString(),
    asOf: row.now.toISOString(),
  }).assessment;
}
