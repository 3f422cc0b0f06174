import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readSettings } from './settings';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-worker-'));
afterAll(() => rmSync(folder, { recursive: true }));

const environment = {
  DATABASE_URL: 'postgresql://db/t',
  TEMPORAL_ADDRESS: 'temporal:7233',
  TOVHOLDER_KEYS: 'keys.json',
};
const key = Buffer.alloc(32, 7);
const secret = `whsec_${key.toString('base64')}`;
const mail = {
  TOVHOLDER_SMTP_URL: 'smtp://relay:25',
  TOVHOLDER_MAIL_FROM: 'Tovholder <no-reply@example.org>',
  TOVHOLDER_PUBLIC_URL: 'https://tovholder.example.org/',
};
const webhook = { TOVHOLDER_WEBHOOK_URL: 'https://example.org/hook', TOVHOLDER_WEBHOOK_SECRET: secret };

describe('settings', () => {
  test('leave both channels off unless they are named', () => {
    expect(readSettings(environment)).toMatchObject({ mail: undefined, webhook: undefined, environment: undefined });
    expect(readSettings({ ...environment, TOVHOLDER_PUBLIC_URL: 'https://x.example' }).mail).toBeUndefined();
  });

  test('switch a channel on', () => {
    const settings = readSettings({ ...environment, ...mail, ...webhook });
    expect(settings.mail).toEqual({
      smtpUrl: 'smtp://relay:25',
      from: 'Tovholder <no-reply@example.org>',
      publicUrl: 'https://tovholder.example.org',
    });
    expect(settings.webhook).toEqual({ url: 'https://example.org/hook', keys: [key] });
  });

  test('read the secret from a file, several of them while a receiver changes over', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${secret} whsec_${Buffer.alloc(24, 1).toString('base64')}\n`);
    const { webhook: read } = readSettings({
      ...environment,
      TOVHOLDER_WEBHOOK_URL: 'https://example.org/hook',
      TOVHOLDER_WEBHOOK_SECRET_FILE: file,
    });
    expect(read?.keys).toEqual([key, Buffer.alloc(24, 1)]);
  });

  test.each([
    [{ DATABASE_URL: '' }, 'DATABASE_URL is not set'],
    [{ ...mail, TOVHOLDER_SMTP_URL: 'relay:25' }, 'TOVHOLDER_SMTP_URL is not a URL that starts with smtp://'],
    [{ ...mail, TOVHOLDER_MAIL_FROM: 'nobody' }, 'TOVHOLDER_MAIL_FROM is not a sender'],
    [{ ...mail, TOVHOLDER_MAIL_FROM: undefined }, 'TOVHOLDER_MAIL_FROM is not set'],
    [{ ...mail, TOVHOLDER_PUBLIC_URL: 'example.org' }, 'TOVHOLDER_PUBLIC_URL is not a URL'],
    [{ ...mail, TOVHOLDER_PUBLIC_URL: undefined }, 'TOVHOLDER_PUBLIC_URL is not set'],
    [{ ...webhook, TOVHOLDER_WEBHOOK_URL: 'ftp://x' }, 'TOVHOLDER_WEBHOOK_URL is not a URL'],
    [{ ...webhook, TOVHOLDER_WEBHOOK_URL: 'http://x', NODE_ENV: 'production' }, 'TOVHOLDER_WEBHOOK_URL is not a URL'],
    [{ ...webhook, TOVHOLDER_WEBHOOK_SECRET: 'c2hvcnQ=' }, 'TOVHOLDER_WEBHOOK_SECRET must be whsec_'],
    [{ ...webhook, TOVHOLDER_WEBHOOK_SECRET: undefined }, 'TOVHOLDER_WEBHOOK_SECRET is not set'],
    [{ ...webhook, TOVHOLDER_WEBHOOK_SECRET_FILE: 'x' }, 'are both set'],
    [
      { ...webhook, TOVHOLDER_WEBHOOK_SECRET: undefined, TOVHOLDER_WEBHOOK_SECRET_FILE: join(folder, 'none') },
      'TOVHOLDER_WEBHOOK_SECRET_FILE names a file that cannot be read',
    ],
  ])('%j stops the start with one sentence', (change, sentence) => {
    expect(() => readSettings({ ...environment, ...change })).toThrow(sentence);
  });

  test('never quote a secret', () => {
    const wrong = 'whsec_not/really+a/secret';
    expect(() => readSettings({ ...environment, ...webhook, TOVHOLDER_WEBHOOK_SECRET: wrong })).toThrow(
      /^(?!.*really)/,
    );
  });
});
