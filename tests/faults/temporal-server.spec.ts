import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findTemporalCli, startTemporal, type RunningTemporal } from '@tovholder/local';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-temporal-'));
let cli: string;
let temporal: RunningTemporal;

async function operate(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(cli, ['operator', ...args, '--address', temporal.address]);
  return stdout;
}

beforeAll(async () => {
  cli = (await findTemporalCli()).path;
  temporal = await startTemporal({ cli, dbFile: join(folder, 'temporal.db') });
}, 600_000);
afterAll(async () => {
  await temporal.stop();
  rmSync(folder, { recursive: true });
});

test('the search attributes of cases are registered', async () => {
  const list = await operate('search-attribute', 'list');
  expect(list).toMatch(/CaseDistrict +Keyword/);
  expect(list).toMatch(/CaseProcess +Keyword/);
  expect(list).toMatch(/CaseState +Keyword/);
});

test('what Temporal keeps survives a kill -9, on the same file and port', async () => {
  await operate('namespace', 'create', '--namespace', 'kept');
  await temporal.process.kill();
  await temporal.process.start();
  expect(await operate('namespace', 'describe', '--namespace', 'kept')).toMatch(/kept/);
}, 30_000);
