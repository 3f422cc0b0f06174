import { describe, expect, test } from '@jest/globals';
import type { WorkItem } from '@tovholder/api-client';
import fc from 'fast-check';
import { follow, lineId, type Shown } from './follow';

const item = (caseId: string, day: number, owner: string | null = null): WorkItem =>
  ({ caseId, key: 'k', owner, due: { at: new Date(Date.UTC(2026, 0, day)).toISOString() } }) as WorkItem;
const ids = ({ lines }: Shown) => lines.map(({ item: { caseId } }) => caseId).join('');
const first = follow(undefined, { list: 'l', pages: [[item('b', 2), item('d', 4)]], more: true });

describe('a list that is fetched again', () => {
  test('keeps what is read in its place and counts what has come', () => {
    const again = follow(first, { list: 'l', pages: [[item('a', 1), item('b', 2, 'x'), item('c', 3)]], more: true });
    expect(ids(again)).toBe('bd');
    expect(again.lines[0]).toMatchObject({ item: { owner: 'x' }, gone: false });
    expect(again.added).toBe(2);
  });

  test('says of a line that it has left the list, and not of one that was only pushed off the page', () => {
    const left = follow(first, { list: 'l', pages: [[item('d', 4)]], more: false });
    expect(left.lines.map(({ gone }) => gone)).toEqual([true, false]);
    const pushed = follow(first, { list: 'l', pages: [[item('a', 1), item('b', 2)]], more: true });
    expect(pushed.lines.map(({ gone }) => gone)).toEqual([false, false]);
    expect(follow(first, { list: 'l', pages: [[]], more: false }).lines.every(({ gone }) => gone)).toBe(true);
  });

  test('puts a page that was asked for below', () => {
    const more = follow(first, { list: 'l', pages: [[item('b', 2), item('d', 4)], [item('e', 5)]], more: false });
    expect([ids(more), more.added, more.pages]).toEqual(['bde', 0, 2]);
  });

  test('begins anew with another filter, and when the reader asks', () => {
    const fresh = { list: 'm', pages: [[item('a', 1)]], more: false };
    expect(ids(follow(first, fresh))).toBe('a');
    expect(ids(follow(undefined, fresh))).toBe('a');
  });

  test('never moves a line, never shows one twice, and looking twice changes nothing', () => {
    const page = fc
      .uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 20 })
      .map((days) => [...days].sort((one, other) => one - other).map((day) => item(String(day).padStart(2, '0'), day)));
    fc.assert(
      fc.property(page, page, fc.boolean(), (before, after, more) => {
        const start = follow(undefined, { list: 'l', pages: [before], more });
        const next = follow(start, { list: 'l', pages: [after], more });
        expect(next.lines.map(({ id }) => id)).toEqual(before.map(lineId));
        expect(next.added).toBe(after.filter((one) => !before.some((other) => lineId(one) === lineId(other))).length);
        expect(follow(next, { list: 'l', pages: [after], more })).toEqual(next);
      }),
    );
  });
});
