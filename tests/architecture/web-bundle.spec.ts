import { beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readJson, root } from './house';

/** What Vite says about each file of a bundle. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const site = 'apps/web/dist/site';
const manifestFile = `${site}/.vite/manifest.json`;
/** What a browser has to fetch as JavaScript before the first screen is there: bytes as they travel. */
const budget = 250_000;

const home = 'src/screens/my-day/my-day.screen.tsx';
let manifest: Readonly<Record<string, Chunk>>;

beforeAll(() => {
  if (!existsSync(join(root, manifestFile)))
    throw new Error('The web is not bundled: npm run -s -w @tovholder/web bundle');
  manifest = readJson(manifestFile);
});

const read = (file: string): string => readFileSync(join(root, site, file), 'utf8');
const bytesOf = (files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0);

/** The chunk's file, and all that it cannot start without. */
function needs(key: string, seen = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The bundle has no ${key}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const needed of chunk.imports ?? []) needs(needed, seen);
  return seen;
}

/** What index.html asks for by itself: its script, what that imports, and what is fetched ahead. */
function entry(): ReadonlySet<string> {
  const named = [...read('index.html').matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file = '']) => file);
  return new Set([...needs('index.html'), ...named]);
}

/** One language is loaded, the other only when it is chosen. */
const languages = (): string[] => Object.keys(manifest).filter((key) => /language\/.*da\.json$/.test(key));
const screens = (): string[] => (manifest['index.html']?.dynamicImports ?? []).filter((key) => /screens\//.test(key));
const without = (files: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...files].filter((file) => !others.has(file)));
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

describe('the bundle of the web', () => {
  test('the first screen needs at most 250 KB of JavaScript as it travels', () => {
    const shell = entry();
    const first = new Set([...shell, ...needs(home), ...languages().flatMap((key) => [...needs(key)])]);
    const lines = screens().map((key) => `  ${key}: ${kilobytes(bytesOf(without(needs(key), shell)))} more`);
    process.stdout.write(
      [`Shell ${kilobytes(bytesOf(shell))}, first screen in all ${kilobytes(bytesOf(first))}`, ...lines, ''].join('\n'),
    );
    expect(bytesOf(first)).toBeLessThanOrEqual(budget);
  });

  test('each screen is a chunk of its own, fetched when it is opened', () => {
    expect(screens().length).toBeGreaterThanOrEqual(10);
    const files = screens().map((key) => manifest[key]?.file);
    expect(new Set(files).size).toBe(files.length);
    expect(files.filter((file) => file !== undefined && entry().has(file))).toEqual([]);
  });

  test('charts and schemas wait until a screen needs them', () => {
    const shell = [...entry()].map(read).join('\n');
    // Words that minifying leaves as they are: a class name of the charts, an error of the schemas.
    for (const word of ['recharts-wrapper', 'invalid_union'])
      expect([word, shell.includes(word)]).toEqual([word, false]);
  });

  test('a page that a strict content security policy serves: no script or style within it', () => {
    const html = read('index.html');
    expect(html.match(/<script(?![^>]*\bsrc=)[^>]*>|<style|\bstyle="|\bon\w+="/g)).toBeNull();
  });
});
