import type { LoggedEvent } from '@tovholder/domain/case-log';
import type { World } from './world';

/** Roles in which somebody can answer for a step: all but those who only look on. */
const onlookers = ['auditor', 'operator'];

/** Statements that find what must never be there, with what each finding means. */
const mustBeEmpty: Readonly<Record<string, string>> = {
  'an open case without an obligation': `SELECT c.id FROM case_file c WHERE c.state IN ('open', 'paused')
    AND NOT EXISTS (SELECT 1 FROM step s WHERE s.case_id = c.id AND s.state = 'open' AND NOT s.option)`,
  'an open step whose owner is not an active member of its unit': `SELECT s.key, s.owner FROM step s
    WHERE s.state = 'open' AND s.owner IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id
      WHERE m.user_id = s.owner AND m.unit_id = s.unit_id AND u.active)`,
  'a unit with open steps and nobody active who can answer': `SELECT DISTINCT s.unit_id FROM step s
    JOIN case_file c ON c.id = s.case_id
    WHERE s.state = 'open' AND NOT s.option AND c.state IN ('open', 'paused') AND NOT EXISTS (
      SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id
      WHERE m.unit_id = s.unit_id AND u.active AND m.role <> ALL ('{${onlookers.join(',')}}'))`,
  'two open offers of a case to one authority': `SELECT case_id, to_authority FROM handover
    WHERE state = 'offered' GROUP BY 1, 2 HAVING count(*) > 1`,
  'an offer that is open while its step is not, or the other way': `SELECT h.id FROM handover h
    JOIN step s ON s.case_id = h.case_id AND s.key = h.step_key WHERE (h.state = 'offered') <> (s.state = 'open')`,
  'a rung that told nobody': `SELECT m.ref FROM milestone m WHERE m.kind = 'rung' AND m.state = 'passed'
    AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.case_id = m.case_id
      AND m.ref = concat_ws('|', n.step_key, n.ladder, n.rung, n.due_version))`,
  'a rung that told only users who were away': `SELECT n.case_id, n.step_key, n.rung FROM notification n
    GROUP BY n.case_id, n.step_key, n.ladder, n.rung, n.due_version
    HAVING bool_and(EXISTS (SELECT 1 FROM absence a WHERE a.user_id = n.user_id
      AND a.from_on <= (n.fired_at AT TIME ZONE 'Europe/Copenhagen')::date
      AND a.to_on >= (n.fired_at AT TIME ZONE 'Europe/Copenhagen')::date
      AND (a.cancelled_at IS NULL OR a.cancelled_at > n.fired_at) AND a.recorded_at <= n.fired_at))`,
};

/** Everything that is wrong now; empty is what it should be. */
export async function violations(world: World): Promise<string[]> {
  const found: string[] = [];
  for (const [what, statement] of Object.entries(mustBeEmpty)) {
    const rows = await world.ask<object>(statement);
    if (rows.length > 0) found.push(`${what}: ${JSON.stringify(rows)}`);
  }
  const standing = await world.ask<{ id: string; epoch: number; authority: string | null }>(
    'SELECT id, epoch, responsible_authority AS authority FROM case_file',
  );
  for (const { id, epoch, authority } of standing) {
    const expected = standingAfter(world.drive(id).log);
    if (epoch !== expected.epoch) found.push(`case ${id} is in epoch ${epoch}, not ${expected.epoch}`);
    if (authority !== expected.responsible) {
      found.push(`${authority} is responsible for case ${id}, not ${expected.responsible}`);
    }
  }
  return found;
}

interface Standing {
  readonly epoch: number;
  readonly responsible: string | null;
}

/** What accepted handovers make of a case: each raises its epoch, and only they say who is responsible. */
export function standingAfter(log: readonly LoggedEvent[]): Standing {
  const offers = new Map(
    log
      .flatMap(({ change }) => change?.opened ?? [])
      .flatMap(({ key, handover }) => (handover ? [[key, handover]] : [])),
  );
  let [epoch, responsible, municipality]: [number, string | null, string] = [1, null, 'kommune:0165'];
  for (const { event } of log) {
    if (event.type !== 'completed' || event.outcome !== 'accepted') continue;
    const offer = offers.get(event.key);
    if (!offer) continue;
    epoch += 1;
    if (offer.of === 'responsibility') responsible = offer.to === 'kommune' ? municipality : offer.to;
    else {
      municipality = offer.to;
      // The municipality's responsibility goes along with the case; another authority's does not.
      if (responsible?.startsWith('kommune:')) responsible = offer.to;
    }
  }
  return { epoch, responsible };
}
