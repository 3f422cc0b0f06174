import { describe, expect, test } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import { derivePayloadKeys } from './key-file';
import { EncryptingCodec } from './payload-codec';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const keysOf = (current: string, ...ids: number[]) =>
  derivePayloadKeys({ current, keys: Object.fromEntries(ids.map((id) => [`k${id}`, key(id)])) });
const plain = defaultPayloadConverter.toPayload({ caseId: 'c-1', outcome: 'supports-now' });

describe('the payload codec', () => {
  test('gives back what it was given', async () => {
    const codec = new EncryptingCodec(keysOf('k1', 1), 'default');
    const [decoded] = await codec.decode(await codec.encode([plain]));
    expect(defaultPayloadConverter.fromPayload(decoded ?? {})).toEqual({ caseId: 'c-1', outcome: 'supports-now' });
  });

  test('leaves nothing readable, and never encrypts alike twice', async () => {
    const codec = new EncryptingCodec(keysOf('k1', 1), 'default');
    const [one, two] = await codec.encode([plain, plain]);
    expect(Buffer.from(one?.data ?? []).includes('supports-now')).toBe(false);
    expect(Buffer.from(one?.data ?? []).equals(Buffer.from(two?.data ?? []))).toBe(false);
    expect(Object.keys(one?.metadata ?? {})).toEqual(['encoding', 'encryption-key-id']);
  });

  test('reads payloads of an earlier key after a rotation', async () => {
    const before = await new EncryptingCodec(keysOf('k1', 1), 'default').encode([plain]);
    const [decoded] = await new EncryptingCodec(keysOf('k2', 1, 2), 'default').decode(before);
    expect(decoded?.data).toEqual(Buffer.from(plain.data ?? []));
  });

  test('does not open a payload of another namespace, an altered one, or one of an unknown key', async () => {
    const [sealed] = await new EncryptingCodec(keysOf('k1', 1), 'default').encode([plain]);
    if (!sealed?.data) throw new Error('nothing was encrypted');
    const codec = new EncryptingCodec(keysOf('k1', 1), 'default');
    await expect(new EncryptingCodec(keysOf('k1', 1), 'other').decode([sealed])).rejects.toThrow('does not open');
    const altered = Buffer.from(sealed.data);
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    await expect(codec.decode([{ ...sealed, data: altered }])).rejects.toThrow('does not open');
    await expect(new EncryptingCodec(keysOf('k2', 2), 'default').decode([sealed])).rejects.toThrow('k1');
  });

  test('passes on what was never encrypted', async () => {
    expect(await new EncryptingCodec(keysOf('k1', 1), 'default').decode([plain])).toEqual([plain]);
  });
});

describe('the key file', () => {
  test.each([
    [{}, 'must hold'],
    [{ current: 'k1', keys: {} }, 'no such key'],
    [{ current: 'k1', keys: { k1: 'short' } }, 'not 32 bytes'],
  ])('refuses %j', (file, reason) => {
    expect(() => derivePayloadKeys(file)).toThrow(reason);
  });
});
