import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What `npm run bundle` does with a web that has been built: the one before it is being looked at. */
const tooling = resolve(__dirname, '../../tooling');
let folder: string;
let site: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-publish-'));
  site = join(folder, 'site');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** In a Node of its own: Jest does not load ES modules. */
function publish(files: Readonly<Record<string, string>>, day: number, hour = 0): void {
  const built = join(folder, 'built');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(built, name, '..'), { recursive: true });
    writeFileSync(join(built, name), content);
  }
  const at = new Date(Date.UTC(2026, 10, day, hour)).toISOString();
  const script = `
    import { publishSite } from './publish-site.mjs';
    publishSite({ built: '${built}', site: '${site}', at: new Date('${at}') });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: tooling });
}
const page = (script: string): string => `<script src="/assets/${script}"></script>${' '.repeat(2_000)}`;
const assets = (): string[] => readdirSync(join(site, 'assets'));

test('a new build changes the page and keeps what tabs that are open may still ask for', () => {
  publish(
    { 'index.html': page('a-11111111.js'), 'assets/a-11111111.js': 'a', 'assets/b-22222222.js': 'b', 'old.svg': 'x' },
    1,
  );
  publish({ 'index.html': page('c-33333333.js'), 'assets/c-33333333.js': 'c', 'assets/b-22222222.js': 'b' }, 2);
  expect(assets()).toEqual(['a-11111111.js', 'b-22222222.js', 'c-33333333.js']);
  expect(readdirSync(site)).toEqual(['assets', 'index.html', 'index.html.br', 'index.html.gz']);
  expect(gunzipSync(readFileSync(join(site, 'index.html.gz'))).toString()).toContain('c-33333333.js');
});

test('a copy of a page that is too small now does not outlive it', () => {
  publish({ 'index.html': page('a-11111111.js') }, 1);
  publish({ 'index.html': '<p>' }, 2);
  expect(readdirSync(site)).toEqual(['index.html']);
});

test('what no build of the last week has is taken away, and what one still has is not', () => {
  publish({ 'index.html': '', 'assets/a-11111111.js': 'a', 'assets/b-22222222.js': 'b' }, 1);
  publish({ 'index.html': '', 'assets/b-22222222.js': 'b' }, 7);
  publish({ 'index.html': '' }, 10);
  expect(assets()).toEqual(['b-22222222.js']);
});

test('of many builds in a day the last ten are kept beside the new one', () => {
  for (let hour = 10; hour < 23; hour++) publish({ 'index.html': '', [`assets/a-111111${hour}.js`]: 'a' }, 1, hour);
  expect(assets()).toHaveLength(11);
  expect(assets()[0]).toBe('a-11111112.js');
});

test('the page bears the instant at which its sources were read: what was changed later is seen', () => {
  publish({ 'index.html': '' }, 3);
  expect(statSync(join(site, 'index.html')).mtime.toISOString()).toBe('2026-11-03T00:00:00.000Z');
});
