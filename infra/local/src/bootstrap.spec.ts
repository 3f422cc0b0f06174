import { expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const local = resolve(__dirname, '..');

/** Evaluates an expression over the bootstrap's checks in a Node of its own: Jest does not load ES modules. */
function evaluate(expression: string): unknown {
  const script = `
    import * as checks from './preconditions.mjs';
    import * as site from './site.mjs';
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

test('the web is built again when a source was added, changed or taken away since', () => {
  const root = mkdtempSync(join(tmpdir(), 'tovholder-site-'));
  const folders = ['apps/web/src/screens', 'apps/web/public', 'apps/web/dist/site', 'libs/api-client/src'];
  const files = ['index.html', 'vite.config.ts', 'package.json', 'src/main.tsx', 'dist/site/index.html'];
  const at = (file: string, minute: number) => utimesSync(join(root, file), minute * 60, minute * 60);
  try {
    for (const folder of [...folders, 'libs/contracts/src', 'libs/domain/src']) {
      mkdirSync(join(root, folder), { recursive: true });
    }
    for (const file of [...files.map((name) => `apps/web/${name}`), 'package-lock.json']) {
      writeFileSync(join(root, file), '');
      at(file, 1);
    }
    for (const folder of [...folders, 'libs/contracts/src', 'libs/domain/src', 'apps/web/src']) at(folder, 1);
    const old = () => evaluate(`site.siteIsOld('${root}')`);
    at('apps/web/dist/site/index.html', 2);
    expect(old()).toBe(false);
    at('apps/web/src/main.tsx', 3);
    expect(old()).toBe(true);
    at('apps/web/dist/site/index.html', 4);
    expect(old()).toBe(false);
    rmSync(join(root, 'apps/web/src/screens'), { recursive: true });
    expect(old()).toBe(true);
    rmSync(join(root, 'apps/web/dist'), { recursive: true });
    expect(old()).toBe(true);
  } finally {
    rmSync(root, { recursive: true });
  }
}, 20_000);

test('an unknown command is refused before anything is installed', () => {
  const { status, stderr } = spawnSync(process.execPath, ['bootstrap.mjs', 'stat'], { cwd: local, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/Unknown command 'stat'\.\n→ Use one of: start, demo, test, bench\./);
});
