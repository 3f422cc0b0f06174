import { afterAll, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { partsOf } from './parts';
import { lastLine, readReports } from './reports';
import { cacheRemark, failedTasks } from './tool';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-suite-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(path: string, counts: { passed: number; failed?: number; pending?: number; broken?: number }): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  const { passed, failed = 0, pending = 0, broken = 0 } = counts;
  const jest = { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: 0 };
  writeFileSync(file, JSON.stringify({ ...jest, numRuntimeErrorTestSuites: broken }));
}

test('the reports of all packages are added up, and a spec file that broke counts as a failure', () => {
  report('@tovholder/domain.json', { passed: 10, failed: 1 });
  report('@tovholder/local.json', { passed: 2, pending: 3, broken: 1 });
  expect(readReports(folder)).toEqual({ passed: 12, failed: 2, skipped: 3 });
  expect(readReports(join(folder, 'nothing'))).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

test('the last line names skipped tests only where there are some', () => {
  expect(lastLine({ passed: 5, failed: 0, skipped: 0 })).toBe('5 passed, 0 failed');
  expect(lastLine({ passed: 5, failed: 1, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped');
});

test('every project of the Jest configuration is a part, after the tools', () => {
  const names = partsOf(resolve(__dirname, '../../../..')).map(({ name }) => name);
  expect(names.slice(0, 5)).toEqual(['lint', 'format', 'imports', 'knip', 'unit']);
  expect(names).toEqual(expect.arrayContaining(['architecture', 'scenarios', 'replay', 'api', 'faults']));
});

test('only the tasks that failed are shown', () => {
  const output = '> nx run a:unit\n\nfine\n\n> nx run b:unit\n\nbroken\n\nFailed tasks:\n\n- b:unit\n';
  expect(failedTasks(output)).toBe('> nx run b:unit\n\nbroken\n\nFailed tasks:\n\n- b:unit');
  expect(failedTasks('nothing to find')).toBe('nothing to find');
});

test('a part that was not run again says so', () => {
  const said = 'Nx read the output from the cache instead of running the command for 3 out of 12 tasks.';
  expect(cacheRemark(said)).toBe(' (unchanged: 3 of 12)');
  expect(cacheRemark('ran')).toBe('');
});
