import { describe, expect, test } from '@jest/globals';
import type { CaseRecord, DisclosureRecord, StepRecord } from '@tovholder/persistence';
import { processes } from '@tovholder/workflows/processes';
import type { Reader } from '../http/request';
import { presentDisclosures } from './disclosure.presenter';

const district = 'koebenhavns-vestegn';
const at = '2026-11-20T10:00:00.000Z';
const step = (authority: string, unit: string): Partial<StepRecord> => ({
  key: `confirm-involvement:${authority}`,
  step: 'confirm-involvement',
  unit: `${district}/${unit}`,
  authority,
  owner: null,
  state: 'open',
  option: false,
  completedBy: null,
  handover: null,
});
const record = {
  process: 'psp-k',
  district,
  state: 'open',
  referral: { userId: 'caseworker.0165', authority: 'kommune:0165', unit: `${district}/kommune-0165` },
  marks: {},
  conflicted: [],
  responsible: null,
  steps: [step('psykiatri', 'psykiatri'), step('politi', 'politi.pspk')],
} as unknown as CaseRecord;
const asked = (authority: string, more: Partial<DisclosureRecord> = {}): DisclosureRecord => ({
  id: authority,
  at,
  stepKey: `confirm-involvement:${authority}`,
  act: 'asked',
  from: 'kommune:0165',
  to: authority,
  basis: 'rpl-115-2',
  purpose: 'cooperation:psp-k',
  ...more,
});
const reader = (unit: string, authority: string): Reader => ({
  principal: {
    userId: unit,
    roles: ['coordinator'],
    authorities: [authority],
    units: [`${district}/${unit}`],
    districts: [district],
    actingFor: [],
    language: 'da',
  },
  name: unit,
  deputies: [],
  memberships: [],
  language: 'da',
});
const shown = (who: Reader, disclosures: readonly DisclosureRecord[]) =>
  presentDisclosures(disclosures, {
    record,
    reader: who,
    process: processes.get('psp-k')!,
    names: { unit: (id) => id, authority: (code) => code, authorityAt: (code, at) => `${code} i ${at.slice(0, 10)}` },
  });

describe('disclosures', () => {
  test('are told in words: parties as they were called then, step, basis and purpose', () => {
    const [one] = shown(reader('pspk.sekretariatsgruppe', 'pspk'), [asked('psykiatri')]);
    expect(one).toMatchObject({
      stepTitle: 'Bekræft deltagelse',
      from: { authority: 'kommune:0165', title: 'kommune:0165 i 2026-11-20' },
      basis: { code: 'rpl-115-2', title: expect.stringContaining('§ 115, stk. 2') },
      purposeTitle: 'Samarbejde om PSP-K',
    });
  });

  test('are shown with the step that they passed with', () => {
    const all = [asked('psykiatri'), asked('politi'), asked('kriminalforsorg')];
    expect(shown(reader('pspk.sekretariatsgruppe', 'pspk'), all).map(({ id }) => id)).toEqual(['psykiatri', 'politi']);
    expect(shown(reader('psykiatri', 'psykiatri'), all).map(({ id }) => id)).toEqual(['psykiatri']);
    expect(shown(reader('kommune-0165', 'kommune:0165'), all)).toEqual([]);
  });

  test('on a basis or for a purpose that has no title go by its code', () => {
    const [one] = shown(reader('psykiatri', 'psykiatri'), [
      asked('psykiatri', { basis: 'new', purpose: 'statistics' }),
    ]);
    expect([one?.basis.title, one?.purposeTitle]).toEqual(['new', 'statistics']);
  });
});
