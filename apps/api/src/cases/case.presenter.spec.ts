import { describe, expect, test } from '@jest/globals';
import type { EligibilityResult } from '@tovholder/domain/eligibility';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';
import { processes } from '@tovholder/workflows/processes';
import { presentCase } from './case.presenter';

const pspK = processes.get('psp-k')!;
const district = 'koebenhavns-vestegn';
const unit = (name: string): string => `${district}/${name}`;
const at = '2026-11-20T10:00:00.000Z';

const eligibility = (verdict: EligibilityResult['verdict']): EligibilityResult => ({
  process: 'psp-k',
  verdict,
  routes: [{ to: verdict === 'eligible' ? 'psp-k' : 'psp', because: [] }],
  reasons: [],
  blocking: [],
  course: {},
});

const step = (key: string, more: Partial<StepRecord>): StepRecord => ({
  key,
  step: key.replace(/[:#].*/, ''),
  owing: { role: 'authority' },
  unit: unit('psykiatri'),
  authority: 'psykiatri',
  owner: null,
  state: 'open',
  option: false,
  openedAt: at,
  closedAt: null,
  due: null,
  outcome: null,
  data: null,
  completedBy: null,
  ...more,
});

const record: CaseRecord = {
  id: '01a1fdec-be5b-7a0f-839a-f6a410619bcd',
  caseNumber: '2026-000001',
  process: 'psp-k',
  processVersion: 1,
  district,
  state: 'open',
  version: 5,
  receivedAt: at,
  openedAt: at,
  closedAt: null,
  outcome: null,
  successor: null,
  incident: null,
  person: {
    id: '01a1fdec-be56-790e-ad72-c310fceab1ce',
    cpr: '2512489996',
    replacementId: null,
    name: 'Nancy Ann Test Berggren',
    birthDate: '1948-12-25',
    municipality: '0165',
  },
  referral: {
    id: '01a1fdec-be5b-7a0f-839a-f6a5f9afa72d',
    submittedAt: at,
    userId: 'caseworker.0165',
    authority: 'kommune:0165',
    unit: unit('kommune-0165'),
    reason: 'REASON',
    urgency: 'normal',
    legalBasis: { code: 'rpl-115-2', necessity: 'NECESSITY' },
    requestReview: null,
  },
  facts: { unclearBecause: 'LATER' },
  assessment: {
    ruleVersion: 1,
    asOf: '2026-11-20T12:00:00.000Z',
    verdict: 'eligible',
    routes: [],
    reasons: [],
    blocking: [],
    course: {},
  },
  eligibility: eligibility('eligible'),
  submitted: { facts: { unclearBecause: 'FIRST' }, eligibility: eligibility('not-eligible') },
  responsible: null,
  marks: {},
  steps: [
    step('acknowledge', { unit: unit('pspk.sekretariatsgruppe'), authority: 'pspk' }),
    step('confirm-involvement:psykiatri', {}),
    step('confirm-involvement:politi', {
      unit: unit('politi.pspk'),
      authority: 'politi',
      state: 'done',
      outcome: 'supports-now',
      data: {},
      closedAt: at,
      completedBy: { userId: 'screening.politi', unit: unit('politi.pspk') },
    }),
  ],
};

const reader = (
  userId: string,
  role: 'caseworker' | 'coordinator' | 'supervisor',
  member: { authority: string; unit: string },
) => ({
  principal: {
    userId,
    roles: [role],
    authorities: [member.authority],
    units: [unit(member.unit)],
    districts: [district],
    language: 'da' as const,
  },
  name: 'Alma Prøvesen',
  memberships: [{ authority: member.authority, unit: unit(member.unit), district }],
  language: 'da' as const,
});
const present = (who: ReturnType<typeof reader>, kase: CaseRecord = record) =>
  presentCase(kase, { reader: who, process: pspK });

describe('a PSP-K case', () => {
  test('is whole for its coordinator', () => {
    const view = present(
      reader('coordinator.pspk', 'coordinator', { authority: 'pspk', unit: 'pspk.sekretariatsgruppe' }),
    );
    expect(view.person.cpr).toBe('2512489996');
    expect(view.facts).toEqual({ unclearBecause: 'LATER' });
    expect(view.verdict).toBe('eligible');
    expect(view.steps.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['acknowledge', null],
      ['confirm-involvement:psykiatri', null],
      ['confirm-involvement:politi', 'supports-now'],
    ]);
    expect(view.steps[0]?.actions).toContain('complete');
    expect(view.steps[0]?.outcomes.map(({ id }) => id)).toEqual(['acknowledged']);
    expect(view.steps[1]?.outcomes).toEqual([]);
  });

  test('shows its referrer the own submission, not what was corrected later nor who answered what', () => {
    const view = present(reader('caseworker.0165', 'caseworker', { authority: 'kommune:0165', unit: 'kommune-0165' }));
    expect(view.facts).toEqual({ unclearBecause: 'FIRST' });
    expect(view.verdict).toBe('not-eligible');
    expect(view.routes.map(({ to }) => to)).toEqual(['psp']);
    expect(view.quorum).toBe('asking');
    expect(JSON.stringify(view)).not.toContain('supports-now');
    expect(JSON.stringify(view)).not.toContain('LATER');
  });

  test('shows an asked authority the identity and its own step, and nothing of the referral', () => {
    const view = present(reader('caseworker.psykiatri', 'caseworker', { authority: 'psykiatri', unit: 'psykiatri' }));
    expect(view.person.name).toBe('Nancy Ann Test Berggren');
    expect(view.steps.map(({ key }) => key)).toEqual(['confirm-involvement:psykiatri']);
    expect(view.facts).toBeUndefined();
    expect(view.quorum).toBeNull();
    expect(JSON.stringify(view)).not.toMatch(/REASON|NECESSITY|FIRST|LATER|screening\.politi/);
  });

  test('leaves an authority that has answered its own answer alone', () => {
    const view = present(reader('screening.politi', 'caseworker', { authority: 'politi', unit: 'politi.pspk' }));
    expect(view.person).toEqual({});
    expect(view.steps.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['confirm-involvement:politi', 'supports-now'],
    ]);
    expect(JSON.stringify(view)).not.toMatch(/2512489996|Berggren|REASON/);
  });

  test('shows a supervisor steps, owners and dates of the own authority, without content', () => {
    const view = present(reader('supervisor.politi', 'supervisor', { authority: 'politi', unit: 'politi.pspk' }));
    expect(view.person).toEqual({});
    expect(view.steps.map(({ key, outcome, completedBy }) => [key, outcome, completedBy])).toEqual([
      ['confirm-involvement:politi', null, null],
    ]);
    expect(JSON.stringify(view)).not.toMatch(/2512489996|Berggren|REASON|supports-now/);
  });
});
