import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const application = 'http://127.0.0.1:3999';
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
  const env = {
    ...process.env,
    PORT: String(port),
    TOVHOLDER_DATA: data,
    NODE_ENV: 'test',
    OIDC_CLIENT_ORIGINS: application,
  };
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

/** A request to sign in, as the web sends it. */
function authorization(changes: Readonly<Record<string, string>> = {}): string {
  const parameters = {
    client_id: 'tovholder-web',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${application}/sign-in/callback`,
    state: 's',
    nonce: 'n',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  return `${issuer}/auth?${new URLSearchParams(parameters)}`;
}

const verifier = 'v'.repeat(43);

/** Follows the provider until it shows a page or leads back to the application. */
async function follow(address: string, cookies: Map<string, string>, body?: URLSearchParams) {
  let url = new URL(address);
  for (let form = body; ; form = undefined) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) return { url, answer, html: await answer.text() };
    url = new URL(location, url);
    if (url.origin === application) return { url, answer, html: '' };
  }
}

describe('in a browser', () => {
  test('one button makes somebody of one, for the application that asked and whoever holds its verifier', async () => {
    const cookies = new Map<string, string>();
    const page = await follow(authorization(), cookies);
    expect(page.html).toContain('Prøv som');
    expect(page.answer.headers.get('content-security-policy')).toContain(`form-action 'self' ${application}`);
    const { url } = await follow(page.url.href, cookies, new URLSearchParams({ user: 'caseworker.0165' }));
    expect([url.pathname, url.searchParams.get('state')]).toEqual(['/sign-in/callback', 's']);
    const form = {
      grant_type: 'authorization_code',
      client_id: 'tovholder-web',
      code: url.searchParams.get('code') ?? '',
      redirect_uri: `${application}/sign-in/callback`,
    };
    const redeem = async (own: string) =>
      (await (
        await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams({ ...form, code_verifier: own }) })
      ).json()) as { readonly id_token?: string; readonly error?: string };
    expect((await redeem('w'.repeat(43))).error).toBe('invalid_grant');

    const again = await follow(authorization({ state: 't' }), cookies);
    form.code = again.url.searchParams.get('code') ?? '';
    const { id_token: token } = await redeem(verifier);
    expect(decode(token?.split('.')[1])).toMatchObject({ sub: 'caseworker.0165', nonce: 'n', aud: 'tovholder-web' });
  });

  test('who is no demo user is shown the choice again', async () => {
    const cookies = new Map<string, string>();
    const page = await follow(authorization(), cookies);
    for (const user of ['caseworker.9999', '', 'x'.repeat(2_000)]) {
      const { html } = await follow(page.url.href, cookies, new URLSearchParams({ user }));
      expect(html).toContain('Vælg, hvem du vil være');
    }
  });

  test.each([
    ['another machine', { redirect_uri: 'https://evil.example/sign-in/callback' }],
    ['another path', { redirect_uri: `${application}/elsewhere` }],
    ['nobody without PKCE', { code_challenge: '', code_challenge_method: '' }],
  ])('nobody is sent to %s', async (_where, changes) => {
    const { url, html } = await follow(authorization(changes), new Map());
    if (url.origin === application) expect(url.searchParams.get('error')).toBe('invalid_request');
    else expect(html).toContain('Login kunne ikke gennemføres');
    expect(url.searchParams.has('code')).toBe(false);
  });

  test('a choice that is not open any more says how to go on', async () => {
    const { answer, html } = await follow(`${issuer}/login/nothing`, new Map());
    expect([answer.status, html]).toEqual([400, expect.stringContaining(`href="${application}"`)]);
  });
});
