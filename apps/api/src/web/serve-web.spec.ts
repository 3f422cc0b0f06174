import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { serveWeb } from './serve-web';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-site-'));
let server: FastifyInstance;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), '<h1>Tovholder</h1>');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, '.vite/manifest.json'), '{}');
  writeFileSync(join(folder, 'assets/index-V2aXzetd.js'), 'script');
  writeFileSync(join(folder, 'assets/index-V2aXzetd.js.gz'), gzipSync('script'));
  server = fastify();
  server.get('/v1/known', async () => 'known');
  await serveWeb(server, folder);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the web', () => {
  test.each(['/', '/cases/0199-abc', '/search?q=a.b', '/overview/deep/link', '/v1x'])(
    'answers %s with its one page, to be asked for anew each time',
    async (path) => {
      const { statusCode, body, headers } = await server.inject(path);
      expect([statusCode, body, headers['cache-control']]).toEqual([200, '<h1>Tovholder</h1>', 'no-cache']);
    },
  );

  test('keeps files that are named by their content for a year, compressed as the browser can read', async () => {
    const plain = await server.inject('/assets/index-V2aXzetd.js');
    expect([plain.body, plain.headers['cache-control']]).toEqual(['script', 'public, max-age=31536000, immutable']);
    const packed = await server.inject({ path: '/assets/index-V2aXzetd.js', headers: { 'accept-encoding': 'gzip' } });
    expect([packed.headers['content-encoding'], packed.headers['content-type']]).toEqual([
      'gzip',
      expect.stringContaining('javascript'),
    ]);
    expect((await server.inject('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  test('is what the build last put there, compressed or not, without a new start', async () => {
    const ask = (headers: Record<string, string> = {}) => server.inject({ path: '/cases/x', headers });
    const before = await ask();
    const tag = String(before.headers.etag);
    expect((await ask({ 'if-none-match': tag })).statusCode).toBe(304);
    try {
      writeFileSync(join(folder, 'index.html'), '<h1>Tovholder anew</h1>');
      writeFileSync(join(folder, 'index.html.gz'), gzipSync('<h1>Tovholder anew</h1>'));
      const after = await ask({ 'if-none-match': tag });
      expect([after.statusCode, after.body]).toEqual([200, '<h1>Tovholder anew</h1>']);
      const packed = await ask({ 'accept-encoding': 'gzip', 'if-none-match': tag });
      expect([packed.statusCode, packed.headers['cache-control'], packed.headers.vary]).toEqual([
        200,
        'no-cache',
        expect.stringMatching(/accept-encoding/i),
      ]);
      expect(gunzipSync(packed.rawPayload).toString()).toBe('<h1>Tovholder anew</h1>');
    } finally {
      rmSync(join(folder, 'index.html.gz'));
      writeFileSync(join(folder, 'index.html'), '<h1>Tovholder</h1>');
    }
  });

  test('has a file as soon as it is there, and says nothing that lets its absence be remembered', async () => {
    const path = '/assets/later-V2aXzetd.js';
    const absent = await server.inject(path);
    expect([absent.statusCode, absent.headers['cache-control']]).not.toContain('public, max-age=31536000, immutable');
    writeFileSync(join(folder, path), 'later');
    expect((await server.inject(path)).body).toBe('later');
    rmSync(join(folder, path));
  });

  test.each([
    '/assets/gone-V2aXzetd.js',
    '/.vite/manifest.json',
    '/..%2f..%2fetc%2fhosts.txt',
    '/v1/unknown',
    '/v1',
    '/openapi.json',
    '/docs/x',
    '/sign-in',
    '/sign-out',
  ])('has no page for %s', async (path) => {
    expect((await server.inject(path)).statusCode).toBe(404);
  });

  test('leaves to the API what is its own', async () => {
    expect((await server.inject('/v1/known')).body).toBe('known');
  });

  test('is not served from a folder that holds none', async () => {
    await expect(serveWeb(fastify(), join(folder, 'assets'))).rejects.toThrow(/^TOVHOLDER_WEB_ROOT names a folder/);
  });
});
