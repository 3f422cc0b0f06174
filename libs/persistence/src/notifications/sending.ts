import type { Audience } from '@tovholder/domain/ladders';
import { ask } from '../connection/transaction';
import type { Store } from '../types';
import { conflictsOf } from '../views/visibility';
import type { NotificationToSend, Receipt } from './types';

interface SendingColumns {
  user_id: string;
  email: string | null;
  language: 'da' | 'en';
  process: string;
  district: string;
  step: string;
  ladder: string;
  rung: string;
  audience: Audience;
  case_id: string;
  without_identity: boolean;
  due_at: Date | null;
  intended_at: Date;
  fired_at: Date;
  late: boolean;
}

/** What a reminder says outside the product; null when there is none of that id. */
export async function notificationToSend(store: Store, id: string): Promise<NotificationToSend | null> {
  const [row] = await ask<SendingColumns>(store.dataSource, {
    text: `SELECT n.user_id, u.email, u.language, c.process, c.district, s.step, n.ladder, n.rung, n.audience,
        n.case_id, n.without_identity, s.due_at, n.intended_at, n.fired_at, n.late
      FROM notification n JOIN app_user u ON u.id = n.user_id JOIN case_file c ON c.id = n.case_id
      JOIN step s ON s.case_id = n.case_id AND s.key = n.step_key
      WHERE n.id = $1 AND n.case_id <> ALL (${conflictsOf('n.user_id')})`,
    values: [id],
  });
  if (!row) return null;
  return {
    id,
    recipient: { userId: row.user_id, email: row.email, language: row.language },
    process: row.process,
    district: row.district,
    step: row.step,
    ladder: row.ladder,
    rung: row.rung,
    audience: row.audience,
    caseId: row.without_identity ? null : row.case_id,
    withoutIdentity: row.without_identity,
    dueAt: row.due_at?.toISOString() ?? null,
    at: row.intended_at.toISOString(),
    firedAt: row.fired_at.toISOString(),
    late: row.late,
  };
}

/** Records that a reminder went out. The first receipt of a channel stands: recording another changes nothing. */
export async function recordReceipt(store: Store, { notificationId, channel, detail }: Receipt): Promise<void> {
  await store.dataSource.query(
    `INSERT INTO receipt (notification_id, channel, sent_at, detail)
    VALUES ($1, $2, date_trunc('milliseconds', clock_timestamp()), $3)
    ON CONFLICT (notification_id, channel) DO NOTHING`,
    [notificationId, channel, detail],
  );
}
