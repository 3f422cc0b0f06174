import { expect, test } from '@jest/globals';
import { readSettings } from './settings';

test('the provider is its own issuer on loopback', () => {
  expect(readSettings({ PORT: '4000', TOVHOLDER_DATA: '/data' })).toMatchObject({
    issuer: 'http://127.0.0.1:4000',
    audience: 'tovholder',
    keysFile: '/data/identity/jwks.json',
  });
});

test.each([
  [{ PORT: '4000', NODE_ENV: 'production' }, /does not start with NODE_ENV=production/],
  [{ PORT: '4000', HOST: '0.0.0.0' }, /loopback address only/],
  [{ PORT: '4000', HOST: '192.0.2.7' }, /loopback address only/],
  [{}, /PORT must be a port number/],
])('%j is refused in one sentence', (env, sentence) => {
  expect(() => readSettings(env)).toThrow(sentence);
});
