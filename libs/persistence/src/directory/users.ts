import type { DataSource } from 'typeorm';
import { ask } from '../connection/transaction';
import type { DirectoryUser } from '../types';

const users = (condition: string): string => `
  SELECT u.id, u.name, u.language, u.active, coalesce(jsonb_agg(jsonb_build_object('unit', n.id,
      'authority', n.authority, 'district', n.district, 'role', m.role) ORDER BY n.id, m.role)
      FILTER (WHERE n.id IS NOT NULL), '[]') AS memberships
  FROM app_user u LEFT JOIN membership m ON m.user_id = u.id LEFT JOIN unit n ON n.id = m.unit_id
  WHERE ${condition} GROUP BY u.id ORDER BY u.id`;

/** A user with the units and roles that the directory gives them, also one who is no longer active. */
export async function findUser(dataSource: DataSource, userId: string): Promise<DirectoryUser | null> {
  const [user] = await ask<DirectoryUser>(dataSource, { text: users('u.id = $1'), values: [userId] });
  return user ?? null;
}

/** Those who may own a step of a unit. */
export async function activeMembers(dataSource: DataSource, unit: string): Promise<DirectoryUser[]> {
  return ask<DirectoryUser>(dataSource, {
    text: users('u.active AND u.id IN (SELECT user_id FROM membership WHERE unit_id = $1)'),
    values: [unit],
  });
}
