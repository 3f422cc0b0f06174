import { describe, expect, test } from '@jest/globals';
import { readSettings } from './settings';

const environment = {
  DATABASE_URL: 'postgresql://app:secret@127.0.0.1:5432/tovholder',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  OIDC_ISSUER: 'http://127.0.0.1:4000',
  TOVHOLDER_KEYS: 'keys.json',
};

describe('settings', () => {
  test('have defaults for what a local stack need not say', () => {
    expect(readSettings(environment)).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      temporal: { namespace: 'default', tls: false },
      oidc: { audience: 'tovholder' },
      production: false,
    });
  });

  test.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is not set: it must be a URL that starts with postgresql://.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be'],
    [{ TEMPORAL_ADDRESS: 'here' }, 'TEMPORAL_ADDRESS must have the form host:port.'],
    [{ PORT: '99999' }, 'PORT must be a port number.'],
    [{ OIDC_ISSUER: 'not a url' }, 'OIDC_ISSUER must be'],
    [{ TOVHOLDER_KEYS: undefined }, 'TOVHOLDER_KEYS is not set'],
    [{ TOVHOLDER_KEY: 'x' }, 'TOVHOLDER_KEY is not a setting of Tovholder.'],
    [{ NODE_ENV: 'production' }, 'refused in production'],
  ])('%j stops the start with one sentence', (change, sentence) => {
    expect(() => readSettings({ ...environment, ...change })).toThrow(sentence);
  });

  test('never quote a value', () => {
    expect(() => readSettings({ ...environment, DATABASE_URL: 'secret-value' })).toThrow(/^(?!.*secret-value)/);
  });
});
