import { describe, expect, test } from '@jest/globals';
import { caseLevel } from '@tovholder/domain/access';
import { demoUsers } from './demo-users';
import { loadDistricts } from './load';
import { coordinatorUnits, resolveAuthority, resolveOwing } from './owing';
import { handlegruppeOf, unitsOf } from './units';

const districts = loadDistricts();
const vestegn = districts.get('koebenhavns-vestegn')!;
const users = demoUsers(districts);
const principals = users.map((user) => ({ ...user, userId: user.userName, actingFor: [] }));

describe('who owes a step', () => {
  const albertslund = { municipality: '0165' };

  test.each([
    [{ role: 'sekretariatsgruppe' }, 'pspk.sekretariatsgruppe', 'pspk'],
    [{ role: 'styregruppe' }, 'pspk.styregruppe', 'pspk'],
    [{ role: 'handlegruppe' }, 'pspk.handlegruppe-0165', 'pspk'],
    [{ role: 'authority', authority: 'psykiatri' }, 'psykiatri', 'psykiatri'],
    [{ role: 'authority', authority: 'kriminalforsorg' }, 'kriminalforsorg', 'kriminalforsorg'],
    [{ role: 'authority', authority: 'politi' }, 'politi.pspk', 'politi'],
    [{ role: 'authority', authority: 'kommune' }, 'kommune-0165', 'kommune:0165'],
    [{ role: 'authority', authority: 'kommune:0151' }, 'kommune-0151', 'kommune:0151'],
    [{ role: 'police-screening' }, 'politi.screening', 'politi'],
    [{ role: 'secretariat' }, 'ukn.sekretariat', 'ukn'],
    [{ role: 'chair' }, 'ukn.chair', 'ukn'],
    [{ role: 'board' }, 'ukn.board', 'ukn'],
    [{ role: 'municipality' }, 'kommune-0165', 'kommune:0165'],
    [{ role: 'prosecution' }, 'anklagemyndighed', 'anklagemyndighed'],
    [{ role: 'ukf' }, 'ukf', 'ukf'],
    [{ role: 'police-exit' }, 'politi.exit', 'politi'],
    [{ role: 'municipal-exit' }, 'kommune-0165.exit', 'kommune:0165'],
    [{ role: 'kriminalforsorg-exit' }, 'kriminalforsorg.exit', 'kriminalforsorg'],
    [{ role: 'exit-receiver', authority: 'politi' }, 'politi.exit', 'politi'],
    [{ role: 'exit-receiver', authority: 'kriminalforsorg' }, 'kriminalforsorg.exit', 'kriminalforsorg'],
    [{ role: 'exit-receiver', authority: 'kommune' }, 'kommune-0165.exit', 'kommune:0165'],
    [{ role: 'exit-unit' }, 'kommune-0165.exit', 'kommune:0165'],
    [{ role: 'child-unit' }, 'kommune-0165.boern', 'kommune:0165'],
    [{ role: 'child-duty' }, 'kommune-0165.boernevagt', 'kommune:0165'],
    [{ role: 'child-unit', authority: 'kommune:0151' }, 'kommune-0151.boern', 'kommune:0151'],
    [{ role: 'psp-coordinator' }, 'psp.koordinator', 'psp'],
    [{ role: 'psp-table' }, 'psp.bord-0165', 'psp'],
    [{ role: 'psp-party', authority: 'politi' }, 'politi.psp', 'politi'],
    [{ role: 'psp-party', authority: 'kommune' }, 'kommune-0165', 'kommune:0165'],
  ])('%j', (owing, unit, authority) => {
    expect(resolveOwing(vestegn, owing, albertslund)).toEqual({ unit: `koebenhavns-vestegn/${unit}`, authority });
  });

  test('nothing is owed by nobody: without a municipality the coordinating unit owes it', () => {
    for (const municipality of [undefined, null, '0851']) {
      const unit = (role: string, authority?: string) =>
        resolveOwing(vestegn, { role, ...(authority === undefined ? {} : { authority }) }, { municipality }).unit;
      expect(unit('handlegruppe')).toBe('koebenhavns-vestegn/pspk.sekretariatsgruppe');
      expect(unit('authority', 'kommune')).toBe('koebenhavns-vestegn/pspk.sekretariatsgruppe');
      expect(unit('municipality')).toBe('koebenhavns-vestegn/politi.screening');
      expect(unit('municipal-exit')).toBe('koebenhavns-vestegn/politi.exit');
      expect(unit('child-unit')).toBe('koebenhavns-vestegn/politi.screening');
      expect(unit('psp-table')).toBe('koebenhavns-vestegn/psp.koordinator');
      expect(unit('psp-party', 'kommune')).toBe('koebenhavns-vestegn/psp.koordinator');
    }
  });

  test('a role that no process uses is a fault in the process', () => {
    expect(() => resolveOwing(vestegn, { role: 'skole' }, albertslund)).toThrow(RangeError);
    expect(() => resolveOwing(vestegn, { role: 'authority', authority: 'skole' }, albertslund)).toThrow(RangeError);
    expect(() => resolveOwing(vestegn, { role: 'psp-party', authority: 'skole' }, albertslund)).toThrow(RangeError);
  });

  test('the citizen’s municipality as an authority', () => {
    expect(resolveAuthority(vestegn, { party: 'kommune', municipality: '0165' })).toBe('kommune:0165');
    expect(resolveAuthority(vestegn, { party: 'kommune', municipality: null })).toBe('kommune');
    expect(resolveAuthority(vestegn, { party: 'politi', municipality: '0165' })).toBe('politi');
  });

  test('coordinators', () => {
    expect(coordinatorUnits(vestegn, { process: 'psp-k' })).toEqual(['koebenhavns-vestegn/pspk.sekretariatsgruppe']);
    expect(coordinatorUnits(vestegn, { process: 'exit', municipality: '0165' })).toHaveLength(3);
    expect(coordinatorUnits(vestegn, { process: 'underretning', municipality: '0165' })).toEqual([
      'koebenhavns-vestegn/kommune-0165.boern',
    ]);
    expect(coordinatorUnits(districts.get('nordjylland')!, { process: 'psp' })).toEqual([
      'nordjylland/psp.koordinator',
    ]);
    expect(coordinatorUnits(vestegn, { process: 'ksp' })).toEqual([]);
  });
});

