import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readJson, root } from './house';

const { packages } = readJson<{ packages: Record<string, { version?: string }> }>('package-lock.json');

test('there is one protobufjs 8, at the root: with a second copy Temporal cannot read a recorded history', () => {
  const eights = Object.entries(packages).filter(
    ([path, { version }]) => path.endsWith('node_modules/protobufjs') && version?.startsWith('8.'),
  );
  expect(eights.map(([path]) => path)).toEqual(['node_modules/protobufjs']);
});

test('all Temporal packages have the same version', () => {
  const versions = Object.entries(packages)
    .filter(([path]) => /node_modules\/@temporalio\/(activity|client|common|testing|worker|workflow)$/.test(path))
    .map(([, { version }]) => version);
  expect(new Set(versions).size).toBe(1);
});

test('the lock names the optional packages of every platform, or npm ci refuses it (infra/tooling/complete-lock.mjs)', () => {
  // An ES module, which Jest does not load: Node is asked.
  const script = `
    import { readFileSync } from 'node:fs';
    import { missingFrom } from './infra/tooling/complete-lock.mjs';
    console.log(JSON.stringify(missingFrom(JSON.parse(readFileSync('package-lock.json', 'utf8')))));`;
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(root),
    encoding: 'utf8',
  });
  expect(JSON.parse(answer)).toEqual([]);
});
