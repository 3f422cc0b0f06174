import { inTransaction, type Transaction } from '../connection/transaction';
import { dataCipher, type PersonCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { Store } from '../types';
import type { MeetingChangeKind, MeetingCommand, MeetingResult, MeetingState } from './types';

/** A meeting under its lock. */
export interface LockedMeeting {
  readonly id: string;
  readonly unit: string;
  readonly version: number;
  /** The database's clock, in whole milliseconds. */
  readonly now: string;
  readonly cipher: PersonCipher;
}

interface Recorded {
  readonly kind: MeetingChangeKind;
  readonly startsAt?: string;
  readonly reason?: string;
}

interface MeetingColumns {
  unit_id: string;
  state: MeetingState;
  version: number;
  data_key: Buffer;
  now: Date;
}

/**
 * Changes a planned meeting under its lock, once per command, and only under the version that the client had seen.
 * `work` says what is recorded about the change, or why it is refused; then nothing is changed.
 *
 * @param before locks a case where the change touches one: whoever locks both locks the case first
 */
export async function changeUnderLock(
  store: Store,
  command: MeetingCommand,
  work: (
    tx: Transaction,
    meeting: LockedMeeting,
  ) => Promise<Recorded | Extract<MeetingResult, { kind: 'refused' }>['code']>,
  before?: (tx: Transaction) => Promise<void>,
): Promise<MeetingResult> {
  const { meetingId, commandId, bodyHash, ifVersion, by } = command;
  return inTransaction(store.dataSource, async (tx): Promise<MeetingResult> => {
    await before?.(tx);
    const [row] = await tx.query<MeetingColumns>({
      text: `SELECT unit_id, state, version, data_key, date_trunc('milliseconds', clock_timestamp()) AS now
        FROM meeting WHERE id = $1 FOR UPDATE`,
      values: [meetingId],
    });
    if (!row) return { kind: 'no-such-meeting' };
    const [known] = await tx.query<{ body_hash: string; version: number }>({
      text: 'SELECT body_hash, version FROM meeting_change WHERE meeting_id = $1 AND command_id = $2',
      values: [meetingId, commandId],
    });
    if (known) {
      return known.body_hash === bodyHash
        ? { kind: 'done', version: row.version, replayed: true }
        : { kind: 'body-differs' };
    }
    if (ifVersion !== undefined && ifVersion !== row.version) return { kind: 'refused', code: 'version-conflict' };
    if (row.state !== 'planned') return { kind: 'refused', code: 'meeting-not-open' };
    const cipher = dataCipher(store.keys, { place: placeOf.meeting(meetingId, 'data_key'), wrapped: row.data_key });
    const now = row.now.toISOString();
    const recorded = await work(tx, { id: meetingId, unit: row.unit_id, version: row.version, now, cipher });
    if (typeof recorded === 'string') return { kind: 'refused', code: recorded };
    const version = row.version + 1;
    const { kind, startsAt = null, reason } = recorded;
    await tx.query({
      text: `WITH told AS (UPDATE meeting SET version = $2 WHERE id = $1)
        INSERT INTO meeting_change (meeting_id, version, command_id, body_hash, kind, changed_by, at, starts_at, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        meetingId,
        version,
        commandId,
        bodyHash,
        kind,
        by,
        now,
        startsAt,
        reason === undefined ? null : cipher.seal(reason, placeOf.meetingChange(commandId)),
      ],
    });
    return { kind: 'done', version, replayed: false };
  });
}
