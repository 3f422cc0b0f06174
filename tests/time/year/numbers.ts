import { municipality } from './referrals';
import type { TimedRecord } from '../database-clock';

/** A day on which the whole district is closed, and one on which a single municipality is. */
const closingDays = [
  { kind: 'closing-day', falls: { on: '2027-02-16' }, name: { da: 'lukkedag', en: 'closing day' } },
  {
    kind: 'closing-day',
    falls: { on: '2027-05-07' },
    name: { da: 'lukkedag', en: 'closing day' },
    authority: `kommune:${municipality}`,
  },
];

/**
 * Has the district say more than it does by itself: deadlines of its own may be paused, and there are closing days. As a
 * profile could; what the law says stays as it is.
 */
export async function livelierNumbers(record: TimedRecord): Promise<void> {
  await record.asOwner(`UPDATE rule_set SET rules = (
    SELECT jsonb_agg(CASE WHEN rule->>'mark' = 'ASSUMPTION'
      THEN rule || '{"pausable": ["citizen-away", "awaiting-information"]}' ELSE rule END)
    FROM jsonb_array_elements(rules) rule)`);
  await record.asOwner(
    `UPDATE calendar SET content = jsonb_set(content, '{annualDays}', content->'annualDays' || $1::jsonb)`,
    [JSON.stringify(closingDays)],
  );
}
