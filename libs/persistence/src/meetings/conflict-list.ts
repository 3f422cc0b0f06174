import type { CaseForAccess, ConflictForAccess, SettlingCriteria } from '@tovholder/domain/access';
import { ask } from '../connection/transaction';
import { personCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { Page } from '../records';
import type { Store } from '../types';
import { accessJson } from '../views/case';
import { countedUpTo, readCursor, writeCursor } from '../views/cursor';
import { conflictsOf, Parameters } from '../views/visibility';
import type { ConflictRecord } from './types';

interface ConflictColumns {
  id: string;
  case_id: string;
  number: string;
  process: string;
  district: string;
  user_id: string;
  name: string;
  memberships: ConflictForAccess['memberships'];
  item_id: string;
  declared_at: Date;
  declared_at_text: string;
  reason: Buffer | null;
  lifted_at: Date | null;
  person_id: string;
  data_key: Buffer;
  access: CaseForAccess;
  total: number;
}

interface ConflictQuery {
  readonly userId: string;
  readonly settling: SettlingCriteria;
  readonly limit: number;
  readonly cursor?: string;
}

/** Conflicts of interest in force: a user's own, and those that they decide about. The newest first. @throws InvalidCursor */
export async function listConflicts(store: Store, query: ConflictQuery): Promise<Page<ConflictRecord>> {
  const { userId, settling, limit, cursor } = query;
  const [declaredAt, id] = cursor === undefined ? [null, null] : readCursor(cursor, ['instant', 'uuid']);
  const params = new Parameters();
  const user = params.add(userId);
  const wanted = `k.lifted_at IS NULL AND (k.user_id = ${user} OR (${settled(settling, { user, params })}))`;
  const text = select({
    condition: `${wanted} AND (${params.add(declaredAt)}::timestamptz IS NULL
      OR (k.declared_at, k.id) < (${params.add(declaredAt)}::timestamptz, ${params.add(id)}::uuid))`,
    counted: wanted,
  });
  const rows = await ask<ConflictColumns>(store.dataSource, {
    text: `${text} ORDER BY k.declared_at DESC, k.id DESC LIMIT ${params.add(limit + 1)}`,
    values: params.values,
  });
  const last = rows.slice(0, limit).at(-1);
  const total = rows[0]?.total ?? 0;
  return {
    items: rows.slice(0, limit).map((row) => conflictRecord(row, store)),
    nextCursor: rows.length > limit && last ? writeCursor([last.declared_at_text, last.id]) : null,
    total: Math.min(total, countedUpTo),
    totalIsExact: total <= countedUpTo,
  };
}

/** One conflict of interest, also when it is lifted; null where there is none of that id. */
export async function findConflict(store: Store, id: string): Promise<ConflictRecord | null> {
  const text = select({ condition: 'k.id = $1', counted: 'k.id = $1' });
  const [row] = await ask<ConflictColumns>(store.dataSource, { text, values: [id] });
  return row ? conflictRecord(row, store) : null;
}

/** That the asking user decides about the conflict `k`: by a membership of who declared it. */
function settled(
  { authorities, units, jointGroupsOf, districts }: SettlingCriteria,
  { user, params }: { readonly user: string; readonly params: Parameters },
): string {
  return `k.user_id <> ${user} AND k.case_id <> ALL (${conflictsOf(user)}) AND EXISTS (
    SELECT 1 FROM membership m JOIN unit n ON n.id = m.unit_id
    WHERE m.user_id = k.user_id AND n.district = c.district AND n.district = ANY (${params.add(districts)})
      AND (n.id = ANY (${params.add(units)})
        OR n.authority = ANY (${params.add(authorities)}) AND n.id NOT LIKE '%.exit'
        OR n.district = ANY (${params.add(jointGroupsOf)}) AND n.id LIKE n.district || '/pspk.%'))`;
}

const select = ({ condition, counted }: { readonly condition: string; readonly counted: string }): string => `
  SELECT k.id, k.case_id, c.number, c.process, c.district, k.user_id, u.name, k.agenda_item_id AS item_id, k.declared_at,
    k.declared_at::text AS declared_at_text, k.reason, k.lifted_at, p.id AS person_id, p.data_key, ${accessJson} AS access,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('unit', n.id, 'authority', n.authority, 'district', n.district)), '[]')
      FROM membership m JOIN unit n ON n.id = m.unit_id WHERE m.user_id = k.user_id) AS memberships,
    (SELECT count(*)::int FROM (SELECT 1 FROM conflict_of_interest k JOIN case_file c ON c.id = k.case_id
      WHERE ${counted} LIMIT ${countedUpTo + 1}) counted) AS total
  FROM conflict_of_interest k JOIN case_file c ON c.id = k.case_id JOIN person p ON p.id = c.person_id
  JOIN app_user u ON u.id = k.user_id WHERE ${condition}`;

function conflictRecord(row: ConflictColumns, { keys }: Pick<Store, 'keys'>): ConflictRecord {
  const cipher = personCipher(keys, { personId: row.person_id, wrapped: row.data_key });
  const place = placeOf.ofParticipant({ itemId: row.item_id, userId: row.user_id }, 'conflict');
  return {
    id: row.id,
    caseId: row.case_id,
    caseNumber: row.number,
    process: row.process,
    district: row.district,
    user: { id: row.user_id, name: row.name },
    memberships: row.memberships,
    declaredAt: row.declared_at.toISOString(),
    reason: row.reason && cipher.open(row.reason, place),
    liftedAt: row.lifted_at?.toISOString() ?? null,
    access: row.access,
  };
}
