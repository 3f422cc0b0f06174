import { describe, expect, test } from '@jest/globals';
import { danishCalendar } from '../calendar';
import type { DeadlineRule } from '../rules';
import { type UnsealedCertificate, calculateDeadline, verifyCertificate } from '.';

const rule: DeadlineRule = {
  id: 'UKN-12',
  version: 1,
  kind: 'weeks',
  amount: 4,
  trigger: 'fact:served-on',
  roll: 'forward',
  soft: false,
  mark: 'STATUTE',
  citation: 'UKL § 55(2)',
  title: { da: 'Klage til Ankestyrelsen', en: 'Complaint to Ankestyrelsen' },
};
const certificate = calculateDeadline({
  rule,
  trigger: { event: 'fact:served-on', at: '2026-03-06' },
  calendar: danishCalendar,
  zone: 'Europe/Copenhagen',
});
const verify = (claimed: UnsealedCertificate, by: DeadlineRule = rule) =>
  verifyCertificate({ certificate: claimed, rule: by, calendar: danishCalendar });

describe('verification', () => {
  test('finds an unchanged certificate valid', () => {
    expect(verify(certificate)).toEqual({ valid: true });
  });

  test('does not mind the order of the fields', () => {
    const reversed = Object.fromEntries(Object.entries(certificate).reverse()) as unknown as UnsealedCertificate;
    expect(verify(reversed)).toEqual({ valid: true });
  });

  test.each<[string, UnsealedCertificate, string]>([
    [
      'a later due date',
      { ...certificate, due: { ...certificate.due, localDate: '2026-04-08' } },
      'due.localDate: certificate says "2026-04-08", recomputed "2026-04-07"',
    ],
    [
      'an earlier trigger, before what follows from it',
      { ...certificate, trigger: { ...certificate.trigger, at: '2026-03-04T23:00:00Z' } },
      'trigger.localDate: certificate says "2026-03-06", recomputed "2026-03-05"',
    ],
    [
      'another amount',
      { ...certificate, rule: { ...certificate.rule, amount: 6 } },
      'rule.amount: certificate says 6, recomputed 4',
    ],
    [
      'another calendar version',
      { ...certificate, calendar: { id: 'dk', version: '2023.1' } },
      'calendar.version: certificate says "2023.1", recomputed "2024.1"',
    ],
    ['a dropped roll-over', { ...certificate, roll: null }, 'roll: certificate says null, recomputed an object'],
    [
      'a holiday that was left out',
      { ...certificate, walk: certificate.walk.slice(1) },
      'walk.0.date: certificate says "2026-04-04", recomputed "2026-04-03"',
    ],
    [
      'an invented day',
      { ...certificate, walk: [...certificate.walk, { date: '2026-04-08', counts: true }] },
      'walk.5: certificate says an object, recomputed nothing',
    ],
    [
      'a trigger that is no time',
      { ...certificate, trigger: { ...certificate.trigger, at: 'then' } },
      'trigger.at: trigger-not-a-time',
    ],
    ['a zone that is none', { ...certificate, zone: 'Europe/Atlantis' }, 'zone: zone-unknown'],
  ])('names the first difference: %s', (_what, claimed, difference) => {
    expect(verify(claimed)).toEqual({ valid: false, difference });
  });

  test('compares with the rule it is given', () => {
    expect(verify(certificate, { ...rule, version: 2 })).toEqual({
      valid: false,
      difference: 'rule.version: certificate says 1, recomputed 2',
    });
  });
});
