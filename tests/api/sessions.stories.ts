import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { chooseUser, PlainBrowser, sessionCookie, signInPlainly } from '../support/plain-browser';
import type { Product } from '../support/product';

const user = 'caseworker.0187';
const own = { 'x-tovholder-request': '1', 'content-type': 'application/json' };

/** The web's sessions, by plain HTTP with cookies: what only a browser can show is left to the browser's tests. */
export function sessionStories(product: Product): void {
  const address = (): string => product.stack.addresses[0] as string;
  const signedIn = async (who = user): Promise<PlainBrowser> => {
    const browser = new PlainBrowser();
    expect(await signInPlainly(browser, { address: address(), user: who })).toBe('/');
    return browser;
  };
  const me = async (browser: PlainBrowser): Promise<readonly unknown[]> => {
    const answer = await browser.send(`${address()}/v1/me`, { headers: own });
    const { id, code } = (await answer.json()) as { readonly id?: string; readonly code?: string };
    return [answer.status, id ?? code];
  };
  const ended = [401, 'session-ended'];
  const hashOf = (browser: PlainBrowser): Buffer =>
    createHash('sha256')
      .update(String(browser.cookie(sessionCookie)))
      .digest();
  const age = (browser: PlainBrowser, changes: string): Promise<unknown> =>
    product.query(`UPDATE session SET ${changes} WHERE token_hash = $1`, [hashOf(browser)]);
  const rowOf = async (browser: PlainBrowser) =>
    (
      await product.query<{ user_id: string; seen: number; id_token: Buffer }>(
        `SELECT user_id, id_token, extract(epoch FROM now() - last_seen_at)::int AS seen FROM session WHERE token_hash = $1`,
        [hashOf(browser)],
      )
    )[0];

  describe('signing in', () => {
    test('leads through the provider to the page that was asked for, with nothing but an opaque cookie', async () => {
      const browser = new PlainBrowser();
      const back = await chooseUser(browser, { address: address(), user, to: '/cases/x?tab=steps' });
      const answer = await browser.send(back);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/cases/x?tab=steps']);
      const [cookie = ''] = answer.headers.getSetCookie().filter((line) => line.startsWith(`${sessionCookie}=`));
      expect(cookie.replace(/=[\w-]{43};/, '=…;')).toBe(`${sessionCookie}=…; Path=/; HttpOnly; Secure; SameSite=Lax`);
      expect(await me(browser)).toEqual([200, user]);
      const row = await rowOf(browser);
      expect(row?.user_id).toBe(user);
      // What the provider said is encrypted: three parts in base64 with dots between would be a token.
      expect(row?.id_token.toString('latin1')).not.toMatch(/^eyJ/);
    });

    test('speaks the language that was chosen in the web, whatever the browser prefers', async () => {
      const browser = new PlainBrowser();
      const headers = { 'accept-language': 'en' };
      const first = await browser.open(`${address()}/sign-in`, { headers });
      expect(first.html).toContain('Sagsbehandler, Albertslund Kommune');
      browser.keep('tovholder-language=en; path=/', '127.0.0.1');
      expect((await browser.open(`${address()}/sign-in`)).html).toContain('Caseworker, Municipality of Albertslund');
      expect((await browser.open(`${address()}/sign-out`)).html).toContain('You are signed out');
    });

    test('works by the machine’s other name, and another name is led to the right one', async () => {
      const localhost = address().replace('127.0.0.1', 'localhost');
      const browser = new PlainBrowser();
      expect(await signInPlainly(browser, { address: localhost, user })).toBe('/');
      expect((await browser.send(`${localhost}/v1/me`)).status).toBe(200);
      const other = await new Promise<IncomingMessage>((answer) => {
        get(`${address()}/sign-in?to=/a`, { headers: { host: 'elsewhere.example' } }, answer);
      });
      expect([other.statusCode, other.headers.location]).toEqual([302, `${address()}/sign-in?to=%2Fa`]);
    });

    test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
      'does not lead to %s',
      async (to) => {
        expect(await signInPlainly(new PlainBrowser(), { address: address(), user, to })).toBe('/');
      },
    );

    test('takes each answer of the provider once, and in the browser that asked', async () => {
      const browser = new PlainBrowser();
      const back = await chooseUser(browser, { address: address(), user });
      // One that has asked for nothing, and one that has asked for itself.
      const others = [new PlainBrowser(), new PlainBrowser()] as const;
      await chooseUser(others[1], { address: address(), user });
      for (const other of others) {
        const stranger = await other.send(back);
        expect([stranger.status, stranger.headers.getSetCookie()]).toEqual([400, []]);
      }
      expect((await browser.send(back)).status).toBe(302);
      const replayed = await browser.send(back);
      expect([replayed.status, await replayed.text()]).toEqual([400, expect.stringContaining('Prøv igen.')]);
    });

    test('refuses a state that is none, and one that is ten minutes old', async () => {
      const browser = new PlainBrowser();
      const back = await chooseUser(browser, { address: address(), user });
      await product.query(`UPDATE sign_in SET created_at = now() - interval '11 minutes'`);
      expect((await browser.send(back)).status).toBe(400);
      expect((await browser.send(back.replace(/state=[^&]+/, 'state=x'))).status).toBe(400);
      expect((await browser.send(`${address()}/sign-in/callback`)).status).toBe(400);
    });

    test('refuses an answer that somebody made up', async () => {
      const browser = new PlainBrowser();
      const back = await chooseUser(browser, { address: address(), user });
      const answer = await browser.send(back.replace(/code=[^&]+/, 'code=x'));
      expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('Login blev afvist')]);
      expect(browser.cookie(sessionCookie)).toBeUndefined();
    });

    test('gives a new session each time, and ends the one before', async () => {
      const browser = await signedIn();
      const before = browser.copy();
      // The provider knows the browser by now, and asks nothing.
      await browser.open(`${address()}/sign-in`, {}, ({ pathname }) => pathname === '/');
      expect(browser.cookie(sessionCookie)).not.toBe(before.cookie(sessionCookie));
      expect([await me(browser), await me(before)]).toEqual([[200, user], ended]);
    });
  });

  describe('a session', () => {
    test('changes nothing unless one of our own pages asks', async () => {
      const browser = await signedIn();
      const send = async (headers: Readonly<Record<string, string>>) => {
        const answer = await browser.send(`${address()}/v1/notifications/${crypto.randomUUID()}/acknowledgement`, {
          method: 'POST',
          headers,
        });
        return [answer.status, ((await answer.json()) as { readonly code: string }).code];
      };
      const refused = [403, 'csrf-refused'];
      expect(await send({ ...own, origin: 'https://evil.example' })).toEqual(refused);
      expect(await send({ ...own, origin: 'null' })).toEqual(refused);
      expect(await send(own)).toEqual(refused);
      expect(await send({ origin: address() })).toEqual(refused);
      expect(await send({ ...own, origin: address() })).toEqual([404, 'not-found']);
    });

    test('ends when nobody has been there for half an hour, and after ten hours whatever happens', async () => {
      const browser = await signedIn();
      await age(browser, `last_seen_at = now() - interval '29 minutes'`);
      expect(await me(browser)).toEqual([200, user]);
      expect((await rowOf(browser))?.seen).toBeLessThan(60);
      await age(browser, `last_seen_at = now() - interval '31 minutes'`);
      expect(await me(browser)).toEqual(ended);

      const long = await signedIn();
      await age(long, `created_at = now() - interval '10 hours 1 second'`);
      expect(await me(long)).toEqual(ended);
      // The next one to sign in sweeps out what has ended.
      await signedIn();
      expect([await rowOf(browser), await rowOf(long)]).toEqual([undefined, undefined]);
    });

    test('is not prolonged by what a page does of its own accord', async () => {
      const browser = await signedIn();
      await age(browser, `last_seen_at = now() - interval '20 minutes'`);
      const session = (await (await browser.send(`${address()}/v1/session`, { headers: own })).json()) as Readonly<
        Record<'at' | 'idleEndsAt' | 'endsAt', string> & { idleSeconds: number }
      >;
      await browser.send(`${address()}/v1/me`, { headers: { ...own, 'x-tovholder-background': '1' } });
      // Nor by what another page of the same site has the browser fetch.
      await browser.send(`${address()}/v1/me`);
      expect((await rowOf(browser))?.seen).toBeGreaterThanOrEqual(1_200);
      const minutes = (at: string): number => Math.round((Date.parse(at) - Date.parse(session.at)) / 60_000);
      expect([minutes(session.idleEndsAt), minutes(session.endsAt), session.idleSeconds]).toEqual([10, 600, 1_800]);
    });

    test('is none of a program’s', async () => {
      const { status, body } = await (await product.as(user)).get('/session');
      expect([status, body]).toEqual([
        200,
        { at: expect.any(String), idleSeconds: null, idleEndsAt: null, endsAt: null },
      ]);
    });

    test('ends at once when its user is taken out of service, and does not come back with them', async () => {
      const browser = await signedIn();
      const supervisor = await product.as('supervisor.0187');
      const leaves = await supervisor.post(`/users/${user}/deactivation`, { deputy: 'supervisor.0187' });
      expect(leaves.status).toBe(200);
      try {
        expect(await me(browser)).toEqual(ended);
        const refused = await browser.open(`${address()}/sign-in`);
        expect([refused.answer.status, refused.html]).toEqual([403, expect.stringContaining('ikke oprettet')]);
      } finally {
        expect((await supervisor.post(`/users/${user}/activation`, {})).status).toBe(200);
      }
      expect((await me(browser))[0]).toBe(401);
    });
  });

  describe('signing out', () => {
    test('ends our session and the provider’s, also for whoever copied the cookie', async () => {
      const browser = await signedIn();
      const thief = browser.copy();
      expect(await me(thief)).toEqual([200, user]);
      const elsewhere = await browser.send(`${address()}/sign-out`, { method: 'POST', headers: { origin: 'null' } });
      expect([elsewhere.status, await me(browser)]).toEqual([403, [200, user]]);

      const answer = await browser.send(`${address()}/sign-out`, {
        method: 'POST',
        headers: { ...own, origin: address() },
      });
      const { to } = (await answer.json()) as { readonly to: string };
      expect([answer.status, browser.cookie(sessionCookie)]).toEqual([200, undefined]);
      expect([await me(browser), await me(thief)]).toEqual([[401, 'unauthenticated'], ended]);

      // The provider still knows the browser until it has been there, too.
      const page = await browser.open(to);
      const [, action = '', xsrf = ''] = /action="([^"]+)".*name="xsrf" value="([^"]+)"/.exec(page.html) ?? [];
      const out = await browser.open(action, { method: 'POST', form: { xsrf, logout: 'yes' } });
      expect([out.url.href, out.html]).toEqual([`${address()}/sign-out`, expect.stringContaining('Du er logget ud')]);
      const next = await browser.open(`${address()}/sign-in`);
      expect(next.html).toContain(`value="${user}"`);
    });

    test('ends a session also when nobody can read any more who the provider said it was', async () => {
      const browser = await signedIn();
      await age(browser, `id_token = decode('00ff00ff', 'hex')`);
      const answer = await browser.send(`${address()}/sign-out`, {
        method: 'POST',
        headers: { ...own, origin: address() },
      });
      expect([answer.status, browser.cookie(sessionCookie)]).toEqual([200, undefined]);
      expect(await me(browser)).toEqual([401, 'unauthenticated']);
    });

    test('works with a form alone', async () => {
      const browser = await signedIn();
      expect((await browser.open(`${address()}/sign-out`)).html).toContain('Vil du logge ud?');
      const answer = await browser.send(`${address()}/sign-out`, {
        method: 'POST',
        form: {},
        headers: { origin: address() },
      });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('id_token_hint=')]);
      expect(await me(browser)).toEqual([401, 'unauthenticated']);
    });
  });
}
