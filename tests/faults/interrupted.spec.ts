import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, processTree, type ProcessMark } from '@tovholder/local';

/** A run of the tests that is stopped half-way leaves no server behind, whichever way it is stopped. */
const root = resolve(__dirname, '../..');
let folder: string;
let all: readonly ProcessMark[] = [];

/** A clone with one test, which starts servers of every kind and never ends by itself. */
const files = {
  'package.json': JSON.stringify({ private: true, scripts: { test: 'exec node run.mjs' } }),
  'jest.config.cjs': `
    const [one] = require('${root}/jest.config.cjs').projects;
    const own = { displayName: 'small', rootDir: __dirname, roots: [__dirname], testMatch: ['**/*.spec.cjs'] };
    module.exports = { projects: [{ ...one, ...own }] };`,
  'run.mjs': `
    import { createRequire } from 'node:module';
    import { createProgress } from '${root}/infra/local/progress.mjs';
    const { run } = createRequire(import.meta.url)('${root}/infra/local/dist/main.js');
    const progress = createProgress(process.stdout);
    process.exitCode = await run({ command: 'test', args: ['small'], progress, root: import.meta.dirname, diskProblem: () => undefined });`,
  'small.spec.cjs': `
    const { writeFileSync } = require('node:fs');
    const { findChromium, startPostgres, startProcess, startTemporal } = require('@tovholder/local');
    test('stands', async () => {
      const dataDir = __dirname + '/data';
      await startPostgres({ dataDir });
      await startTemporal({ dbFile: dataDir + '/temporal.db' });
      const args = ['-e', 'setInterval(() => {}, 1000)'];
      await startProcess({ name: 'api', command: process.execPath, args, logFile: dataDir + '/api.log' });
      const browser = await findChromium({ offline: true }).catch(() => undefined);
      if (browser) {
        await require('playwright-core').chromium.launch({ executablePath: browser.path, args: ['--no-sandbox'] });
      }
      writeFileSync(__dirname + '/up', '');
      await new Promise(() => undefined);
    }, 600_000);`,
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-interrupted-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});

afterEach(() => {
  for (const { pid } of all.filter(isRunning)) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['Ctrl-C at the terminal', (group: number) => process.kill(-group, 'SIGINT')],
  ['a polite end of npm alone', (group: number) => process.kill(group, 'SIGTERM')],
  ['kill -9 of npm', (group: number) => process.kill(group, 'SIGKILL')],
  ['kill -9 of everything that hears Ctrl-C', (group: number) => process.kill(-group, 'SIGKILL')],
])(
  '%s',
  async (_how, interrupt) => {
    const out = join(folder, 'out.log');
    const npm = spawn('sh', ['-c', `exec npm test > '${out}' 2>&1`], { cwd: folder, detached: true, stdio: 'ignore' });
    const ended = new Promise((tell) => npm.once('exit', tell));
    const group = npm.pid ?? 0;
    await until(() => existsSync(join(folder, 'up')) || npm.exitCode !== null, 60_000);
    if (npm.exitCode !== null) throw new Error(`The run ended by itself: ${readFileSync(out, 'utf8')}`);
    all = processTree(group);
    // npm, the runner, Jest, PostgreSQL with its own, Temporal, the stand-in, and who watches over them.
    expect(all.length).toBeGreaterThan(8);
    interrupt(group);
    await ended;
    await until(() => !all.some(isRunning), 30_000);
    expect(all.filter(isRunning).map(({ pid }) => commandOf(pid))).toEqual([]);
  },
  120_000,
);

async function until(holds: () => boolean, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !holds() && Date.now() < end;) await sleep(50);
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
}
