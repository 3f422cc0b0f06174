import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../ports';
import { ManagedProcess } from '../process/managed';
import { postgresAccount } from './account';
import { postgresBinaries } from './binaries';
import { createCluster, openCluster, settleLeftover } from './cluster';
import { APP_ROLE, ensureDatabase, ensureRoles, MIGRATOR_ROLE } from './roles';

export { removeCluster } from './cluster';
export { APP_ROLE, MIGRATOR_ROLE } from './roles';

export interface PostgresOptions {
  /** Holds the cluster, the passwords and the server's log; made when it is missing. */
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Server settings such as `{ max_connections: '200' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The database that is there at once. Default: `tovholder`. */
  readonly database?: string;
  readonly logFile?: string;
}

/** Connection URLs of one database. */
export interface DatabaseUrls {
  readonly migrator: string;
  readonly app: string;
}

/** A PostgreSQL of our own on 127.0.0.1, and its two roles. */
export interface RunningPostgres extends DatabaseUrls {
  readonly port: number;
  readonly version: string;
  /** PostgreSQL's own data folder; outside `dataDir` when its account cannot reach that. */
  readonly folder: string;
  /** Kill, stop and restart on the same folder and port. */
  readonly process: ManagedProcess;
  /** URL of the superuser in a database (default `postgres`). */
  admin(database?: string): string;
  urls(database: string): DatabaseUrls;
  /** A further database; with `template` a copy of another one, which nobody may be connected to. */
  createDatabase(name: string, options?: { readonly template?: string }): Promise<DatabaseUrls>;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm installed: makes the cluster on first use, ends a server that an earlier, killed start
 * left on the same folder, and makes roles and database.
 * @throws SetupProblem when PostgreSQL cannot run here.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const account = postgresAccount();
  const binaries = postgresBinaries(account);
  const cluster = openCluster(dataDir) ?? createCluster(dataDir, { binaries, account });
  const port = options.port ?? (await freePort());
  const url = (user: string, password: string) => (database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  const admin = url('postgres', cluster.access.superuserPassword);
  const urls = (database: string): DatabaseUrls => ({
    migrator: url(MIGRATOR_ROLE, cluster.access.migratorPassword)(database),
    app: url(APP_ROLE, cluster.access.appPassword)(database),
  });
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...options.settings };
  const server = new ManagedProcess({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: [
      '-D',
      cluster.folder,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    cwd: '/',
    logFile: options.logFile ?? join(dataDir, 'server.log'),
    ...(account && { account }),
    // Fast shutdown: sessions are ended, data is written.
    stopSignal: 'SIGINT',
    beforeStart: () => settleLeftover(cluster),
    ready: () => answers(admin('postgres')),
    // Right after a kill -9 the old server's sessions hold its shared memory for a moment.
    transientFailure: /shared memory block|lock file "postmaster.pid" already exists/,
  });
  await server.start();
  const database = options.database ?? 'tovholder';
  await ensureRoles(admin('postgres'), cluster.access);
  await ensureDatabase(admin, { name: database });
  return {
    ...urls(database),
    port,
    version: binaries.version,
    folder: cluster.folder,
    process: server,
    admin: (name = 'postgres') => admin(name),
    urls,
    createDatabase: async (name, { template } = {}) => {
      await ensureDatabase(admin, { name, ...(template !== undefined && { template }) });
      return urls(name);
    },
    stop: async () => {
      await server.stop();
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A server that stops during the question ends the connection outside the query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
