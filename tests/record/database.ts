import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDistricts } from '@tovholder/districts';
import { startPostgres, type DatabaseUrls, type RunningPostgres } from '@tovholder/local';
import { createDataSource, migrate, parseKeys, seedDirectory, type KeyRing, type Store } from '@tovholder/persistence';

/** A server of this spec file's own, with migrated and seeded databases on it. */
export interface RecordServer {
  readonly postgres: RunningPostgres;
  readonly keys: KeyRing;
  /** A database like a new installation's. The store connects as the application's role. */
  database(name: string): Promise<{ store: Store; urls: DatabaseUrls }>;
  stop(): Promise<void>;
}

export const districts = loadDistricts();

const template = 'record_template';

export function testKeys(): KeyRing {
  const key = () => randomBytes(32).toString('base64');
  return parseKeys(JSON.stringify({ current: 'test-1', keys: { 'test-1': key() }, blindIndex: key() }));
}

export async function startRecordServer(): Promise<RecordServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tovholder-record-'));
  const postgres = await startPostgres({ dataDir, database: template });
  const migrator = createDataSource({ url: postgres.migrator, applicationName: 'record-spec', poolSize: 2 });
  await migrator.initialize();
  await migrate(migrator);
  await seedDirectory(migrator, districts);
  await migrator.destroy();
  const keys = testKeys();
  const stores: Store[] = [];
  return {
    postgres,
    keys,
    async database(name) {
      const urls = await postgres.createDatabase(name, { template });
      const dataSource = createDataSource({ url: urls.app, applicationName: 'record-spec', poolSize: 8 });
      await dataSource.initialize();
      const store = { dataSource, keys, districts };
      stores.push(store);
      return { store, urls };
    },
    async stop() {
      await Promise.all(stores.map(({ dataSource }) => dataSource.destroy()));
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
