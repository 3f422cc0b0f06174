import { ask } from '../connection/transaction';
import type { Store } from '../types';
import type { InvitableRecord } from './types';

/**
 * Active users of some units with one of these roles, by name: who can be invited to a meeting, and whom an action can
 * be given to.
 */
export async function invitable(
  { dataSource }: Pick<Store, 'dataSource'>,
  { units, roles }: { readonly units: readonly string[]; readonly roles: readonly string[] },
): Promise<InvitableRecord[]> {
  return ask<{ userId: string; name: string; units: InvitableRecord['units'] }>(dataSource, {
    text: `SELECT u.id AS "userId", u.name, jsonb_agg(DISTINCT jsonb_build_object('id', n.id, 'authority', n.authority,
        'da', n.name_da, 'en', n.name_en)) AS units
      FROM app_user u JOIN membership m ON m.user_id = u.id JOIN unit n ON n.id = m.unit_id
      WHERE u.active AND n.id = ANY ($1) AND m.role = ANY ($2) GROUP BY u.id, u.name ORDER BY u.name, u.id`,
    values: [units, roles],
  });
}
