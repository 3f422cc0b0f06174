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
      oidc: { audience: 'tovholder', clientId: 'tovholder-web' },
      production: false,
      web: { publicUrl: 'http://127.0.0.1:3000' },
      session: { idleSeconds: 1_800, absoluteSeconds: 36_000 },
    });
  });

  test('of the web say where browsers come to and how long they may stay', () => {
    const settings = readSettings({
      ...environment,
      TOVHOLDER_PUBLIC_URL: 'https://tovholder.example/',
      TOVHOLDER_WEB_ROOT: 'site',
      TOVHOLDER_SESSION_IDLE_MINUTES: '5',
      TOVHOLDER_SESSION_HOURS: '8',
      OIDC_CLIENT_ID: 'here',
    });
    expect(settings).toMatchObject({
      web: { publicUrl: 'https://tovholder.example', root: 'site' },
      session: { idleSeconds: 300, absoluteSeconds: 28_800 },
      oidc: { clientId: 'here' },
    });
    expect(settings.oidc.clientSecret).toBeUndefined();
  });

  test.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is not set: it must be a URL that starts with postgresql://.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be'],
    [{ TEMPORAL_ADDRESS: 'here' }, 'TEMPORAL_ADDRESS must have the form host:port.'],
    [{ PORT: '99999' }, 'PORT must be a port number.'],
    [{ OIDC_ISSUER: 'not a url' }, 'OIDC_ISSUER must be'],
    [{ TOVHOLDER_KEYS: undefined }, 'TOVHOLDER_KEYS is not set'],
    [{ TOVHOLDER_KEY: 'x' }, 'TOVHOLDER_KEY is not a setting of Tovholder.'],
    [{ TOVHOLDER_PUBLIC_URL: 'http://tovholder.example' }, 'TOVHOLDER_PUBLIC_URL must be an address without a path'],
    [{ TOVHOLDER_PUBLIC_URL: 'https://example.org/tovholder' }, 'TOVHOLDER_PUBLIC_URL must be an address'],
    [{ TOVHOLDER_SESSION_IDLE_MINUTES: '0' }, 'TOVHOLDER_SESSION_IDLE_MINUTES must be 0.5 to 1440 minutes.'],
    [{ TOVHOLDER_SESSION_HOURS: 'ten' }, 'TOVHOLDER_SESSION_HOURS must be 1 to 24 hours.'],
    [{ OIDC_CLIENT_SECRET: 'a', OIDC_CLIENT_SECRET_FILE: 'b' }, 'one of them is enough'],
    [{ OIDC_CLIENT_SECRET_FILE: 'nowhere' }, 'OIDC_CLIENT_SECRET_FILE names a file that cannot be read or is empty.'],
    [
      { NODE_ENV: 'production', OIDC_ISSUER: 'https://login.example', TOVHOLDER_WEB_ROOT: 'site' },
      'TOVHOLDER_PUBLIC_URL is not set',
    ],
    [{ NODE_ENV: 'production' }, 'refused in production'],
  ])('%j stops the start with one sentence', (change, sentence) => {
    expect(() => readSettings({ ...environment, ...change })).toThrow(sentence);
  });

  test('never quote a value', () => {
    expect(() => readSettings({ ...environment, DATABASE_URL: 'secret-value' })).toThrow(/^(?!.*secret-value)/);
  });
});
