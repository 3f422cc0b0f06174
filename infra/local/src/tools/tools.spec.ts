import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findTemporalCli, goMinor, TEMPORAL_CLI_VERSION } from './temporal-cli';
import { findTimeSkippingServer } from './test-server';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-tools-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function program(path: string, output = ''): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho '${output}'\n`);
  chmodSync(file, 0o755);
  return file;
}
const environment = (more: NodeJS.ProcessEnv) => ({ PATH: '', XDG_CACHE_HOME: join(folder, 'cache'), ...more });

describe('the Temporal command line tool', () => {
  test('is what TEMPORAL_CLI_PATH names, and must be a program', async () => {
    const path = program('named/temporal');
    const env = environment({ TEMPORAL_CLI_PATH: path });
    expect(await findTemporalCli({ env })).toEqual({ path, origin: 'environment' });
    const wrong = environment({ TEMPORAL_CLI_PATH: join(folder, 'nothing') });
    await expect(findTemporalCli({ env: wrong })).rejects.toThrow(/TEMPORAL_CLI_PATH names/);
  });

  test('is taken from PATH when it is that tool', async () => {
    const path = program('bin/temporal', 'temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)');
    const env = environment({ PATH: dirname(path) });
    expect(await findTemporalCli({ env })).toEqual({ path, origin: 'PATH' });
  });

  test('is not another program of that name; then the cache serves', async () => {
    const other = program('other/temporal', 'temporal, a clock');
    const path = program(`cache/tovholder/temporal-cli-${TEMPORAL_CLI_VERSION}/temporal`);
    const env = environment({ PATH: dirname(other) });
    expect(await findTemporalCli({ env })).toEqual({ path, origin: 'cache' });
  });

  test('asks for Go in one sentence when it cannot be had otherwise', async () => {
    const env = environment({ XDG_CACHE_HOME: join(folder, 'empty') });
    await expect(findTemporalCli({ env, offline: true })).rejects.toMatchObject({
      remedy: expect.stringMatching(/Install Go 1\.25 or newer/),
    });
  });

  test.each([
    ['go1.26.8', 26],
    ['go1.25rc1', 25],
    ['go1.9', 9],
    ['devel +abc', undefined],
  ])('reads the version of Go from %s', (version, minor) => {
    expect(goMinor(version)).toBe(minor);
  });
});

describe('the time-skipping server', () => {
  test('is what TEMPORAL_TEST_SERVER_PATH names', async () => {
    const path = program('named/test-server');
    const env = environment({ TEMPORAL_TEST_SERVER_PATH: path });
    expect(await findTimeSkippingServer({ env })).toEqual({ path, origin: 'environment' });
  });

  test('asks for Java in one sentence', async () => {
    program('cache/tovholder/temporal-test-server-1.30.1/temporal-test-server');
    await expect(findTimeSkippingServer({ env: environment({}) })).rejects.toThrow(/Java is not installed/);
  });

  test('is taken from the cache when Java is there', async () => {
    const java = program('java/bin/java');
    const env = environment({ JAVA_HOME: dirname(dirname(java)) });
    expect((await findTimeSkippingServer({ env })).origin).toBe('cache');
  });
});
