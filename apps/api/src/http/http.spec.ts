import { describe, expect, test } from '@jest/globals';
import { identifyCommand } from './command-identity';
import { entityTag, epochOf, versionOf } from './concurrency';
import { acceptedLanguage } from './language';
import { traceIdOf } from './trace';

describe('Accept-Language', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['en', 'en'],
    ['da-DK,da;q=0.9,en;q=0.8', 'da'],
    ['fr, en-GB;q=0.7, da;q=0.9', 'da'],
    ['de', undefined],
    ['da;q=0, en;q=0.1', 'en'],
    ['*', undefined],
  ])('%s → %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });
});

describe('If-Match', () => {
  test('names a version', () => {
    expect(versionOf(entityTag(7))).toBe(7);
    expect(versionOf('W/"12"')).toBe(12);
    expect(versionOf(undefined)).toBeUndefined();
    expect(versionOf('*')).toBeUndefined();
  });

  test.each(['7', '"seven"', '"1", "2"', ''])('refuses %j', (header) => {
    expect(() => versionOf(header)).toThrow('if-match-malformed');
  });
});

describe('Ownership-Epoch', () => {
  test('names an epoch', () => {
    expect(epochOf('3')).toBe(3);
    expect(epochOf(undefined)).toBeUndefined();
  });

  test.each(['', '-1', '1.5', 'two', '"1"'])('refuses %j', (header) => {
    expect(() => epochOf(header)).toThrow('ownership-epoch-malformed');
  });
});

describe('a command', () => {
  const request = { userId: 'u', route: 'POST /v1/referrals', key: 'k', body: { a: 1, b: 2 }, required: true };

  test('is the same for the same principal, route, key and body, whatever the order of fields', () => {
    expect(identifyCommand(request)).toEqual(identifyCommand({ ...request, body: { b: 2, a: 1 } }));
  });

  test.each([{ userId: 'v' }, { route: 'POST /v1/other' }, { key: 'l' }])('is another one with %j', (other) => {
    expect(identifyCommand({ ...request, ...other }).commandId).not.toBe(identifyCommand(request).commandId);
  });

  test('has another body hash with another body', () => {
    const other = identifyCommand({ ...request, body: { a: 2, b: 2 } });
    expect(other.commandId).toBe(identifyCommand(request).commandId);
    expect(other.bodyHash).not.toBe(identifyCommand(request).bodyHash);
  });

  test('is new each time without a key, where none is required', () => {
    const without = { ...request, key: undefined, required: false };
    expect(identifyCommand(without).commandId).not.toBe(identifyCommand(without).commandId);
    expect(() => identifyCommand({ ...without, required: true })).toThrow('idempotency-key-required');
  });

  test.each(['', 'with space', 'x'.repeat(201), 'nøgle'])('refuses the key %j', (key) => {
    expect(() => identifyCommand({ ...request, key })).toThrow('idempotency-key-malformed');
  });
});

describe('the trace id', () => {
  test('comes from traceparent, else it is new', () => {
    const id = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect(traceIdOf({ traceparent: `00-${id}-00f067aa0ba902b7-01` })).toBe(id);
    expect(traceIdOf({ traceparent: 'nonsense' })).toMatch(/^[\da-f]{32}$/);
    expect(traceIdOf({ traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` })).not.toMatch(/^0+$/);
  });
});
