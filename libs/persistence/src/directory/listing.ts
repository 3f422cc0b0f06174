import { answeringRoles } from '@tovholder/domain/owners';
import { ask } from '../connection/transaction';
import type { Store } from '../types';

interface Titled {
  readonly titleDa: string;
  readonly titleEn: string;
}

export interface ListedAuthority extends Titled {
  readonly code: string;
}

export interface ListedUnit extends Titled {
  readonly id: string;
  readonly authority: string;
  readonly district: string;
  /** Active users who may own the unit's steps, by name. */
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** The directory as it stands. */
export interface DirectoryListing {
  readonly authorities: readonly ListedAuthority[];
  readonly units: readonly ListedUnit[];
}

/** Every authority, and the units of these districts with who works in them. */
export async function listDirectory(
  { dataSource }: Pick<Store, 'dataSource'>,
  districts: readonly string[],
): Promise<DirectoryListing> {
  const [authorities, units] = await Promise.all([
    ask<ListedAuthority>(dataSource, {
      text: `SELECT code, name_da AS "titleDa", name_en AS "titleEn" FROM authority ORDER BY code`,
      values: [],
    }),
    ask<ListedUnit>(dataSource, {
      text: `SELECT n.id, n.authority, n.district, n.name_da AS "titleDa", n.name_en AS "titleEn",
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id), '[]')
            FROM app_user u WHERE u.active AND u.id IN (SELECT m.user_id FROM membership m
              WHERE m.unit_id = n.id AND m.role = ANY ($2))) AS members
        FROM unit n WHERE n.district = ANY ($1) ORDER BY n.id`,
      values: [districts, answeringRoles],
    }),
  ]);
  return { authorities, units };
}
