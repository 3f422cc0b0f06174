import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sealCertificate } from '@tovholder/contracts/canonical';
import { loadDistricts, rulesOf } from '@tovholder/districts';
import { danishCalendar, districtCalendar } from '@tovholder/domain/calendar';
import { calculateDeadline, type Certificate } from '@tovholder/domain/deadlines';
import { checkClaim } from './check';
import { readCalendar, readRules } from './public-files';
import { readClaims } from './read';

const districts = [...loadDistricts().values()];

function certificateOf(id: string, at: string): Certificate {
  const rule = districts[0] && rulesOf(districts[0]).get(id);
  if (!rule) throw new Error(`No rule ${id}`);
  const trigger = { event: 'something', at };
  return sealCertificate(calculateDeadline({ rule, trigger, calendar: danishCalendar, zone: 'Europe/Copenhagen' }));
}

const check = (content: unknown) => {
  const [claim] = readClaims(JSON.stringify(content), 'x.json').claims;
  if (!claim) throw new Error('One certificate was given');
  return checkClaim(claim, { districts });
};

describe('a certificate', () => {
  const certificate = certificateOf('UKN-02', '2026-03-03T09:12:00Z');

  test('holds, with its reason as a sentence', () => {
    expect(check(certificate)).toMatchObject({ valid: true, localDate: '2026-03-24' });
    expect(check(certificate).because?.da).toContain('3 uger fra 3. marts');
  });

  test.each([
    ['due', { due: { ...certificate.due, localDate: '2026-03-25' } }],
    ['hash', { hash: `sha256:${'0'.repeat(64)}` }],
    ['calendar', { calendar: { id: 'dk', version: '1999.9' } }],
    ['rule.id', { rule: { ...certificate.rule, id: 'XYZ-99' } }],
  ])('that was changed names %s', (field, change) => {
    const finding = check({ ...certificate, ...change });
    expect(finding.valid).toBe(false);
    expect(finding.difference).toContain(field);
  });
});

describe('a file', () => {
  test.each([
    ['nonsense', 'is not JSON'],
    ['[]', 'is no certificate'],
    ['{"rule":{}}', 'rule.id'],
    ['{"steps":[]}', 'is no case view'],
  ])('%s is refused in one sentence', (text, sentence) => {
    expect(() => readClaims(text, 'x.json')).toThrow(sentence);
  });

  test('of a case whose shown date is not the certified one is found out', () => {
    const certificate = certificateOf('TOV-02', '2026-03-27');
    const shown = { at: certificate.due.at, localDate: '2026-04-30', rule: 'TOV-02', mark: 'ASSUMPTION' };
    const finding = checkClaim({ step: 'acknowledge', certificate, shown }, { districts });
    expect(finding).toMatchObject({ valid: false, difference: expect.stringContaining('due.localDate') });
    expect(checkClaim({ step: null, certificate, shown: null }, { districts }).valid).toBe(true);
  });
});

describe('a certificate from before a change, or by a calendar with local closing days', () => {
  const closingDays = [{ date: '2026-03-06', name: { da: 'lukket', en: 'closed' }, authority: 'kommune:0165' }];
  const calendar = districtCalendar({ base: danishCalendar, closingDays });
  const [profile] = districts;
  const rule = { ...rulesOf(profile!).get('PSP-05')!, amount: 9, version: 2 };
  const certificate = sealCertificate(
    calculateDeadline({
      rule,
      trigger: { event: 'something', at: '2026-03-03' },
      calendar,
      zone: 'Europe/Copenhagen',
      authority: 'kommune:0165',
    }),
  );
  const claim = { step: null, certificate, shown: null };
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const file = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };

  test('holds when calendar and rule are given as files', () => {
    const view = { ...rule, title: rule.title.da, ladder: 'standard', process: null };
    const calendars = [readCalendar(file('calendar.json', calendar))];
    const rules = readRules(file('rules.json', { items: [view] }));
    expect(checkClaim(claim, { districts, calendars, rules })).toMatchObject({ valid: true });
    expect(checkClaim(claim, { districts, calendars }).difference).toContain('rule.');
    expect(checkClaim(claim, { districts, rules }).difference).toContain('calendar');
  });

  test('is not held against rows without a number', () => {
    const row = { id: 'UND-05', version: 1, kind: 'informational', amount: null, trigger: null, roll: 'none' };
    const rest = {
      soft: false,
      mark: 'STATUTE',
      citation: 'BL § 136',
      ladder: null,
      says: 'altid',
      title: 'x',
      process: null,
    };
    expect(readRules(file('rows.json', { items: [{ ...row, ...rest }] }))).toEqual([]);
  });

  test.each([
    ['nothing', undefined],
    ['half a calendar', { id: 'dk' }],
  ])('%s is refused in one sentence', (_what, content) => {
    const path = content === undefined ? join(folder, 'none.json') : file('half.json', content);
    expect(() => readCalendar(path)).toThrow(/none\.json|half\.json/);
  });
});
