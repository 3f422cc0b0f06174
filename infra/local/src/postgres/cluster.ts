import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, markOf } from '../process/lifetime';
import { canReach, openTemporaryFolders, type Account } from './account';
import type { PostgresBinaries } from './binaries';
import { openPlaceFor } from './open-place';

/** What is noted beside a cluster; only its owner reads it. */
export interface ClusterAccess {
  readonly superuserPassword: string;
  readonly migratorPassword: string;
  readonly appPassword: string;
  /** Where the cluster lies when PostgreSQL's account cannot reach the data folder itself. */
  readonly elsewhere?: string;
}

export interface Cluster {
  /** PostgreSQL's own data folder. */
  readonly folder: string;
  readonly access: ClusterAccess;
}

const accessFile = (dataDir: string) => join(dataDir, 'access.json');
const clusterIn = (dataDir: string, access: ClusterAccess) => access.elsewhere ?? join(dataDir, 'cluster');

/** The cluster of a data folder, if one was made there. */
export function openCluster(dataDir: string): Cluster | undefined {
  if (!existsSync(accessFile(dataDir))) return undefined;
  const access = JSON.parse(readFileSync(accessFile(dataDir), 'utf8')) as ClusterAccess;
  const folder = clusterIn(dataDir, access);
  return existsSync(join(folder, 'PG_VERSION')) ? { folder, access } : undefined;
}

/** Makes an empty cluster with passwords of its own. Nothing half made is left behind. */
export function createCluster(
  dataDir: string,
  options: { binaries: PostgresBinaries; account: Account | undefined },
): Cluster {
  const { binaries, account } = options;
  mkdirSync(dataDir, { recursive: true });
  if (account !== undefined) openTemporaryFolders(dataDir);
  const password = () => randomBytes(18).toString('base64url');
  const access: ClusterAccess = {
    superuserPassword: password(),
    migratorPassword: password(),
    appPassword: password(),
    ...(canReach(dataDir, account) ? {} : { elsewhere: join(openPlaceFor(dataDir), 'cluster') }),
  };
  const folder = clusterIn(dataDir, access);
  const unfinished = `${folder}.unfinished`;
  const passwordFile = `${folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${access.superuserPassword}\n`, { mode: 0o600 });
  try {
    if (account !== undefined) [unfinished, passwordFile].forEach((path) => chownSync(path, account.uid, account.gid));
    // The built-in locale sorts alike on every host, whatever language it is set to.
    const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C'];
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    execFileSync(binaries.initdb, [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags, ...locale], {
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      ...account,
    });
    renameSync(unfinished, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
  writeFileSync(accessFile(dataDir), `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  chmodSync(accessFile(dataDir), 0o600);
  return { folder, access };
}

/** Removes the cluster of a data folder, wherever it lies. It must not be running. */
export function removeCluster(dataDir: string): void {
  const cluster = openCluster(dataDir);
  if (cluster !== undefined) rmSync(cluster.folder, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}

/**
 * After a kill -9 PostgreSQL's lock file names a process that is gone, that still runs without us, or whose number
 * another program has been given since. The server that still runs is ended in order; a lock that belongs to another
 * program is removed; all else PostgreSQL settles itself.
 * @returns whether a server had to be ended.
 */
export async function settleLeftover(cluster: Cluster): Promise<boolean> {
  const lock = join(cluster.folder, 'postmaster.pid');
  if (!existsSync(lock)) return false;
  const [pidLine = ''] = readFileSync(lock, 'utf8').split('\n');
  const mark = markOf(Number(pidLine));
  if (mark === undefined) return false;
  if (!commandLine(mark.pid).includes(cluster.folder)) {
    rmSync(lock);
    return false;
  }
  await endProcess(mark, { signal: 'SIGINT', graceMs: 20_000 });
  return true;
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
}
