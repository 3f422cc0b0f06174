import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markOf } from '../process/lifetime';
import { startProcess } from '../process/managed';
import { claimStack } from './claim';
import { ensureDemoKeys } from './keys';
import { requirePort } from './own-port';
import { baseUrl, choosePorts, webAddress } from './parts';
import { readSettings } from './settings';
import { endLeftovers, readStackFile, writeStackFile, type StackFile } from './stack-file';
import { pauseBefore } from './supervise';
import { welcome } from './welcome';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-stack-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('settings', () => {
  test('have the defaults of the contract', () => {
    expect(readSettings({}, '/clone')).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/clone/.data',
      database: undefined,
      temporalNamespace: 'default',
      audience: 'tovholder',
      webRoot: '/clone/apps/web/dist/site',
    });
  });

  test('take the one given database for the migrator too', () => {
    const url = 'postgresql://a@db/t';
    expect(readSettings({ DATABASE_URL: url }, '/clone').database).toEqual({ app: url, migrator: url });
  });

  test.each([
    [{ PORT: 'abc' }, /PORT is 'abc'/],
    [{ PORT: '70000' }, /PORT is '70000'/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL is not a URL/],
    [{ DATABASE_MIGRATOR_URL: 'postgresql://x' }, /DATABASE_MIGRATOR_URL is set without DATABASE_URL/],
    [{ TEMPORAL_ADDRESS: 'http://x' }, /TEMPORAL_ADDRESS is not of the form host:port/],
    [{ OIDC_ISSUER: 'x' }, /OIDC_ISSUER is not a URL/],
    [{ TOVHOLDER_DTA: 'x' }, /TOVHOLDER_DTA is not a setting/],
    [{ TOVHOLDER_SMTP_URL: 'relay:25' }, /TOVHOLDER_SMTP_URL is not a URL that starts with smtp:/],
    [{ TOVHOLDER_SMTP_URL: 'smtp://relay:25' }, /TOVHOLDER_MAIL_FROM is not set/],
    [{ TOVHOLDER_WEBHOOK_URL: 'http://127.0.0.1:9' }, /TOVHOLDER_WEBHOOK_SECRET is not set/],
  ])('%j stops the start with a sentence that names the variable', (env, sentence) => {
    expect(() => readSettings(env, '/clone')).toThrow(sentence);
  });
});

test('the demo keys are made once, 32 bytes each, for their owner only', () => {
  const file = join(folder, 'keys', 'keys.json');
  ensureDemoKeys(file);
  const first = readFileSync(file, 'utf8');
  ensureDemoKeys(file);
  expect(readFileSync(file, 'utf8')).toBe(first);
  const { current, keys, blindIndex } = JSON.parse(first) as {
    current: string;
    keys: Record<string, string>;
    blindIndex: string;
  };
  const lengths = [keys[current] ?? '', blindIndex].map((key) => Buffer.from(key, 'base64').length);
  expect(lengths).toEqual([32, 32]);
  expect(statSync(file).mode & 0o077).toBe(0);
});

describe('the claim on a data folder', () => {
  test('keeps a second start out, and is free again when it was given back', () => {
    const file = join(folder, 'claim');
    const release = claimStack(file);
    expect(() => claimStack(file, 'http://127.0.0.1:3000')).toThrow(/already runs .*127\.0\.0\.1:3000/);
    release();
    claimStack(file)();
  });

  test('of a process that is gone counts no more', () => {
    const file = join(folder, 'stale');
    writeFileSync(file, JSON.stringify({ pid: process.pid, began: 'long ago' }));
    claimStack(file)();
  });
});

test('what a killed start left running is ended, and nothing else', async () => {
  const part = await startProcess({
    name: 'part',
    command: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)'],
    logFile: join(folder, 'part.log'),
  });
  const mark = part.mark;
  const own = markOf(process.pid);
  if (mark === undefined || own === undefined) throw new Error('no mark');
  const file = join(folder, 'stack.json');
  const stack: StackFile = {
    version: 1,
    startedAt: '2026-11-20T08:00:00Z',
    audience: 'tovholder',
    database: { app: '', migrator: '' },
    temporal: { address: '', namespace: 'default' },
    keys: '',
    logs: '',
    processes: [
      { name: 'part', ...mark, stopSignal: 'SIGTERM' },
      // A number that another process, this one, has been given since.
      { name: 'other', pid: own.pid, began: 'long ago', stopSignal: 'SIGKILL' },
    ],
  };
  writeStackFile(file, stack);
  expect(readStackFile(file)).toEqual(stack);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(await endLeftovers(file)).toEqual(['part']);
  await part.ended;
});

test('files that a killed start left half written are as good as none', async () => {
  const half = join(folder, 'half.json');
  writeFileSync(half, '{"version":1,');
  expect(readStackFile(half)).toBeUndefined();
  expect(await endLeftovers(half)).toEqual([]);
  expect(await choosePorts(half)).toEqual(await choosePorts(half));
});

test('a port or host that cannot be had is told apart', async () => {
  const server = createServer();
  const port = await new Promise<number>((tell) => {
    server.listen(0, '127.0.0.1', () => tell((server.address() as AddressInfo).port));
  });
  const refused = (host: string) => requirePort({ port, host }).catch((error: unknown) => error);
  expect(await refused('127.0.0.1')).toMatchObject({
    message: `Port ${port} on 127.0.0.1 is taken by another program.`,
    remedy: expect.stringContaining(`PORT=${port < 65_535 ? port + 1 : port - 1}`),
  });
  server.close();
  expect(await refused('no-such-host.invalid')).toMatchObject({
    message: expect.stringMatching(/^HOST is 'no-such-host.invalid', which is not an address of this machine/),
  });
});

test('restarts come after ever longer pauses, up to half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 9].map(pauseBefore)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::1', 'http://[::1]:3000'],
])('a server on %s is reached at %s', (host, address) => {
  expect(baseUrl({ host, port: 3000 })).toBe(address);
});

describe('where browsers sign in', () => {
  const own = { host: '127.0.0.1', port: 3000, publicUrl: undefined, issuer: undefined };
  const publicUrl = 'https://tovholder.example';

  test.each([
    ['on this machine', own, 'http://127.0.0.1:3000'],
    ['as other machines reach it too', { ...own, host: '0.0.0.0' }, 'http://127.0.0.1:3000'],
    ['where only the other name leads', { ...own, host: '::1' }, 'http://localhost:3000'],
    ['still on this machine: the demo provider is', { ...own, publicUrl }, 'http://127.0.0.1:3000'],
    ['through a tunnel', { ...own, publicUrl: 'http://localhost:8080' }, 'http://localhost:8080'],
    ['for everybody', { ...own, publicUrl, issuer: 'https://login.example' }, publicUrl],
  ])('%s', (_where, settings, address) => {
    expect(webAddress(settings)).toBe(address);
  });

  test('is told first, and that one click is enough', () => {
    const settings = readSettings({ TOVHOLDER_WEB_ROOT: folder }, '/clone');
    const stack = { demoTokenEndpoint: 'x', temporal: { address: '' }, api: '' } as StackFile;
    const lines = (): string[] => welcome(stack, settings).split('\n');
    expect(lines()[1]).toBe('Tovholder runs. Open http://127.0.0.1:3000/docs');
    writeFileSync(join(folder, 'index.html'), '');
    expect(lines()[1]).toBe('Tovholder runs. Open http://127.0.0.1:3000 – one click signs in');
  });
});
