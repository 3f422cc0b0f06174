import { describe, expect, test } from '@jest/globals';
import fastify from 'fastify';
import { serveSignIn, type SignInParts } from './sign-in.routes';

/** Nobody's origin and no cookie: an attempt that leads nowhere, as one who only makes work would send. */
const parts = {
  sessions: {
    origins: { of: () => undefined, publicUrl: 'https://tovholder.test' },
    cookies: { read: () => undefined },
  },
} as unknown as SignInParts;

describe('signing in', () => {
  test.each([
    ['/sign-in', 302],
    ['/sign-in/callback?state=x&code=y', 400],
  ])(
    '%s answers an address that asks without end with a page that says so, and others as before',
    async (url, usual) => {
      const server = fastify();
      // What the cookie plugin would leave on a request without any.
      server.addHook('onRequest', async (request) => void Object.assign(request, { cookies: {} }));
      serveSignIn(server, parts);
      const ask = async (remoteAddress: string) => server.inject({ method: 'GET', url, remoteAddress });
      expect((await ask('192.0.2.1')).statusCode).toBe(usual);
      let answer = await ask('192.0.2.1');
      for (let times = 0; times < 2_000 && answer.statusCode === usual; times++) answer = await ask('192.0.2.1');
      expect(answer.statusCode).toBe(429);
      expect(answer.body).toContain('For mange forsøg');
      expect((await ask('192.0.2.2')).statusCode).toBe(usual);
      await server.close();
    },
  );
});
