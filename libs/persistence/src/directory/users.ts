import type { DataSource } from 'typeorm';
import { ask } from '../connection/transaction';
import { awayToday } from '../owners/directory';
import type { DirectoryUser } from '../types';

/**
 * Whom each user stands in for today: those who name them, and those who name one of these who is away too. A chain of
 * deputies that leads back to where it began ends there.
 */
const actingFor = (userId: string): string => `
  WITH RECURSIVE away AS MATERIALIZED (${awayToday}),
  stood AS (
    SELECT a.user_id FROM away a WHERE a.deputy_id = ${userId}
    UNION SELECT a.user_id FROM away a JOIN stood s ON a.deputy_id = s.user_id
  )
  SELECT coalesce(jsonb_agg(s.user_id ORDER BY s.user_id) FILTER (WHERE s.user_id <> ${userId}), '[]') FROM stood s`;

const users = (condition: string): string => `
  SELECT u.id, u.name, u.language, u.active, (${actingFor('u.id')}) AS "actingFor",
    (SELECT coalesce(jsonb_agg(a.deputy_id), '[]') FROM (${awayToday}) a WHERE a.user_id = u.id) AS deputies, coalesce(jsonb_agg(jsonb_build_object('unit', n.id,
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
