import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { idFrom } from './id-from';

describe('an id from a text', () => {
  test('is a UUID, the same for the same text and another for another', () => {
    const ids = Array.from({ length: 200 }, (_, i) => idFrom(`pause:${i}`));
    for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idFrom('pause:7')).toBe(ids[7]);
  });
});
