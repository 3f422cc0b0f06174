import type { CaseEvent, CourseChange } from '@tovholder/domain/case-log';
import type { JsonValue } from '@tovholder/domain/text';
import { ask } from '../connection/transaction';
import { personCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { Page, TimelineRecord } from '../records';
import type { Store } from '../types';
import { countedUpTo, readCursor, writeCursor } from './cursor';

interface TimelineRow {
  person_id: string;
  data_key: Buffer;
  seq: number;
  at: Date;
  command_id: string;
  event: CaseEvent;
  change: CourseChange | null;
  actor_user: string | null;
  actor_name: string | null;
  actor_authority: string | null;
  actor_unit: string | null;
  private: Buffer | null;
  total: number;
}

/**
 * The log of a case as readable events, oldest first unless the newest are asked for.
 *
 * @throws InvalidCursor
 */
export async function readTimeline(
  store: Store,
  {
    caseId,
    cursor,
    limit,
    newestFirst = false,
  }: {
    readonly caseId: string;
    readonly cursor?: string;
    readonly limit: number;
    readonly newestFirst?: boolean;
  },
): Promise<Page<TimelineRecord>> {
  const [last] = cursor === undefined ? [null] : readCursor(cursor, ['integer']);
  const [beyond, order] = newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
  const rows = await ask<TimelineRow>(store.dataSource, {
    text: `SELECT c.person_id, p.data_key, l.seq, l.at, l.command_id, l.event, l.change, l.actor_user, l.actor_authority,
        l.actor_unit, u.name AS actor_name, l.private, c.head_seq AS total
      FROM case_file c JOIN person p ON p.id = c.person_id JOIN case_log l ON l.case_id = c.id
        LEFT JOIN app_user u ON u.id = l.actor_user
      WHERE c.id = $1 AND ($2::integer IS NULL OR l.seq ${beyond} $2) ORDER BY l.seq ${order} LIMIT $3`,
    values: [caseId, last === null ? null : Number(last), limit + 1],
  });
  const items = rows.slice(0, limit);
  const total = items[0]?.total ?? 0;
  return {
    items: items.map((row) => timelineRecord(row, { store, caseId })),
    nextCursor: rows.length > limit ? writeCursor([String(items.at(-1)!.seq)]) : null,
    total: Math.min(total, countedUpTo),
    totalIsExact: total <= countedUpTo,
  };
}

function timelineRecord(row: TimelineRow, { store, caseId }: { store: Store; caseId: string }): TimelineRecord {
  const { event, change } = row;
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    type: event.type,
    key: 'key' in event ? event.key : null,
    outcome: event.type === 'completed' ? event.outcome : null,
    data: dataOf(event),
    actor:
      row.actor_user === null
        ? null
        : {
            userId: row.actor_user,
            name: row.actor_name ?? row.actor_user,
            authority: row.actor_authority,
            unit: row.actor_unit,
          },
    text: row.private && textOf(row, { store, caseId, sealed: row.private }),
    opened: change?.opened.map(({ key }) => key) ?? [],
    withdrawn: change?.withdrawn ?? [],
    outcomeOfCase: change?.ending?.outcome ?? null,
  };
}

/** What an event carries beside its key and outcome, as codes. */
function dataOf(event: CaseEvent): TimelineRecord['data'] {
  switch (event.type) {
    case 'completed':
      return event.data;
    case 'assigned':
      return { owner: event.owner };
    case 'conflict-declared':
      return { user: event.user, released: [...event.released], told: [...event.told] };
    case 'conflict-lifted':
      return { user: event.user };
    case 'fact-corrected':
      return { fact: event.fact, verdict: event.assessment.verdict };
    case 'milestones-passed':
      return { milestones: event.milestones.map((ref): JsonValue => ({ ...ref })) };
    case 'paused':
      return { pauseId: event.pauseId, ground: event.ground, from: event.from };
    case 'pause-ended':
      return { pauseId: event.pauseId, to: event.to };
    case 'handover-offered':
      return { to: event.to };
    case 'rules-applied':
      return { changeId: event.changeId, ruleSetVersion: event.ruleSetVersion };
    case 'closed-early':
      return { ground: event.ground };
    case 'incident':
      return { reason: event.reason, atSeq: event.atSeq };
    case 'submitted':
      return { verdict: event.assessment.verdict, requestReview: event.requestReview };
    default:
      return null;
  }
}

function textOf(
  row: TimelineRow,
  { store, caseId, sealed }: { readonly store: Store; readonly caseId: string; readonly sealed: Buffer },
): Record<string, string> {
  const cipher = personCipher(store.keys, { personId: row.person_id, wrapped: row.data_key });
  return JSON.parse(cipher.open(sealed, placeOf.logText(caseId, row.command_id))) as Record<string, string>;
}