describe('units', () => {
  test('11 municipalities have 10 handlegrupper: Ishøj and Vallensbæk share one', () => {
    const groups = unitsOf(vestegn).filter(({ id }) => id.includes('handlegruppe'));
    expect(groups).toHaveLength(10);
    expect(handlegruppeOf(vestegn, '0187')).toBe('pspk.handlegruppe-0183');
    expect(groups.map(({ name }) => name.da)).toContain('PSP-K, handlegruppen Ishøj og Vallensbæk');
  });

  test('each resolved unit exists, once, with the authority that it is resolved with', () => {
    const roles = ['municipality', 'police-screening', 'secretariat', 'chair', 'board', 'prosecution', 'ukf'];
    const exitRoles = ['police-exit', 'municipal-exit', 'kriminalforsorg-exit', 'exit-unit', 'exit-receiver'];
    for (const profile of districts.values()) {
      const units = unitsOf(profile);
      expect(new Set(units.map(({ id }) => id)).size).toBe(units.length);
      for (const { code } of profile.municipalities) {
        const pspRoles = ['psp-coordinator', 'psp-table', 'psp-steering'];
        const of = [
          ...roles,
          ...['child-unit', 'child-duty'],
          ...(profile.processes.includes('exit') ? exitRoles : []),
          ...(profile.processes.includes('psp') ? pspRoles : []),
        ];
        for (const role of of) {
          const { unit, authority } = resolveOwing(profile, { role }, { municipality: code });
          expect(units).toContainEqual(expect.objectContaining({ id: unit, authority }));
        }
      }
    }
  });
});

