import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createDataSource, migrate, revertLast, schemaDrift, seedDirectory, type Store } from '@tovholder/persistence';
import { Drive } from './course';
import { districts, startRecordServer, type RecordServer } from './database';

let server: RecordServer;

beforeAll(async () => {
  server = await startRecordServer();
}, 60_000);
afterAll(() => server.stop(), 60_000);

async function withMigrator(name: string, work: (dataSource: Store['dataSource']) => Promise<void>): Promise<void> {
  const { migrator } = await server.postgres.createDatabase(name);
  const dataSource = createDataSource({ url: migrator, applicationName: 'schema-spec', poolSize: 2 });
  await dataSource.initialize();
  await work(dataSource).finally(() => dataSource.destroy());
}

const tables = async (dataSource: Store['dataSource']): Promise<string[]> => {
  const rows = await dataSource.query<{ tablename: string }[]>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ tablename }) => tablename);
};

describe('the schema', () => {
  test('goes forward, back and forward again', async () => {
    await withMigrator('there_and_back', async (dataSource) => {
      const ran = await migrate(dataSource);
      expect(ran.length).toBeGreaterThan(0);
      const before = await tables(dataSource);
      await seedDirectory(dataSource, districts);
      for (let left = ran.length; left > 0; left--) await revertLast(dataSource);
      expect(await tables(dataSource)).toEqual(['schema_migration']);
      expect(await migrate(dataSource)).toEqual(ran);
      expect(await tables(dataSource)).toEqual(before);
      expect(await migrate(dataSource)).toEqual([]);
    });
  });

  test('is what the entities say, and a difference shows', async () => {
    await withMigrator('drift', async (dataSource) => {
      await migrate(dataSource);
      expect(await schemaDrift(dataSource)).toEqual([]);
      await dataSource.query('ALTER TABLE step DROP CONSTRAINT ck_step_due');
      await dataSource.query('ALTER TABLE person ALTER COLUMN municipality SET NOT NULL');
      await dataSource.query('DROP INDEX ix_referral_person_id');
      expect((await schemaDrift(dataSource)).length).toBeGreaterThanOrEqual(3);
    });
  });

  test('is filled from the districts once, also by two at a time', async () => {
    await withMigrator('seed', async (dataSource) => {
      await migrate(dataSource);
      const counts = () =>
        dataSource.query(`SELECT (SELECT count(*) FROM unit) AS units, (SELECT count(*) FROM membership) AS members,
          (SELECT count(*) FROM rule_set) AS rules, (SELECT count(*) FROM authority) AS authorities`);
      await Promise.all([seedDirectory(dataSource, districts), seedDirectory(dataSource, districts)]);
      const before = await counts();
      await seedDirectory(dataSource, districts);
      expect(await counts()).toEqual(before);
    });
  });

  test('gives a changed rule a new version and leaves the old one as it is', async () => {
    await withMigrator('rules', async (dataSource) => {
      await migrate(dataSource);
      await seedDirectory(dataSource, districts);
      const [id, profile] = [...districts][0]!;
      const deadlineRules = profile.deadlineRules.map((rule) =>
        rule.mark === 'ASSUMPTION' ? { ...rule, amount: rule.amount + 1 } : rule,
      );
      await seedDirectory(dataSource, new Map([[id, { ...profile, deadlineRules }]]));
      const versions = await dataSource.query(
        'SELECT version, rules FROM rule_set WHERE district = $1 ORDER BY version',
        [id],
      );
      expect(versions).toHaveLength(2);
      expect(versions[0].rules).not.toEqual(versions[1].rules);
    });
  });
});

describe("the application's role", () => {
  let store: Store;
  beforeAll(async () => {
    ({ store } = await server.database('app_role'));
    await Drive.opened(store);
  });

  test.each([
    ['change the log', `UPDATE case_log SET type = 'noted'`],
    ['shorten the log', 'DELETE FROM case_log'],
    ['empty the log', 'TRUNCATE case_log CASCADE'],
    ['change a referral', `UPDATE referral SET basis = 'consent'`],
    ['change what was stated', `UPDATE fact SET name = 'x'`],
    ['delete a case', 'DELETE FROM case_file'],
    ['change rules that cases rest on', `UPDATE rule_set SET rules = '[]'`],
    ['add a table', 'CREATE TABLE mine (id int)'],
    ['change a table', 'ALTER TABLE step ADD COLUMN mine int'],
    ['drop a table', 'DROP TABLE outbox'],
    ['write down a migration', `INSERT INTO schema_migration (timestamp, name) VALUES (1, 'x')`],
  ])('cannot %s', async (_, statement) => {
    await expect(store.dataSource.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });
});
