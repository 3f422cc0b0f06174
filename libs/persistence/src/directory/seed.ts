import { authoritiesOf, authorityName, demoUsers, unitsOf, type DistrictProfile } from '@tovholder/districts';
import { localDateOf } from '@tovholder/domain/calendar';
import type { DataSource, EntityManager } from 'typeorm';
import { locks } from '../connection/alone';
import { AuthorityRow, MembershipRow, UnitRow, UserRow } from '../entities/directory';
import { seedRules } from './seed-rules';

type Districts = ReadonlyMap<string, DistrictProfile>;

/**
 * Fills the directory from the district profiles: authorities, units, the users of the demonstration, and a new version
 * of a district's rule set where its profile says something else than before. Doing it again, or twice at a time, changes
 * nothing; nothing is ever removed, for cases refer to it.
 */
export async function seedDirectory(dataSource: DataSource, districts: Districts): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [locks.seed]);
    await seedAuthorities(manager, districts);
    const units = [...districts.values()].flatMap(unitsOf);
    await manager.upsert(
      UnitRow,
      units.map(({ id, district, authority, name }) => ({ id, district, authority, nameDa: name.da, nameEn: name.en })),
      ['id'],
    );
    await seedUsers(manager, districts);
    await seedRules(manager, districts);
  });
}

async function seedAuthorities(manager: EntityManager, districts: Districts): Promise<void> {
  const rows = new Map<string, AuthorityRow>();
  for (const profile of districts.values()) {
    // Names of today: the directory is about now.
    const today = localDateOf(new Date().toISOString(), profile.zone);
    for (const code of authoritiesOf(profile)) {
      const name = authorityName(profile, { code, on: today });
      // The police have a name in each district; the code is national, and the first district's name stands for it.
      if (!rows.has(code)) rows.set(code, { code, nameDa: name.da, nameEn: name.en });
    }
  }
  await manager.upsert(AuthorityRow, [...rows.values()], ['code']);
}

async function seedUsers(manager: EntityManager, districts: Districts): Promise<void> {
  const users = demoUsers(districts);
  // Whether someone is still active is the directory's to say once they are in it.
  await manager
    .createQueryBuilder()
    .insert()
    .into(UserRow)
    .values(users.map(({ userName, name, language, email }) => ({ id: userName, name, language, email, active: true })))
    .orUpdate(['name', 'language', 'email'], ['id'], { skipUpdateIfNoValuesChanged: true })
    .execute();
  const memberships = users.flatMap(({ userName, units, roles }) =>
    units.flatMap((unitId) => roles.map((role) => ({ userId: userName, unitId, role }))),
  );
  await manager.createQueryBuilder().insert().into(MembershipRow).values(memberships).orIgnore().execute();
}
