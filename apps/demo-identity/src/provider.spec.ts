import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const data = mkdtempSync(join(tmpdir(), 'tovholder-identity-'));
let issuer: string;
let port: number;
let program: ChildProcess;

// The provider is an ES module, which Jest does not load: the built program runs.
beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'apps/demo-identity'], {
    cwd: root,
  });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  server.close();
  issuer = `http://127.0.0.1:${port}`;
  await start();
}, 60_000);
afterAll(async () => {
  await stop();
  rmSync(data, { recursive: true });
});

async function start(): Promise<void> {
  const env = { ...process.env, PORT: String(port), TOVHOLDER_DATA: data, NODE_ENV: 'test' };
  program = spawn(process.execPath, [join(root, 'apps/demo-identity/dist/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (program.stdout) await once(program.stdout, 'data');
}

async function stop(): Promise<void> {
  program.kill('SIGTERM');
  if (program.exitCode === null) await once(program, 'exit');
}

async function tokenFor(username: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const body = new URLSearchParams({
    grant_type: 'urn:tovholder:grant:demo-user',
    client_id: 'tovholder-cli',
    username,
  });
  const answer = await fetch(`${issuer}/token`, { method: 'POST', body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function publishedKey(kid: string): Promise<JsonWebKey> {
  const discovery = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<
    string,
    string
  >;
  expect(discovery.issuer).toBe(issuer);
  const { keys } = (await (await fetch(discovery.jwks_uri ?? '')).json()) as { keys: (JsonWebKey & { kid: string })[] };
  const key = keys.find((candidate) => candidate.kid === kid);
  if (key === undefined) throw new Error('The key is not published');
  expect(key).not.toHaveProperty('d');
  return key;
}

const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

test('one POST gives a signed token for a demo user, for our audience and eight hours', async () => {
  const { status, body } = await tokenFor('caseworker.0165');
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 28_800 });
  const [head, payload, signature = ''] = String(body.access_token).split('.');
  const { sub, iss, aud, exp, iat } = decode(payload);
  expect({ sub, iss, aud, life: Number(exp) - Number(iat) }).toEqual({
    sub: 'caseworker.0165',
    iss: issuer,
    aud: 'tovholder',
    life: 28_800,
  });
  const key = createPublicKey({ key: await publishedKey(String(decode(head).kid)), format: 'jwk' });
  expect(verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

test('nobody else gets one', async () => {
  expect(await tokenFor('caseworker.9999')).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a token outlives a restart of the provider', async () => {
  const { body } = await tokenFor('coordinator.ukn');
  await stop();
  await start();
  const [head] = String(body.access_token).split('.');
  await publishedKey(String(decode(head).kid));
}, 20_000);
