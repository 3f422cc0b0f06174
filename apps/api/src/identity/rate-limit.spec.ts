import { expect, test } from '@jest/globals';
import { RateLimit } from './rate-limit';

test('a principal may make a burst, then waits for the bucket to fill, without holding up another', () => {
  const limit = new RateLimit(8);
  expect([limit.take('a', 0), limit.take('a', 0)]).toEqual([0, 0]);
  expect(limit.take('a', 0)).toBe(8);
  expect(limit.take('b', 0)).toBe(0);
  expect(limit.take('a', 7_500)).toBe(0);
  expect(limit.take('a', 7_500)).toBeGreaterThan(0);
});
