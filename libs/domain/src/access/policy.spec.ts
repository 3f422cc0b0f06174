import { describe, expect, test } from '@jest/globals';
import { actionsOn, actionsOnStep } from './actions';
import { decide } from './decision';
import { accessTable, caseLevel } from './policy';
import {
  disclosureVisible,
  eventSight,
  factsVisible,
  offersTo,
  personVisible,
  responsibleVisible,
  stepVisible,
} from './sight';
import type { CaseForAccess, Principal, StepForAccess } from './types';

const district = 'koebenhavns-vestegn';
const at = (unit: string): string => `${district}/${unit}`;

/** The demonstration's people, as the directory gives them. */
const who = (role: Principal['roles'][number], authority: string, ...units: string[]): Principal => ({
  userId: `${role}.${authority}.${units.join('+')}`,
  roles: [role],
  authorities: [authority],
  units: units.map(at),
  districts: [district],
  actingFor: [],
  language: 'da',
});
const sekretariatsgruppe = who('coordinator', 'pspk', 'pspk.sekretariatsgruppe');
const handlegruppe = who('coordinator', 'pspk', 'pspk.handlegruppe-0165');
const caseworker = who('caseworker', 'kommune:0165', 'kommune-0165');
const psychiatrist = who('caseworker', 'psykiatri', 'psykiatri');
const screener = who('screening-officer', 'politi', 'politi.screening', 'politi.pspk');
const secretariat = who('coordinator', 'ukn', 'ukn.sekretariat');
const board = who('board-member', 'ukn', 'ukn.board');
const municipalExit = who('caseworker', 'kommune:0165', 'kommune-0165.exit');
const otherExit = who('caseworker', 'kommune:0151', 'kommune-0151.exit');
const policeExit = who('coordinator', 'politi', 'politi.exit');
const supervisor = who('supervisor', 'kommune:0165', 'kommune-0165');
const policeSupervisor = who('supervisor', 'politi', 'politi.screening');
const auditor = who('auditor', 'dpo', 'dpo');
const operator = who('operator', 'system', 'system');

