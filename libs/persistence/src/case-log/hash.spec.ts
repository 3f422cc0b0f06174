import { describe, expect, test } from '@jest/globals';
import { chainStart, hashOf, type HashedRow } from './hash';

const row: HashedRow = {
  caseId: '0190a6f0-0000-7000-8000-000000000001',
  seq: 2,
  at: '2026-03-03T09:12:00.000Z',
  commandId: 'open:1',
  bodyHash: null,
  event: { type: 'opened' },
  change: { courseVersion: 1, opened: [], withdrawn: ['b', 'a'] },
  actor: { userId: 'coordinator.pspk', authority: 'pspk', unit: null },
  private: Buffer.from('ciphertext'),
  prevHash: chainStart,
};

describe('the hash of a log row', () => {
  test('is the same today as when the first row was written', () => {
    expect(hashOf(row).toString('hex')).toBe('d18bb7045d4949d2ac5d1bfb073c7adb84b130a2e0ee0a4f5aeb8ce352dd9736');
  });

  test('does not depend on the order of members, which jsonb does not keep', () => {
    const change = { withdrawn: ['b', 'a'], opened: [], courseVersion: 1 };
    expect(hashOf({ ...row, change })).toEqual(hashOf(row));
  });

  const changes: readonly Partial<HashedRow>[] = [
    { caseId: '0190a6f0-0000-7000-8000-000000000002' },
    { seq: 3 },
    { at: '2026-03-03T09:12:00.001Z' },
    { commandId: 'open:2' },
    { bodyHash: 'b' },
    { event: { type: 'withdrawn' } },
    { change: null },
    { change: { courseVersion: 1, opened: [], withdrawn: ['a', 'b'] } },
    { actor: null },
    { actor: { userId: 'coordinator.pspk', authority: 'pspk', unit: 'u' } },
    { private: null },
    { private: Buffer.from('Ciphertext') },
    { prevHash: Buffer.alloc(32, 1) },
  ];
  test.each(changes.map((change) => [Object.keys(change)[0], change] as const))('covers %s', (_, change) => {
    expect(hashOf({ ...row, ...change })).not.toEqual(hashOf(row));
  });
});
