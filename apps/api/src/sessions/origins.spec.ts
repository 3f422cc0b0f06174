import { describe, expect, test } from '@jest/globals';
import { Cookies } from './cookies';
import { Origins } from './origins';
import { requireOwnPage } from './own-request';

const local = new Origins('http://127.0.0.1:3000');
const online = new Origins('https://tovholder.example');

describe('our own origins', () => {
  test('are both names that this machine has for itself', () => {
    expect(local.of({ headers: { host: 'localhost:3000' } })).toBe('http://localhost:3000');
    expect(local.of({ headers: { host: '127.0.0.1:3000' } })).toBe('http://127.0.0.1:3000');
    expect(local.encrypted).toBe(false);
  });

  test.each(['evil.example:3000', 'localhost:3001', 'localhost', '127.0.0.1:3000.evil.example', undefined])(
    'are not %s',
    (host) => {
      expect(local.of({ headers: { host } })).toBeUndefined();
    },
  );

  test('are one behind a proxy, whatever it calls us', () => {
    expect(online.of({ headers: { host: 'api-7.internal:8080' } })).toBe('https://tovholder.example');
    expect(online.encrypted).toBe(true);
  });
});

describe('what a cookie vouches for', () => {
  const own = { origin: 'https://tovholder.example', 'x-tovholder-request': '1' };

  test.each(['GET', 'HEAD'])('may be read with %s from anywhere that the browser lets', (method) => {
    expect(() => requireOwnPage({ method, headers: {} }, online)).not.toThrow();
  });

  test('may be changed by our own page', () => {
    expect(() => requireOwnPage({ method: 'POST', headers: own }, online)).not.toThrow();
  });

  test.each([
    ['another site', { ...own, origin: 'https://evil.example' }],
    ['a page that hides where it is from', { ...own, origin: 'null' }],
    ['nobody who says', { 'x-tovholder-request': '1' }],
    ['a form, which cannot set our header', { origin: own.origin }],
    ['a header that says something else', { ...own, 'x-tovholder-request': 'yes' }],
  ])('is not changed by %s', (_who, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect(() => requireOwnPage({ method, headers }, online)).toThrow('csrf-refused');
    }
  });
});

describe('cookies', () => {
  const both = { cookies: { '__Host-tovholder': 'marked', 'tovholder-loopback': 'plain' } };

  test('without the mark count on this machine only', () => {
    const plain = { cookies: { 'tovholder-loopback': 'plain' } };
    expect(new Cookies(true).read(plain, 'session')).toBeUndefined();
    expect(new Cookies(false).read(plain, 'session')).toBe('plain');
  });

  test('with the mark come first', () => {
    expect(new Cookies(false).read(both, 'session')).toBe('marked');
  });
});
