import { expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const local = resolve(__dirname, '..');

/** Evaluates an expression over the bootstrap's checks in a Node of its own: Jest does not load ES modules. */
function evaluate(expression: string): unknown {
  const script = `
    import * as checks from './preconditions.mjs';
    process.stdout.write(JSON.stringify((${expression}) ?? null));`;
  const flags = ['--input-type=module', '-e', script];
  return JSON.parse(execFileSync(process.execPath, flags, { cwd: local, encoding: 'utf8' }));
}

test.each([
  ['20.19.0', true],
  ['20.18.9', false],
  ['21.7.0', false],
  ['22.13.1', true],
  ['24.11.0', true],
  ['24.9.0', false],
  ['26.0.0', true],
])('Node %s is accepted: %s', (version, accepted) => {
  const range = '^20.19.0 || ^22.13.0 || >=24.11.0';
  expect(evaluate(`checks.satisfies('${version}', '${range}')`)).toBe(accepted);
});

test('too little room is one sentence and a remedy, also for a folder that does not exist yet', () => {
  expect(evaluate(`checks.diskProblem('${local}/not/yet', 0)`)).toBeNull();
  expect(evaluate(`checks.diskProblem('${local}/not/yet', 1e18)`)).toEqual({
    sentence: expect.stringMatching(/^Only [\d.]+ GB are free where .* lies; [\d.]+ GB are needed\.$/),
    remedy: expect.stringMatching(/TOVHOLDER_DATA/),
  });
});

test('an installation matches its lock when every package has the version, but for other platforms', () => {
  const lock = `{ packages: { '': {}, 'node_modules/a': { version: '1' }, 'node_modules/b': { version: '2', optional: true } } }`;
  const matches = (installed: string) =>
    evaluate(
      `checks.installedMatchesLock({ lockText: JSON.stringify(${lock}), installedText: JSON.stringify(${installed}) })`,
    );
  expect(matches(`{ packages: { 'node_modules/a': { version: '1' } } }`)).toBe(true);
  expect(matches(`{ packages: { 'node_modules/a': { version: '2' } } }`)).toBe(false);
  expect(matches(`{ packages: {} }`)).toBe(false);
});

test('an unknown command is refused before anything is installed', () => {
  const { status, stderr } = spawnSync(process.execPath, ['bootstrap.mjs', 'stat'], { cwd: local, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/Unknown command 'stat'\.\n→ Use one of: start, demo, test, bench\./);
});
