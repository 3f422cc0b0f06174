import { describe, expect, test } from '@jest/globals';
import { danishCalendar as calendar } from '@tovholder/domain/calendar';
import { type Certificate, calculateDeadline } from '@tovholder/domain/deadlines';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { checkCertificate, sealCertificate } from '.';

const rule: DeadlineRule = {
  id: 'UKN-02',
  version: 1,
  kind: 'weeks',
  amount: 3,
  trigger: 'opened',
  roll: 'none',
  soft: false,
  mark: 'STATUTE',
  citation: 'UKL § 29(2)',
  title: { da: 'Ungefaglig undersøgelse', en: 'Youth investigation' },
};
const unsealed = calculateDeadline({
  rule,
  trigger: { event: 'opened', at: '2026-03-03T09:12:00Z', seq: 7 },
  calendar,
  zone: 'Europe/Copenhagen',
});
const sealed = sealCertificate(unsealed);
const check = (certificate: Certificate) => checkCertificate({ certificate, rule, calendar });

describe('a sealed certificate', () => {
  test('keeps its content and has a stable hash', () => {
    expect(sealed).toEqual({ ...unsealed, hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
    expect(sealCertificate(unsealed)).toEqual(sealed);
    // Fixed here, because certificates written once must verify for ever.
    expect(sealed.hash).toBe('sha256:a341db0a8fd0bf4dae5de79597730ad90cd4e32e134c0611a17cf2e692e8f3db');
  });

  test('is valid, also after jsonb changed the order of its fields', () => {
    const reordered = Object.fromEntries(Object.entries(sealed).reverse()) as unknown as Certificate;
    expect(check(sealed)).toEqual({ valid: true });
    expect(check(reordered)).toEqual({ valid: true });
  });

  test('is invalid when a field was changed, and says which', () => {
    const moved = { ...sealed, due: { ...sealed.due, localDate: '2026-03-25' } };
    expect(check(moved)).toEqual({
      valid: false,
      difference: expect.stringMatching(
        /^hash: .*; due\.localDate: certificate says "2026-03-25", recomputed "2026-03-24"$/,
      ),
    });
  });

  test('is invalid when something was changed that does not move the date', () => {
    const renamed = { ...sealed, trigger: { ...sealed.trigger, event: 'something-else' } };
    expect(check(renamed)).toEqual({ valid: false, difference: expect.stringMatching(/^hash: [^;]*$/) });
  });

  test('is invalid when a wrong date was sealed anew', () => {
    const forged = sealCertificate({ ...unsealed, due: { at: '2026-03-25T22:59:59.999Z', localDate: '2026-03-25' } });
    expect(check(forged)).toEqual({ valid: false, difference: expect.stringMatching(/^due\.at: /) });
  });

  test('from outside the repository is refused and does not fail', () => {
    const strange = { ...sealed, trigger: { ...sealed.trigger, event: '\ud800' }, hash: 'sha256:' };
    expect(check(strange)).toMatchObject({ valid: false });
  });
});
