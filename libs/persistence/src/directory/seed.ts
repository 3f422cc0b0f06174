import { canonicalJson, sha256Hex } from '@tovholder/contracts/canonical';
import { authoritiesOf, authorityName, demoUsers, rulesOf, unitsOf, type DistrictProfile } from '@tovholder/districts';
import { danishCalendar } from '@tovholder/domain/calendar';
import type { DataSource, EntityManager } from 'typeorm';
import { AuthorityRow, CalendarRow, MembershipRow, RuleSetRow, UnitRow, UserRow } from '../entities/directory';

type Districts = ReadonlyMap<string, DistrictProfile>;

/** Names of today: the directory is about now. */
const today = (): string => new Date().toISOString().slice(0, 10);

/** Any number that no other lock of this database uses. */
const seedLock = 7_268_001;

/**
 * Fills the directory from the district profiles: authorities, units, the users of the demonstration, the calendar, and
 * a new version of a district's rule set where its rules have changed. Doing it again, or twice at a time, changes
 * nothing; nothing is ever removed, for cases refer to it.
 */
export async function seedDirectory(dataSource: DataSource, districts: Districts): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [seedLock]);
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
    for (const code of authoritiesOf(profile)) {
      const name = authorityName(profile, { code, on: today() });
      // The police have a name in each district; the code is national, and the first district's name stands for it.
      if (!rows.has(code)) rows.set(code, { code, nameDa: name.da, nameEn: name.en });
    }
  }
  await manager.upsert(AuthorityRow, [...rows.values()], ['code']);
}

async function seedUsers(manager: EntityManager, districts: Districts): Promise<void> {
  const users = demoUsers(districts);
  await manager.upsert(
    UserRow,
    users.map(({ userName, name, language }) => ({ id: userName, name, language, active: true })),
    { conflictPaths: ['id'], skipUpdateIfNoValuesChanged: true },
  );
  const memberships = users.flatMap(({ userName, units, roles }) =>
    units.flatMap((unitId) => roles.map((role) => ({ userId: userName, unitId, role }))),
  );
  await manager.createQueryBuilder().insert().into(MembershipRow).values(memberships).orIgnore().execute();
}

async function seedRules(manager: EntityManager, districts: Districts): Promise<void> {
  const calendar = { version: danishCalendar.version, content: danishCalendar };
  await manager.createQueryBuilder().insert().into(CalendarRow).values(calendar).orIgnore().execute();
  for (const profile of districts.values()) {
    const rules = [...rulesOf(profile).values()];
    const hash = sha256Hex(canonicalJson({ rules, calendar: danishCalendar.version }));
    const latest = await manager.findOne(RuleSetRow, { where: { district: profile.id }, order: { version: 'DESC' } });
    if (latest?.hash === hash) continue;
    await manager.insert(RuleSetRow, {
      district: profile.id,
      version: (latest?.version ?? 0) + 1,
      hash,
      rules,
      calendarVersion: danishCalendar.version,
      recordedAt: new Date(),
    });
  }
}
