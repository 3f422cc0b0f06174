import { createDataSource, type Store } from '@tovholder/persistence';
import { districts, type RecordServer } from '../record/database';

/** A database whose clock is told what time it is. */
export interface TimedRecord {
  readonly store: Store;
  /** Sets the database's clock; milliseconds. */
  setClock(at: number): Promise<void>;
  /** Runs a statement as the database's owner. */
  asOwner(statement: string, values?: readonly unknown[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A database in which `clock_timestamp()` and `now()` are functions of a schema that is looked at before PostgreSQL's own.
 * The product's statements are the same as ever; only the names mean another clock.
 */
export async function timedRecord(server: RecordServer, name: string): Promise<TimedRecord> {
  const { urls } = await server.database(name);
  const owner = createDataSource({ url: server.postgres.admin(name), applicationName: 'clock', poolSize: 1 });
  await owner.initialize();
  await owner.query('CREATE SCHEMA simulated');
  await owner.query('CREATE UNLOGGED TABLE simulated.clock AS SELECT now() AS at');
  for (const clock of ['clock_timestamp', 'now']) {
    await owner.query(`CREATE FUNCTION simulated.${clock}() RETURNS timestamptz
      LANGUAGE sql VOLATILE SET search_path = simulated AS 'SELECT at FROM clock'`);
  }
  await owner.query('GRANT USAGE ON SCHEMA simulated TO tovholder_app');
  await owner.query('GRANT SELECT ON simulated.clock TO tovholder_app');
  await owner.query(`ALTER DATABASE ${name} SET search_path = simulated, public, pg_catalog`);
  // Connected only now: a session keeps the search path that it began with.
  const dataSource = createDataSource({ url: urls.app, applicationName: 'timed-record', poolSize: 4 });
  await dataSource.initialize();
  return {
    store: { dataSource, keys: server.keys, districts },
    setClock: async (at) => void (await owner.query('UPDATE simulated.clock SET at = $1', [new Date(at)])),
    asOwner: async (statement, values = []) => void (await owner.query(statement, [...values])),
    stop: async () => {
      await dataSource.destroy();
      await owner.destroy();
    },
  };
}
