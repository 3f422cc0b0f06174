import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { danishCalendar } from '@tovholder/domain/calendar';
import { calculateDeadline } from '@tovholder/domain/deadlines';
import { nationalRules } from '@tovholder/domain/rules';
import { loadDistricts } from './load';
import { authoritiesOf, authorityName, calendarOf, laddersOf, rulesOf, runsProcess } from './profile';
import { DistrictProfileError } from './profile-error';

const shipped = loadDistricts();
const vestegn = shipped.get('koebenhavns-vestegn')!;

/** A shipped profile as its file has it. */
const fileOf = (id: string): object =>
  JSON.parse(readFileSync(join(__dirname, '..', 'profiles', `${id}.json`), 'utf8')) as object;

describe('the shipped profiles', () => {
  test('are three, with the municipalities and processes of their districts', () => {
    const summary = [...shipped.values()].map(({ id, municipalities, processes }) => [
      id,
      municipalities.length,
      processes,
    ]);
    expect(summary).toEqual([
      ['koebenhavns-vestegn', 11, ['psp-k', 'ukn', 'exit', 'underretning', 'netvaerkssamraad']],
      ['nordjylland', 9, ['ukn', 'exit', 'underretning', 'netvaerkssamraad', 'psp']],
      ['nordsjaelland', 13, ['ukn', 'underretning', 'netvaerkssamraad', 'psp']],
    ]);
    expect(shipped.get('nordjylland')?.municipalities).toContainEqual({ code: '0851', name: 'Aalborg' });
    expect([...shipped.values()].filter((profile) => runsProcess(profile, 'psp-k'))).toEqual([vestegn]);
  });

  test('no municipality is in two districts', () => {
    const codes = [...shipped.values()].flatMap(({ municipalities }) => municipalities.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('send people towards and out of gangs where their plans say', () => {
    const routing = [...shipped.values()].map(({ id, eligibility }) => [id, eligibility.exitRouting]);
    expect(routing).toEqual([
      ['koebenhavns-vestegn', { wantsOut: 'exit', onTheWayIn: 'exit' }],
      ['nordjylland', { wantsOut: 'exit', onTheWayIn: 'pre-exit' }],
      ['nordsjaelland', { wantsOut: 'pre-exit', onTheWayIn: 'pre-exit' }],
    ]);
  });

  test('authorities have their name of the time', () => {
    expect(authorityName(vestegn, { code: 'kriminalforsorg', on: '2026-01-31' }).da).toBe('Kriminalforsorgen');
    expect(authorityName(vestegn, { code: 'kriminalforsorg', on: '2026-02-01' }).da).toBe('Danmarks Fængsler');
    expect(authorityName(vestegn, { code: 'kommune:0169', on: '2026-02-01' }).da).toBe('Høje-Taastrup Kommune');
    expect(authorityName(vestegn, { code: 'skole', on: '2026-02-01' }).da).toBe('skole');
    expect(authoritiesOf(vestegn)).toEqual(expect.arrayContaining(['politi', 'ukn', 'pspk', 'kommune:0165']));
  });
});

describe('deadline rules', () => {
  test('each id once, each computable, each with its mark and source in both languages', () => {
    const rules = [...rulesOf(vestegn).values()];
    expect(rules).toHaveLength(vestegn.deadlineRules.length);
    for (const rule of rules) {
      const trigger = { event: 'test', at: '2026-03-03' };
      // A quota has no due instant of its own: it bounds pauses.
      if (rule.kind === 'quota') continue;
      expect(() => calculateDeadline({ rule, trigger, calendar: danishCalendar, zone: vestegn.zone })).not.toThrow();
      expect([rule.citation, rule.title.da, rule.title.en].every((said) => said.length > 0)).toBe(true);
    }
  });

  test('numbers of the law are the law’s, the others say that they are not', () => {
    const rules = rulesOf(vestegn);
    expect(rules.get('UKN-02')).toMatchObject({
      kind: 'weeks',
      amount: 3,
      mark: 'STATUTE',
      citation: 'UKL § 29, stk. 2',
    });
    expect(rules.get('UKN-04')).toMatchObject({ kind: 'before', amount: 1, unit: 'weeks', roll: 'backward' });
    expect(rules.get('UKN-05')).toMatchObject({ amount: 4, soft: true, trigger: 'fact:referred-to-board' });
    expect(rules.get('UKN-01')).toMatchObject({ kind: 'promptly', mark: 'ASSUMPTION' });
    expect(rules.get('EXIT-04')).toMatchObject({ kind: 'hours', amount: 24, mark: 'ASSUMPTION' });
    for (const rule of rules.values()) {
      const national = nationalRules.some(({ id }) => id === rule.id);
      expect(rule.mark === 'ASSUMPTION').toBe(!national);
    }
  });
});

describe('a folder of one’s own', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'districts-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (changes: object, name = 'nordjylland.json'): void => {
    writeFileSync(join(folder, name), JSON.stringify({ ...fileOf('nordjylland'), ...changes }));
  };
  const complaint = (): string => {
    try {
      loadDistricts(folder);
    } catch (error) {
      expect(error).toBeInstanceOf(DistrictProfileError);
      return (error as Error).message;
    }
    return 'no complaint';
  };

  test('is read instead of the shipped one', () => {
    write({});
    expect([...loadDistricts(folder).keys()]).toEqual(['nordjylland']);
  });

  test.each([
    ['an unknown field', { colour: 'blue' }, /^District profile nordjylland\.json: colour – /],
    [
      'a malformed code',
      { municipalities: [{ code: '851', name: 'Aalborg' }] },
      /municipalities\[0\]\.code – must be a municipality code/,
    ],
    [
      'a repeated code',
      {
        municipalities: [
          { code: '0851', name: 'A' },
          { code: '0851', name: 'B' },
        ],
      },
      /municipalities\[1\]\.code – repeats 0851/,
    ],
    ['a missing field', { zone: undefined }, /: zone – /],
    ['an unknown zone', { zone: 'Europe/Aalborg' }, /: zone – must be an IANA time zone/],
    ['an unknown process', { processes: ['ssp'] }, /: processes\[0\] – must be a process that the product knows/],
    ['a repeated process', { processes: ['ukn', 'ukn'] }, /: processes\[1\] – repeats ukn/],
    ['PSP without its joint bodies', { authorities: [], processes: ['psp'] }, /: authorities – lacks politi/],
    [
      'a closing day of a stranger',
      { closingDays: [{ date: '2026-05-15', name: { da: 'Lukket', en: 'Closed' }, authority: 'kommune:0165' }] },
      /closingDays\[0\]\.authority – names kommune:0165/,
    ],
    ['a duty roster that is no unit', { dutyRosters: { politi: 'politi.vagt' } }, /dutyRosters names .*politi\.vagt/],
    ['an hour that no clock shows', { notifyAt: '8' }, /: notifyAt – must be a time of day/],
    [
      'a kind without its unit',
      { rules: [{ id: 'TOV-20', kind: 'cadence', amount: 2, citation: 'x' }] },
      /rules\[0\]\.unit – is needed by cadence/,
    ],
    [
      'a ladder that is none',
      { rules: [{ id: 'TOV-81', ladder: 'rope', citation: 'x' }] },
      /rule TOV-81 names the ladder rope, which is none/,
    ],
    ['PSP-K without its groups', { processes: ['psp-k'] }, /: authorities – lacks pspk.* takes part/],
    ['an authority that is not there', { authorities: [] }, /: authorities – lacks politi/],
    ['another name than its file', { id: 'fyn' }, /: id is fyn, but the file is named otherwise/],
    [
      'a rule that does not exist',
      { rules: [{ id: 'TOV-99', amount: 1, citation: 'x' }] },
      /rules\[0\]\.id names TOV-99, which is no rule/,
    ],
    [
      'a number of the law',
      { rules: [{ id: 'UKN-02', amount: 5, citation: 'x' }] },
      /UKN-02, whose number is STATUTE and cannot be changed/,
    ],
  ])('%s is one sentence that names the file and the field', (_name, changes, sentence) => {
    write(changes);
    expect(complaint()).toMatch(sentence);
    expect(complaint()).not.toContain('\n');
  });

  test('shared groups must be of the district and not overlap', () => {
    const file = (sharedHandlegrupper: string[][]) => {
      const changed = { ...fileOf('koebenhavns-vestegn'), pspK: { order: vestegn.pspK!.order, sharedHandlegrupper } };
      writeFileSync(join(folder, 'koebenhavns-vestegn.json'), JSON.stringify(changed));
    };
    file([['0183', '0851']]);
    expect(complaint()).toMatch(/sharedHandlegrupper\[0\] – names 0851/);
    file([
      ['0183', '0187'],
      ['0187', '0165'],
    ]);
    expect(complaint()).toMatch(/sharedHandlegrupper\[1\] – puts 0187 into two groups/);
  });

  test('an assumed number and a guideline may be the district’s own', () => {
    write({
      rules: [
        { id: 'EXIT-04', amount: 12, citation: 'Lokal aftale' },
        { id: 'EXIT-01', amount: 9, soft: false, citation: 'Lokal aftale' },
      ],
    });
    const rules = rulesOf(loadDistricts(folder).get('nordjylland')!);
    expect(rules.get('EXIT-04')).toMatchObject({ amount: 12, mark: 'ASSUMPTION', citation: 'Lokal aftale' });
    expect(rules.get('EXIT-01')).toMatchObject({ amount: 9, soft: false, mark: 'GUIDELINE' });
    expect(rulesOf(vestegn).get('EXIT-04')).toMatchObject({ amount: 24 });
  });

  test('closing days make a calendar version of their own, the same for the same days', () => {
    const day = { date: '2026-05-15', name: { da: 'Kommunen holder lukket', en: 'The municipality is closed' } };
    const other = { ...day, date: '2026-12-23', authority: 'kommune:0851' };
    const calendar = (closingDays: object[]) => {
      write({ closingDays });
      return calendarOf(loadDistricts(folder).get('nordjylland')!);
    };
    const closed = calendar([day, other]);
    expect(calendar([])).toBe(danishCalendar);
    expect(closed.version).toMatch(/^dk-2024\.1\+[0-9a-f]{8}$/);
    expect(calendar([other, day]).version).toBe(closed.version);
    expect(calendar([day]).version).not.toBe(closed.version);
    const rule = rulesOf(vestegn).get('TOV-20')!;
    const asked = { rule, trigger: { event: 'test', at: '2026-05-11' }, zone: vestegn.zone };
    expect(calculateDeadline({ ...asked, calendar: danishCalendar }).due.localDate).toBe('2026-05-19');
    expect(calculateDeadline({ ...asked, calendar: closed }).due.localDate).toBe('2026-05-20');
  });

  test('a ladder of its own takes the place of the standard one', () => {
    const rung = { id: 'due', offset: { amount: 0, unit: 'working-days' }, audiences: ['management'] };
    write({ ladders: [{ id: 'soft', version: 2, mark: 'GUIDELINE', rungs: [rung] }] });
    const ladders = laddersOf(loadDistricts(folder).get('nordjylland')!);
    expect(ladders.get('soft')).toMatchObject({ version: 2, rungs: [{ audiences: ['management'] }] });
    expect([...laddersOf(vestegn).keys()]).toEqual(['standard', 'hours', 'soft', 'handover', 'hours-named-few']);
    expect(ladders.get('standard')).toEqual(laddersOf(vestegn).get('standard'));
  });

  test('seconds are for demonstrations: production refuses them, in rules and in ladders', () => {
    const rung = { id: 'due', offset: { amount: 5, unit: 'seconds' }, audiences: ['owner'] };
    const inSeconds = [
      { rules: [{ id: 'PSP-05', kind: 'seconds', amount: 30, citation: 'Demonstration' }] },
      { ladders: [{ id: 'standard', version: 1, mark: 'ASSUMPTION', rungs: [rung] }] },
    ];
    for (const changes of inSeconds) {
      write(changes);
      expect(() => loadDistricts(folder, { environment: 'production' })).toThrow(/seconds, which production refuses/);
      expect(loadDistricts(folder, { environment: 'test' }).size).toBe(1);
    }
    write(inSeconds[0]!);
    expect(rulesOf(loadDistricts(folder).get('nordjylland')!).get('PSP-05')).toMatchObject({
      kind: 'seconds',
      amount: 30,
    });
    expect(() => loadDistricts(undefined, { environment: 'production' })).not.toThrow();
  });

  test('a rule that changes its kind leaves the unit of the old one behind', () => {
    write({ rules: [{ id: 'TOV-06', kind: 'hours', amount: 8, citation: 'Lokal aftale' }] });
    const rule = rulesOf(loadDistricts(folder).get('nordjylland')!).get('TOV-06');
    expect(rule).toMatchObject({ kind: 'hours', amount: 8 });
    expect(rule).not.toHaveProperty('unit');
  });

  test('the duty roster of the municipalities is one in each', () => {
    expect(vestegn.dutyRosters['kommune:0165']).toBe('koebenhavns-vestegn/kommune-0165.boernevagt');
    expect(Object.keys(vestegn.dutyRosters)).toHaveLength(12);
    expect(vestegn.notifyAt).toBe('08:00');
  });

  test('what is not JSON, nothing at all and no folder', () => {
    expect(complaint()).toMatch(/holds no \.json file/);
    writeFileSync(join(folder, 'fyn.json'), '{');
    expect(complaint()).toBe('District profile fyn.json: the file is not readable as JSON.');
    expect(() => loadDistricts(join(folder, 'nowhere'))).toThrow(/cannot be read/);
  });
});
