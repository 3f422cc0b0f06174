import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { ask } from '../connection/transaction';
import type { Store } from '../types';
import type { ClockHealth, ClockRound, CompletedRound, RoundKind } from './types';

/** A reconciler that has not completed a round for this long is taken to be dead. */
export const staleAfterSeconds = 300;
/** Rounds are kept for this long: enough to see when the reconciler was away. */
const keptForDays = 30;

interface RoundJson {
  kind: RoundKind;
  started_at: string;
  completed_at: string;
  unfired: number;
  undelivered: number;
  without_workflow: number;
  without_case: number;
  repaired: number;
}

interface HealthColumns {
  now: Date;
  undelivered: Date | null;
  unfired: Date | null;
  unfired_count: number;
  undelivered_count: number;
  minute: RoundJson | null;
  night: RoundJson | null;
}

const lastRound = (kind: RoundKind): string =>
  `(SELECT to_jsonb(r) FROM clock_round r WHERE r.kind = '${kind}' ORDER BY r.completed_at DESC LIMIT 1)`;

/** How the two clocks of the house stand: what should have been delivered or should have fired by now. */
export async function clockHealth(dataSource: DataSource): Promise<ClockHealth> {
  const [row] = await ask<HealthColumns>(dataSource, {
    text: `SELECT clock_timestamp() AS now, o.undelivered, o.undelivered_count, m.unfired, m.unfired_count,
        ${lastRound('minute')} AS minute, ${lastRound('night')} AS night
      FROM (SELECT min(created_at) AS undelivered,
          count(*) FILTER (WHERE available_at <= clock_timestamp())::int AS undelivered_count
        FROM outbox WHERE delivered_at IS NULL) o,
      (SELECT min(at) AS unfired, count(*)::int AS unfired_count FROM milestone m
        JOIN case_file c ON c.id = m.case_id
        WHERE m.state = 'pending' AND m.at <= clock_timestamp() AND c.state <> 'incident') m`,
    values: [],
  });
  const { now, undelivered, unfired, unfired_count, undelivered_count, minute, night } = row!;
  const rounds = { minute: completedRound(minute, now), night: completedRound(night, now) };
  return {
    now: now.toISOString(),
    oldestUndelivered: undelivered?.toISOString() ?? null,
    oldestUnfired: unfired?.toISOString() ?? null,
    unfired: unfired_count,
    undelivered: undelivered_count,
    rounds,
    stale: rounds.minute === null || rounds.minute.ageSeconds > staleAfterSeconds,
  };
}

function completedRound(json: RoundJson | null, now: Date): CompletedRound | null {
  if (!json) return null;
  const completedAt = new Date(json.completed_at);
  return {
    kind: json.kind,
    startedAt: new Date(json.started_at).toISOString(),
    completedAt: completedAt.toISOString(),
    ageSeconds: Math.max(0, Math.round((now.getTime() - completedAt.getTime()) / 1_000)),
    unfired: json.unfired,
    undelivered: json.undelivered,
    withoutWorkflow: json.without_workflow,
    withoutCase: json.without_case,
    repaired: json.repaired,
  };
}

/** Records a round of the reconciler as completed now, by the database's clock, and forgets those of long ago. */
export async function recordClockRound(store: Store, round: ClockRound): Promise<void> {
  await store.dataSource.query(
    `WITH gone AS (DELETE FROM clock_round WHERE completed_at < clock_timestamp() - make_interval(days => ${keptForDays}))
    INSERT INTO clock_round (id, kind, started_at, completed_at, unfired, undelivered, without_workflow, without_case,
      repaired)
    VALUES ($1, $2, $3, clock_timestamp(), $4, $5, $6, $7, $8)`,
    [
      uuidv7(),
      round.kind,
      round.startedAt,
      round.unfired,
      round.undelivered,
      round.withoutWorkflow,
      round.withoutCase,
      round.repaired,
    ],
  );
}
