import { expect, test } from '@jest/globals';
import { EventStream } from './event-stream';
import { lastEventIdOf, tokenEndsAt } from './request-headers';

const caseId = '0198f4f2-3c5a-7c31-b7e6-0a3a5b1c2d3e';

test('writes events as the standard has them, ids and nothing else', () => {
  const stream = new EventStream(2_000);
  stream.mark(7);
  stream.send(
    { type: 'case', caseId, version: 3, name: 'Nancy' } as { type: 'case'; caseId: string; version: number },
    8,
  );
  stream.beat();
  expect(String(stream.body.read())).toBe(
    `retry: 2000\n\nid: 7\n\nid: 8\ndata: {"type":"case","caseId":"${caseId}","version":3}\n\n:\n\n`,
  );
  stream.end();
  stream.send({ type: 'reset' }, 9);
  expect(stream.body.read()).toBeNull();
  expect(stream.open).toBe(false);
});

test('lets go of a client that does not read', () => {
  const stream = new EventStream(2_000);
  for (let id = 0; id < 2_000 && stream.open; id++) stream.send({ type: 'case', caseId, version: id }, id);
  expect(stream.open).toBe(false);
});

test('a last event that we did not hand out is none', () => {
  expect(lastEventIdOf({ 'last-event-id': '1763741234567' })).toBe(1_763_741_234_567);
  for (const given of ['', 'abc', '-1', '1e9', '9'.repeat(16)])
    expect(lastEventIdOf({ 'last-event-id': given })).toBeUndefined();
  expect(lastEventIdOf({})).toBeUndefined();
});

test('a stream ends with the token that it was opened with', () => {
  const token = (payload: object) => `Bearer x.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.y`;
  expect(tokenEndsAt(token({ exp: 1_763_741_234 }))).toBe(1_763_741_234_000);
  expect(tokenEndsAt(token({}))).toBe(0);
  expect(tokenEndsAt('Bearer x.%.y')).toBe(0);
  expect(tokenEndsAt(undefined)).toBe(Infinity);
});
