import { danishCalendar } from '@tovholder/domain/calendar';
import type { EligibilityResult } from '@tovholder/domain/eligibility';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';
import { processes } from '@tovholder/workflows/processes';
import { presentCase } from './case.presenter';

const pspK = processes.get('psp-k')!;
const district = 'koebenhavns-vestegn';
export const unit = (name: string): string => `${district}/${name}`;
export const at = '2026-11-20T10:00:00.000Z';
export const now = '2026-11-21T10:00:00.000Z';

const eligibility = (verdict: EligibilityResult['verdict']): EligibilityResult => ({
  process: 'psp-k',
  verdict,
  routes: [{ to: verdict === 'eligible' ? 'psp-k' : 'psp', because: [] }],
  reasons: [],
  blocking: [],
  course: {},
});

/** An open step of the case, by its key. */
export const step = (key: string, more: Partial<StepRecord>): StepRecord => ({
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
  pausedAt: null,
  pausable: [],
  pauses: [],
  ladder: [],
  handover: null,
  ...more,
});

/** A PSP-K case of a published test person: acknowledged by nobody, and answered by one of two. */
export const record: CaseRecord = {
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
  epoch: 1,
  municipality: '0165',
  people: { 'caseworker.0165': 'Karen Prøve' },
  texts: { 'confirm-involvement:politi': { note: 'WRITTEN' } },
  conflicted: [],
  links: [],
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

/** Somebody who is signed in, with one role in one unit. */
export const reader = (
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
    actingFor: [],
    language: 'da' as const,
  },
  name: 'Alma Prøvesen',
  deputies: [],
  memberships: [{ authority: member.authority, unit: unit(member.unit), district }],
  language: 'da' as const,
});
const authority = (code: string): string => `A ${code}`;
const names = { unit: (id: string) => `U ${id}`, authority, authorityAt: authority };
/** What the API answers when this reader opens the case. */
export const present = (who: ReturnType<typeof reader>, kase: CaseRecord = record, process = pspK) =>
  presentCase(kase, {
    reader: who,
    process,
    now: Date.parse(now),
    zone: 'Europe/Copenhagen',
    links: [],
    calendar: danishCalendar,
    districtTitle: 'Københavns Vestegn',
    names,
    municipalities: [{ code: '0165', name: 'Albertslund' }],
    titleOfProcess: (id) => id,
    receivers: [{ authority: 'kommune:0151', title: 'Ballerup Kommune' }],
  });

/** The secretariat's coordinator, who sees the whole case. */
export const coordinator = reader('coordinator.pspk', 'coordinator', {
  authority: 'pspk',
  unit: 'pspk.sekretariatsgruppe',
});
/** Who submitted it. */
export const referrer = reader('caseworker.0165', 'caseworker', { authority: 'kommune:0165', unit: 'kommune-0165' });