/** A process in which a unit owes steps. */
function processOf({ id, authority }: { id: string; authority: string }): string {
  if (id.includes('.exit')) return 'exit';
  if (id.includes('.boern')) return 'underretning';
  if (id.endsWith('.psp') || authority === 'psp') return 'psp';
  return id.includes('pspk') || authority === 'psykiatri' ? 'psp-k' : 'ukn';
}

describe('demo users', () => {
  const user = (userName: string) => users.find((candidate) => candidate.userName === userName);

  test.each([
    'caseworker.0165',
    'supervisor.0165',
    'caseworker.psykiatri',
    'caseworker.kriminalforsorg',
    'screening.politi',
    'coordinator.pspk',
    'coordinator.handlegruppe-0165',
    'coordinator.handlegruppe-0187',
    'coordinator.styregruppe',
    'coordinator.ukn',
    'chair.ukn',
    'board.ukn',
    'prosecutor.anklagemyndighed',
    'supervision.ukf',
    'coordinator.exit',
    'caseworker.exit-0165',
    'caseworker.exit-0851',
    'supervisor.politi',
    'auditor.dpo',
    'operator.system',
    'head.0165',
    'management.0851',
    'head.politi',
    'management.psykiatri',
    'head.kriminalforsorg',
    'head.ukn',
    'management.pspk',
    'head.ukf',
    'management.anklagemyndighed',
    'coordinator.psp',
    'coordinator.psp-bord-0851',
    'coordinator.psp-styregruppe',
  ])('%s', (userName) => {
    expect(user(userName)).toBeDefined();
  });

  test('belong to units that exist, and to the districts of these', () => {
    const units = new Map([...districts.values()].flatMap(unitsOf).map((unit) => [unit.id, unit]));
    expect(new Set(users.map(({ userName }) => userName)).size).toBe(users.length);
    for (const { units: own, authorities, districts: where } of users) {
      expect(own.length).toBeGreaterThan(0);
      expect(own.map((id) => units.get(id)?.authority)).toEqual(own.map(() => authorities[0]));
      expect([...new Set(own.map((id) => id.split('/')[0]))]).toEqual(where);
    }
  });

  test('Ishøj and Vallensbæk meet in one group; the police work in each district', () => {
    expect(user('coordinator.handlegruppe-0187')?.units).toEqual(['koebenhavns-vestegn/pspk.handlegruppe-0183']);
    expect(user('screening.politi')?.districts).toEqual(['koebenhavns-vestegn', 'nordjylland', 'nordsjaelland']);
    expect(user('coordinator.pspk')?.districts).toEqual(['koebenhavns-vestegn']);
  });

  test('each unit that can owe a step has someone who may work on it', () => {
    for (const profile of districts.values()) {
      for (const unit of unitsOf(profile).filter(({ authority }) => authority !== 'dpo' && authority !== 'system')) {
        const process = processOf(unit);
        const step = {
          key: 'step',
          step: 'step',
          unit: unit.id,
          authority: unit.authority,
          owner: null,
          state: 'open',
          completedByUnit: null,
        } as const;
        const kase = {
          process,
          district: profile.id,
          state: 'open',
          marks: {},
          responsibleAuthority: null,
          conflicted: [],
          steps: [step],
          referrer: { userId: 'nobody', authority: 'politi', unit: null },
        } as const;
        const working = principals.filter((candidate) => ['task', 'coordinator'].includes(caseLevel(candidate, kase)));
        expect(working.length).toBeGreaterThan(0);
        const answering = users.filter(
          ({ roles, units }) =>
            units.includes(unit.id) && roles.some((role) => ['supervisor', 'head', 'management'].includes(role)),
        );
        expect(answering.length).toBeGreaterThan(0);
      }
    }
  });

  test('have an address that reaches nobody, and a name of their own', () => {
    expect(user('caseworker.exit-0165')?.email).toBe('caseworker.exit-0165@demo.example');
    expect(new Set(users.map(({ email }) => email)).size).toBe(users.length);
    expect(new Set(users.map(({ name }) => name)).size).toBe(users.length);
  });
});
