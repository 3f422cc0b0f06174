import { expect, test } from '@jest/globals';
import { readSettings } from './settings';

test('the provider is its own issuer on loopback', () => {
  expect(readSettings({ PORT: '4000', TOVHOLDER_DATA: '/data' })).toMatchObject({
    issuer: 'http://127.0.0.1:4000',
    audience: 'tovholder',
    keysFile: '/data/identity/jwks.json',
    origins: [],
  });
});

test('users are sent back to addresses on this machine only', () => {
  const own = { PORT: '4000', OIDC_CLIENT_ORIGINS: 'http://127.0.0.1:3000 http://localhost:3000' };
  expect(readSettings(own).origins).toEqual(['http://127.0.0.1:3000', 'http://localhost:3000']);
});

test.each([
  [{ PORT: '4000', NODE_ENV: 'production' }, /does not start with NODE_ENV=production/],
  [{ PORT: '4000', HOST: '0.0.0.0' }, /loopback address only/],
  [{ PORT: '4000', HOST: '192.0.2.7' }, /loopback address only/],
  [{}, /PORT must be a port number/],
  [{ PORT: '4000', OIDC_CLIENT_ORIGINS: 'https://tovholder.example' }, /OIDC_CLIENT_ORIGINS must be addresses/],
  [{ PORT: '4000', OIDC_CLIENT_ORIGINS: 'http://127.0.0.1:3000/web' }, /OIDC_CLIENT_ORIGINS must be addresses/],
  [{ PORT: '4000', OIDC_CLIENT_ORIGINS: 'http://127.0.0.1:3000,here' }, /OIDC_CLIENT_ORIGINS must be addresses/],
])('%j is refused in one sentence', (env, sentence) => {
  expect(() => readSettings(env)).toThrow(sentence);
});
