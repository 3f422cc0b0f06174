import { spawnSync } from 'node:child_process';
import { chmodSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, sep } from 'node:path';
import { SetupProblem } from '../problem';

/** The operating-system account that PostgreSQL runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const ACCOUNT_NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root. A root start (containers) therefore runs it as the user `postgres`, which is made
 * when it is missing; anybody else runs it as themselves.
 * @returns undefined when this process's own account serves.
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp();
  if (found !== undefined) return found;
  spawnSync('groupadd', ['--system', ACCOUNT_NAME]);
  spawnSync('useradd', ['--system', '--no-create-home', '--gid', ACCOUNT_NAME, ACCOUNT_NAME]);
  const made = lookUp();
  if (made !== undefined) return made;
  throw new SetupProblem(
    'PostgreSQL does not run as root, and the user postgres could not be made.',
    'Start as an ordinary user, make a user called postgres, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function lookUp(): Account | undefined {
  const ask = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, ACCOUNT_NAME], { encoding: 'utf8' });
    return status === 0 ? Number(stdout.trim()) : undefined;
  };
  const uid = ask('-u');
  const gid = ask('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** Whether the account can walk into a folder or run a file: asked of the kernel, so that access lists count too. */
export function canReach(path: string, account: Account | undefined): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { cwd: '/', ...account }).status === 0;
}

/**
 * Lets the account walk through folders that were made for us under the temporary folder: those are closed (0700)
 * whatever they are for, and hold nothing but this.
 */
export function openTemporaryFolders(path: string): void {
  const top = `${realpathSync(tmpdir())}${sep}`;
  for (let folder = realpathSync(path); folder.startsWith(top); folder = dirname(folder)) {
    const { uid, mode } = statSync(folder);
    if (uid === process.getuid?.()) chmodSync(folder, mode | 0o011);
  }
}
