/**
 * Records the golden histories again: runs the scenarios and keeps those that are marked `keptAs`, replacing the ones
 * in `histories/`. Only for a deliberate change of what the workflows write; a history that no longer replays is a
 * case in production that no longer goes on.
 *
 *   npx tsc -b tests && node tests/dist/tests/replay/record.js
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repository = resolve(__dirname, '../../../..');
const histories = join(repository, 'tests', 'replay', 'histories');
const fresh = `${histories}.new`;

rmSync(fresh, { recursive: true, force: true });
const jest = require.resolve('jest/bin/jest', { paths: [repository] });
const { status } = spawnSync(process.execPath, [jest, '--selectProjects', 'scenarios'], {
  cwd: repository,
  stdio: 'inherit',
  env: { ...process.env, TOVHOLDER_KEEP_HISTORIES: fresh },
});
if (status === 0) {
  rmSync(histories, { recursive: true, force: true });
  renameSync(fresh, histories);
  process.stdout.write(`${readdirSync(histories).length} histories recorded\n`);
} else {
  rmSync(fresh, { recursive: true, force: true });
  process.exitCode = 1;
}
