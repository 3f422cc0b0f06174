import type { Directory, DirectoryMember, DirectoryUserState } from '@tovholder/domain/owners';
import type { Transaction } from '../connection/transaction';

interface DirectoryColumns {
  users: DirectoryUserState[];
  members: DirectoryMember[];
}

/**
 * Who works in a district and who is away on a local date: everyone with a membership there, those named, and every
 * deputy of that day. One statement.
 */
export async function directoryOf(
  tx: Transaction,
  {
    district,
    on,
    dutyRosters,
    users = [],
    barredFrom = null,
  }: {
    readonly district: string;
    readonly on: string;
    readonly dutyRosters: Readonly<Record<string, string>>;
    readonly users?: readonly string[];
    /** Case that the question is about: whom a conflict of interest closes it to is as good as gone. */
    readonly barredFrom?: string | null;
  },
): Promise<Directory> {
  const [row] = await tx.query<DirectoryColumns>({
    text: `WITH member AS (
        SELECT m.user_id, m.unit_id, n.authority, m.role FROM membership m JOIN unit n ON n.id = m.unit_id
        WHERE n.district = $1
      ),
      away AS (
        SELECT DISTINCT ON (user_id) user_id, deputy_id FROM absence
        WHERE cancelled_at IS NULL AND from_on <= $2::date AND to_on >= $2::date ORDER BY user_id, from_on
      )
      SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('userId', user_id, 'unit', unit_id, 'authority', authority,
          'role', role)), '[]') FROM member) AS members,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'deputy', away.deputy_id,
          'active', u.active AND NOT EXISTS (SELECT 1 FROM conflict_of_interest k
            WHERE k.user_id = u.id AND k.case_id = $4 AND k.lifted_at IS NULL))), '[]')
          FROM app_user u LEFT JOIN away ON away.user_id = u.id
          WHERE u.id IN (SELECT user_id FROM member UNION SELECT deputy_id FROM away UNION SELECT unnest($3::text[]))
        ) AS users`,
    values: [district, on, users, barredFrom],
  });
  return {
    users: new Map(row!.users.map((user) => [user.id, user])),
    members: row!.members,
    dutyRosters,
  };
}

/** The local date that absences are judged by: people of several districts share one. */
export const todaySql = `(now() AT TIME ZONE 'Europe/Copenhagen')::date`;

/** Users who are away today, with who acts for them. One row a user. */
export const awayToday = `SELECT DISTINCT ON (b.user_id) b.user_id, b.deputy_id FROM absence b
  WHERE b.cancelled_at IS NULL AND b.from_on <= ${todaySql} AND b.to_on >= ${todaySql}
  ORDER BY b.user_id, b.from_on`;
