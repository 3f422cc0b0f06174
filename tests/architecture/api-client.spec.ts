import { afterAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './house';

const fresh = mkdtempSync(join(tmpdir(), 'tovholder-client-'));
afterAll(() => rmSync(fresh, { recursive: true }));

const contents = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

test('the client of the web is what the contract says today', () => {
  execFileSync(process.execPath, [join(root, 'libs/api-client/generate.mjs'), fresh], { stdio: 'pipe' });
  const [kept, wanted] = [contents(join(root, 'libs/api-client/src/generated')), contents(fresh)];
  const differing = [...new Set([...Object.keys(kept), ...Object.keys(wanted)])].filter(
    (name) => kept[name] !== wanted[name],
  );
  // Otherwise: npm run -s -w @tovholder/api-client generate
  expect(differing).toEqual([]);
}, 60_000);