const step = (name: string, unit: string, changes: Partial<StepForAccess> = {}): StepForAccess => ({
  key: name,
  step: name.split(/[:#]/)[0]!,
  unit: at(unit),
  authority: unit.startsWith('kommune-') ? `kommune:${unit.slice(8, 12)}` : unit.split('.')[0]!,
  owner: null,
  state: 'open',
  completedByUnit: null,
  ...changes,
});
const done = { state: 'done' } as const;

const kase = (process: string, referrer: Principal, changes: Partial<CaseForAccess> = {}): CaseForAccess => ({
  process,
  district,
  state: 'open',
  referrer: { userId: referrer.userId, authority: referrer.authorities[0]!, unit: referrer.units[0] ?? null },
  marks: {},
  responsibleAuthority: null,
  conflicted: [],
  steps: [],
  ...changes,
});

describe('PSP-K', () => {
  const open = kase('psp-k', caseworker, {
    steps: [
      step('acknowledge', 'pspk.sekretariatsgruppe'),
      step('confirm-involvement:psykiatri', 'psykiatri'),
      step('confirm-involvement:politi', 'politi.pspk', done),
      step('confirm-involvement:kriminalforsorg', 'kriminalforsorg', { state: 'withdrawn' }),
    ],
  });

  test.each([
    ['sekretariatsgruppen', sekretariatsgruppe, 'coordinator'],
    ['the referrer', caseworker, 'referrer'],
    ['a colleague of the referrer', { ...caseworker, userId: 'colleague' }, 'referrer'],
    ['who is asked', psychiatrist, 'task'],
    ['who has answered', screener, 'answered'],
    ['whose ask was withdrawn', who('caseworker', 'kriminalforsorg', 'kriminalforsorg'), 'answered'],
    ['a handlegruppe without a step yet', handlegruppe, 'none'],
    ['the supervisor of an authority with a step', policeSupervisor, 'steps'],
    ['the supervisor of an authority without one', supervisor, 'none'],
    ['the secretariat of the board', secretariat, 'none'],
    ['an auditor', auditor, 'none'],
    ['an operator', operator, 'none'],
  ])('%s', (_name, principal, level) => {
    expect(caseLevel(principal, open)).toBe(level);
  });

  test('the same unit of another district is another unit', () => {
    expect(caseLevel(sekretariatsgruppe, { ...open, steps: [], district: 'nordjylland' })).toBe('none');
    const elsewhere = { ...policeSupervisor, districts: ['nordjylland'] };
    expect(caseLevel(elsewhere, open)).toBe('none');
  });

  test('an option that stays open gives nobody a reason to look', () => {
    const option = step('ask-earlier', 'psykiatri', { option: true });
    expect(caseLevel(psychiatrist, kase('psp-k', caseworker, { steps: [option] }))).toBe('none');
    expect(caseLevel(psychiatrist, kase('psp-k', caseworker, { steps: [{ ...option, ...done }] }))).toBe('answered');
  });

  test('a supervisor that owns a step works on it', () => {
    const owned = kase('psp-k', screener, { steps: [step('review', 'kommune-0165', { owner: supervisor.userId })] });
    expect(caseLevel(supervisor, owned)).toBe('task');
  });
});

describe('a disclosure', () => {
  const asked = kase('psp-k', caseworker, {
    steps: [
      step('confirm-involvement:psykiatri', 'psykiatri'),
      step('confirm-involvement:politi', 'politi.pspk', done),
    ],
  });
  const seen = (principal: Principal): readonly string[] =>
    asked.steps.map(({ key }) => key).filter((key) => disclosureVisible(principal, asked, key));

  test('is read by whoever reads the step that it passed with in full', () => {
    expect(seen(sekretariatsgruppe)).toEqual(['confirm-involvement:psykiatri', 'confirm-involvement:politi']);
    expect(seen(psychiatrist)).toEqual(['confirm-involvement:psykiatri']);
    expect(seen(screener)).toEqual(['confirm-involvement:politi']);
  });

  test('is not read by who sees a frame, another case, or a step that the case never had', () => {
    for (const principal of [caseworker, policeSupervisor, municipalExit, auditor, operator])
      expect(seen(principal)).toEqual([]);
    expect(disclosureVisible(sekretariatsgruppe, asked, 'acknowledge')).toBe(false);
  });
});

describe('UKN', () => {
  const screening = kase('ukn', screener, { steps: [step('screening', 'politi.screening')] });
  const atBoard = kase('ukn', screener, {
    steps: [
      step('screening', 'politi.screening', done),
      step('sort', 'ukn.sekretariat', done),
      step('board-meeting', 'ukn.board'),
      step('youth-investigation', 'kommune-0165'),
    ],
  });

  test('the secretariat coordinates once the case has reached the board', () => {
    expect(caseLevel(secretariat, screening)).toBe('none');
    expect(caseLevel(secretariat, atBoard)).toBe('coordinator');
  });

  test('parties of UKL § 58 see it with an open step; the board member that sits, the municipality that investigates', () => {
    expect(caseLevel(board, atBoard)).toBe('task');
    expect(caseLevel(caseworker, atBoard)).toBe('task');
    expect(caseLevel(screener, atBoard)).toBe('referrer');
    expect(caseLevel(who('youth-supervisor', 'ukf', 'ukf'), atBoard)).toBe('none');
    expect(caseLevel(supervisor, atBoard)).toBe('steps');
  });

  test('nobody outside UKL § 58 sees it, with a step, an answer or even an own submission', () => {
    for (const state of ['open', 'done'] as const) {
      const strange = kase('ukn', psychiatrist, {
        steps: [step('screening', 'psykiatri', { state, owner: psychiatrist.userId })],
      });
      expect(caseLevel(psychiatrist, strange)).toBe('none');
    }
    expect(caseLevel(sekretariatsgruppe, atBoard)).toBe('none');
  });
});

describe('Exit', () => {
  const received = step('contact-agreed', 'kommune-0165.exit', done);
  const risk = step('risk-check', 'politi.exit');
  const before = kase('exit', municipalExit, { steps: [received, risk] });
  const consented = { 'consent-given': '2026-03-03T08:00:00Z' };

  test('before consent: who received the contact, and who owes an open step', () => {
    expect(caseLevel(municipalExit, before)).toBe('coordinator');
    expect(caseLevel(policeExit, before)).toBe('task');
    expect(caseLevel(policeExit, { ...before, steps: [received, { ...risk, ...done }] })).toBe('none');
    expect(caseLevel(otherExit, before)).toBe('none');
  });

  test('with consent: the exit units that take part, until it is withdrawn', () => {
    const steps = [received, { ...risk, ...done }];
    expect(caseLevel(policeExit, { ...before, steps, marks: consented })).toBe('coordinator');
    expect(caseLevel(otherExit, { ...before, steps, marks: consented })).toBe('none');
    const withdrawn = { ...consented, 'consent-withdrawn': '2026-04-01T08:00:00Z' };
    expect(caseLevel(policeExit, { ...before, steps, marks: withdrawn })).toBe('answered');
    expect(caseLevel(municipalExit, { ...before, steps, marks: withdrawn })).toBe('coordinator');
  });

  test('no general queue: not the referrer’s colleagues, not the unit beside, not the supervisor', () => {
    const referred = kase('exit', caseworker, { steps: [received], marks: consented });
    expect(caseLevel(caseworker, referred)).toBe('referrer');
    expect(caseLevel({ ...caseworker, userId: 'colleague' }, referred)).toBe('none');
    expect(caseLevel(supervisor, referred)).toBe('none');
    expect(caseLevel(policeSupervisor, before)).toBe('none');
  });
});

test('each rule of the table says what it rests on', () => {
  expect(accessTable().length).toBeGreaterThan(10);
  for (const { because } of accessTable()) expect(because.length).toBeGreaterThan(20);
});

describe('an offer', () => {
  const offered = kase('psp-k', caseworker, {
    responsibleAuthority: 'kommune:0165',
    steps: [step('review#1', 'kommune-0165'), step('handover:psykiatri', 'psykiatri', { handover: true })],
  });

  test('shows its receiver that there is one, and nothing of the case', () => {
    expect(caseLevel(psychiatrist, offered)).toBe('offer');
    expect(offersTo(psychiatrist, offered).map(({ key }) => key)).toEqual(['handover:psykiatri']);
    expect(personVisible(psychiatrist, offered)).toBe(false);
    expect(factsVisible(psychiatrist, offered)).toBe('none');
    expect(responsibleVisible(psychiatrist, offered)).toBe(false);
    expect(offered.steps.map((it) => stepVisible(psychiatrist, offered, it))).toEqual(['hidden', 'full']);
    for (const type of ['submitted', 'opened', 'completed', 'noted']) {
      expect(eventSight(psychiatrist, offered, { type, key: null, actor: null })).toBe('hidden');
    }
    expect(decide(psychiatrist, 'case.read', { case: offered }).obligations).toContain('without-content');
  });

  test('is the receiver’s to answer and the sender’s to take back', () => {
    const [, offer] = offered.steps;
    expect(actionsOnStep(psychiatrist, offered, offer!)).toEqual(['complete', 'claim']);
    expect(actionsOnStep(caseworker, offered, offer!)).toEqual(['withdraw-handover']);
    expect(actionsOn(psychiatrist, offered)).toEqual([]);
    expect(actionsOn(caseworker, offered)).toContain('offer-handover');
  });

  test('that was declined leaves nothing behind', () => {
    const declined = { ...offered, steps: offered.steps.map((it) => (it.handover ? { ...it, ...done } : it)) };
    expect(caseLevel(psychiatrist, declined)).toBe('none');
    expect(offersTo(psychiatrist, declined)).toEqual([]);
  });

  test('that was accepted shows the case by the steps that follow, and the sender keeps its own', () => {
    const steps = [
      step('review#1', 'kommune-0165', done),
      step('handover:psykiatri', 'psykiatri', { handover: true, ...done }),
      step('review#2', 'psykiatri'),
    ];
    const accepted = { ...offered, responsibleAuthority: 'psykiatri', referrer: open.referrer, steps };
    expect(caseLevel(psychiatrist, accepted)).toBe('task');
    expect(caseLevel(who('caseworker', 'kommune:0165', 'kommune-0165'), accepted)).toBe('answered');
  });

  test('shows in Exit to nobody but the unit that it is made to', () => {
    const custody = kase('exit', caseworker, {
      marks: { 'consent-given': '2026-03-03T08:00:00Z' },
      steps: [step('handover', 'kommune-0151.exit', { handover: true })],
    });
    expect(caseLevel(otherExit, custody)).toBe('offer');
    expect(caseLevel(municipalExit, custody)).toBe('none');
  });

  const open = kase('psp-k', screener);
});

describe('who stands in, and who answers', () => {
  const owned = kase('psp-k', screener, { steps: [step('review#1', 'kommune-0165', { owner: 'away' })] });

  test('a deputy works on what the absent one owns, and no longer than that', () => {
    const deputy = { ...who('caseworker', 'kommune:0151', 'kommune-0151'), actingFor: ['away'] };
    expect(caseLevel(deputy, owned)).toBe('task');
    expect(actionsOnStep(deputy, owned, owned.steps[0]!)).toContain('complete');
    expect(caseLevel({ ...deputy, actingFor: [] }, owned)).toBe('none');
  });

  test.each(['supervisor', 'head', 'management'] as const)('a %s sees steps, owners and dates', (role) => {
    const leader = who(role, 'kommune:0165', 'kommune-0165');
    expect(caseLevel(leader, owned)).toBe('steps');
    expect(stepVisible(leader, owned, owned.steps[0]!)).toBe('frame');
    expect(factsVisible(leader, owned)).toBe('none');
    expect(decide(leader, 'supervision.read').allow).toBe(true);
    expect(actionsOnStep(leader, owned, owned.steps[0]!)).toEqual(['assign', 'release', 'pause', 'end-pause']);
  });

  test('of an exit unit only those who belong to it', () => {
    const course = kase('exit', caseworker, { steps: [step('visitation', 'kommune-0165.exit')] });
    expect(caseLevel(who('head', 'kommune:0165', 'kommune-0165.exit'), course)).toBe('steps');
    expect(caseLevel(who('head', 'kommune:0165', 'kommune-0165'), course)).toBe('none');
  });
});

describe('a child’s notification', () => {
  const childUnit = who('caseworker', 'kommune:0165', 'kommune-0165.boern');
  const notified = kase('underretning', psychiatrist, {
    responsibleAuthority: 'kommune:0165',
    steps: [step('danger-check', 'kommune-0165.boernevagt'), step('register', 'kommune-0165.boern', done)],
  });

  test('is seen by the child unit that is responsible, by who is on duty, and by the notifier as submitted', () => {
    expect(caseLevel(childUnit, notified)).toBe('coordinator');
    expect(caseLevel(who('caseworker', 'kommune:0165', 'kommune-0165.boernevagt'), notified)).toBe('task');
    expect(caseLevel(psychiatrist, notified)).toBe('referrer');
    expect(notified.steps.map((it) => stepVisible(psychiatrist, notified, it))).toEqual(['hidden', 'hidden']);
    expect(caseLevel(caseworker, notified)).toBe('none');
  });

  test('after a handover to another municipality the first keeps what it did itself', () => {
    const moved = { ...notified, responsibleAuthority: 'kommune:0151' };
    expect(caseLevel(childUnit, moved)).toBe('answered');
    expect(caseLevel(who('caseworker', 'kommune:0151', 'kommune-0151.boern'), moved)).toBe('coordinator');
  });
});
