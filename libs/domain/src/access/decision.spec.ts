import { describe, expect, test } from '@jest/globals';
import { actionsOn, actionsOnStep } from './actions';
import { type ReferralForAccess, decide } from './decision';
import {
  factsVisible,
  personVisible,
  quorumSeen,
  responsibleVisible,
  stepVisible,
  timelineVisible,
  eventSight,
} from './sight';
import type { CaseForAccess, Principal, StepForAccess } from './types';

const district = 'koebenhavns-vestegn';
const who = (role: Principal['roles'][number], authority: string, unit: string): Principal => ({
  userId: `${role}.${unit}`,
  roles: [role],
  authorities: [authority],
  units: [`${district}/${unit}`],
  districts: [district],
  actingFor: [],
  language: 'da',
});
const sekretariatsgruppe = who('coordinator', 'pspk', 'pspk.sekretariatsgruppe');
const handlegruppe = who('coordinator', 'pspk', 'pspk.handlegruppe-0165');
const caseworker = who('caseworker', 'kommune:0165', 'kommune-0165');
const psychiatrist = who('caseworker', 'psykiatri', 'psykiatri');
const police = who('screening-officer', 'politi', 'politi.pspk');
const supervisor = who('supervisor', 'psykiatri', 'psykiatri');
const operator = who('operator', 'system', 'system');
const stranger = who('caseworker', 'kommune:0151', 'kommune-0151');

const step = (key: string, owing: Principal, changes: Partial<StepForAccess> = {}): StepForAccess => ({
  key,
  step: key.split(/[:#]/)[0]!,
  unit: owing.units[0]!,
  authority: owing.authorities[0]!,
  owner: null,
  state: 'open',
  completedByUnit: null,
  ...changes,
});

const asked = step('confirm-involvement:psykiatri', psychiatrist);
const answered = step('confirm-involvement:politi', police, { state: 'done', completedByUnit: police.units[0]! });
const acknowledge = step('acknowledge', sekretariatsgruppe);
const kase: CaseForAccess = {
  process: 'psp-k',
  district,
  state: 'open',
  referrer: { userId: caseworker.userId, authority: 'kommune:0165', unit: caseworker.units[0]! },
  marks: {},
  responsibleAuthority: null,
  conflicted: [],
  steps: [acknowledge, asked, answered],
};

describe('what each reader of PSP-K sees', () => {
  test.each([
    ['sekretariatsgruppen', sekretariatsgruppe, true, 'all', ['full', 'full', 'full']],
    [
      'the referrer: where its case stands, not who said what',
      caseworker,
      true,
      'submitted',
      ['frame', 'hidden', 'hidden'],
    ],
    ['who is asked: identity and the question', psychiatrist, true, 'none', ['hidden', 'full', 'hidden']],
    ['who has answered: its own answer', police, false, 'none', ['hidden', 'hidden', 'full']],
    ['a supervisor: the step without content', supervisor, false, 'none', ['hidden', 'frame', 'hidden']],
    ['a stranger', stranger, false, 'none', ['hidden', 'hidden', 'hidden']],
  ])('%s', (_name, principal, person, facts, sight) => {
    expect(personVisible(principal, kase)).toBe(person);
    expect(factsVisible(principal, kase)).toBe(facts);
    expect(kase.steps.map((it) => stepVisible(principal, kase, it))).toEqual(sight);
  });

  test('the handlegruppe knows who takes part; an authority that plans does not know who said what', () => {
    const naming = step('name-responsible', handlegruppe);
    const plan = step('coordinated-plan', psychiatrist);
    const later = { ...kase, steps: [{ ...asked, state: 'done' as const }, answered, naming, plan] };
    expect(stepVisible(handlegruppe, later, answered)).toBe('full');
    expect(factsVisible(psychiatrist, later)).toBe('all');
    expect(stepVisible(psychiatrist, later, answered)).toBe('hidden');
    expect(stepVisible(psychiatrist, later, naming)).toBe('full');
  });

  test('the responsible authority is for those who work on the course and for itself', () => {
    const named = { ...kase, responsibleAuthority: 'politi' };
    expect(responsibleVisible(sekretariatsgruppe, named)).toBe(true);
    expect(responsibleVisible(police, named)).toBe(true);
    expect(responsibleVisible(caseworker, named)).toBe(false);
    expect(responsibleVisible(psychiatrist, named)).toBe(false);
  });

  test('the timeline: own deeds and steps in full, the case’s state as a frame, answers of others not at all', () => {
    const by = ({ userId, units }: Principal) => ({ userId, unit: units[0]! });
    const submitted = { type: 'submitted', key: null, actor: by(caseworker) };
    const answer = { type: 'completed', key: answered.key, actor: by(police) };
    const note = { type: 'noted', key: null, actor: by(sekretariatsgruppe) };
    const sights = (principal: Principal) => [submitted, answer, note].map((it) => eventSight(principal, kase, it));
    expect(sights(sekretariatsgruppe)).toEqual(['full', 'full', 'full']);
    expect(sights(caseworker)).toEqual(['full', 'hidden', 'hidden']);
    expect(sights(psychiatrist)).toEqual(['frame', 'hidden', 'hidden']);
    expect(sights(police)).toEqual(['hidden', 'full', 'hidden']);
    expect(sights(supervisor)).toEqual(['hidden', 'hidden', 'hidden']);
    expect(sights(stranger)).toEqual(['hidden', 'hidden', 'hidden']);
    expect(timelineVisible(psychiatrist, kase, submitted)).toBe(false);
    expect(timelineVisible(psychiatrist, kase, { ...submitted, type: 'opened', actor: null })).toBe(true);
  });

  test('the referrer may know whether three of four was reached', () => {
    expect(quorumSeen(kase)).toBe('asking');
    const failed = step('quorum-not-reached', sekretariatsgruppe);
    expect(quorumSeen({ ...kase, steps: [failed] })).toBe('not-reached');
    expect(quorumSeen({ ...kase, steps: [failed, step('schedule', handlegruppe)] })).toBe('reached');
    expect(quorumSeen({ ...kase, process: 'ukn' })).toBe(null);
  });
});

describe('what each reader may do', () => {
  test.each([
    ['sekretariatsgruppen', sekretariatsgruppe, ['note', 'correct-fact', 'raise-concern', 'offer-handover', 'close']],
    ['the referrer', caseworker, ['note', 'correct-fact', 'raise-concern', 'withdraw']],
    ['who is asked', psychiatrist, ['note', 'raise-concern']],
    ['who has answered', police, []],
    ['a supervisor', supervisor, []],
  ])('on the case: %s', (_name, principal, actions) => {
    expect(actionsOn(principal, kase)).toEqual(actions);
  });

  test('withdrawing ends with the acceptance, everything but concern for a child with the case', () => {
    const accepted = { ...kase, marks: { accepted: '2026-03-03T08:00:00Z' } };
    expect(actionsOn(caseworker, accepted)).not.toContain('withdraw');
    expect(decide(caseworker, 'case.withdraw', { case: accepted })).toMatchObject({
      allow: false,
      reasons: [{ code: 'not-possible-now' }],
    });
    expect(actionsOn(sekretariatsgruppe, { ...kase, state: 'closed' })).toEqual(['raise-concern']);
    expect(actionsOn(sekretariatsgruppe, { ...kase, state: 'incident' })).toEqual(['note', 'raise-concern']);
    expect(actionsOn(sekretariatsgruppe, { ...kase, state: 'paused' })).toEqual(actionsOn(sekretariatsgruppe, kase));
  });

  test.each([
    ['the unit that owes it', psychiatrist, asked, ['complete', 'claim', 'pause', 'end-pause']],
    [
      'its owner',
      psychiatrist,
      { ...asked, owner: psychiatrist.userId },
      ['complete', 'release', 'pause', 'end-pause'],
    ],
    ['a colleague of the owner', psychiatrist, { ...asked, owner: 'colleague' }, ['complete', 'pause', 'end-pause']],
    ['a supervisor', supervisor, asked, ['assign', 'pause', 'end-pause']],
    [
      'a coordinator in the own unit',
      sekretariatsgruppe,
      acknowledge,
      ['complete', 'claim', 'assign', 'pause', 'end-pause'],
    ],
    ['a coordinator of the course, on another’s step', sekretariatsgruppe, asked, []],
    ['the referrer', caseworker, asked, []],
    ['anyone, when it is done', police, answered, []],
    ['an option: nobody owns it', sekretariatsgruppe, { ...acknowledge, option: true }, ['complete']],
  ])('on a step: %s', (_name, principal, it, actions) => {
    expect(actionsOnStep(principal, kase, it)).toEqual(actions);
  });

  test('before a UKN case has reached the board the screening police may close it', () => {
    const screening = { ...kase, process: 'ukn', steps: [step('screening', police)] };
    expect(actionsOn(police, screening)).toContain('close');
    const reached = {
      ...screening,
      steps: [...screening.steps, step('sort', who('coordinator', 'ukn', 'ukn.sekretariat'))],
    };
    expect(actionsOn(police, reached)).not.toContain('close');
  });

  test('Exit is closed to supervisors', () => {
    const owned = step('contact-agreed', supervisor);
    expect(actionsOnStep(supervisor, { ...kase, process: 'exit', steps: [owned] }, owned)).toEqual([]);
  });
});

describe('decide', () => {
  const code = (principal: Principal, ...rest: [Parameters<typeof decide>[1], Parameters<typeof decide>[2]?]) =>
    decide(principal, ...rest).reasons.map((reason) => reason.code);

  test('a case that one may not know about is not found, whatever one wants', () => {
    for (const action of ['case.read', 'case.withdraw', 'case.close', 'fact.correct', 'note.write'] as const) {
      expect(decide(stranger, action, { case: kase })).toMatchObject({
        allow: false,
        reasons: [{ code: 'not-found' }],
      });
    }
    for (const action of ['step.complete', 'step.claim', 'step.assign', 'step.release'] as const) {
      expect(code(stranger, action, { case: kase, step: asked })).toEqual(['not-found']);
    }
  });

  test('another authority’s step is refused with its reason', () => {
    expect(code(caseworker, 'step.complete', { case: kase, step: asked })).toEqual(['not-your-step']);
    expect(code(psychiatrist, 'step.complete', { case: kase, step: asked })).toEqual(['allowed']);
    expect(code(police, 'step.complete', { case: kase, step: answered })).toEqual(['not-possible-now']);
    expect(code(psychiatrist, 'case.close', { case: kase })).toEqual(['role-not-allowed']);
  });

  test('a supervisor reads without content', () => {
    expect(decide(supervisor, 'case.read', { case: kase })).toMatchObject({
      allow: true,
      obligations: ['log-access', 'without-content'],
    });
  });

  test('lists are for those who work or supervise; traces for auditors', () => {
    for (const action of ['case.list', 'workitem.list'] as const) {
      expect(decide(caseworker, action).allow).toBe(true);
      expect(decide(supervisor, action).allow).toBe(true);
      expect(decide(operator, action).allow).toBe(false);
    }
    expect(decide(supervisor, 'supervision.read').allow).toBe(true);
    expect(decide(caseworker, 'supervision.read').allow).toBe(false);
    expect(decide(who('auditor', 'dpo', 'dpo'), 'audit.read').allow).toBe(true);
    expect(decide(operator, 'audit.read').allow).toBe(false);
  });

  test('an operator sees an incident, and no other case', () => {
    expect(decide(operator, 'incident.end', { case: { ...kase, state: 'incident' } })).toMatchObject({
      allow: true,
      obligations: ['log-access', 'without-content'],
    });
    expect(code(operator, 'incident.end', { case: kase })).toEqual(['not-found']);
    expect(code(caseworker, 'incident.retry', { case: { ...kase, state: 'incident' } })).toEqual(['role-not-allowed']);
    expect(code(operator, 'case.read', { case: { ...kase, state: 'incident' } })).toEqual(['not-found']);
  });

  const referral: ReferralForAccess = {
    process: 'psp-k',
    district,
    authority: 'kommune:0165',
    legalBasis: 'rpl-115-2',
    requestReview: false,
  };

  test('a referral is a disclosure, never for investigation', () => {
    expect(decide(caseworker, 'referral.submit', { referral })).toMatchObject({
      allow: true,
      obligations: ['log-access', 'record-disclosure', 'not-for-investigation'],
    });
  });

  test.each([
    ['a supervisor', supervisor, { authority: 'psykiatri' }, 'role-not-allowed'],
    ['another authority', caseworker, { authority: 'psykiatri' }, 'not-your-authority'],
    ['another district', caseworker, { district: 'nordjylland' }, 'not-your-district'],
    ['the basis of the police', caseworker, { legalBasis: 'rpl-115-1-2' }, 'legal-basis-not-covering'],
    ['the basis of the others', police, { authority: 'politi' }, 'legal-basis-not-covering'],
    [
      'a review of UKN outside UKL § 58',
      psychiatrist,
      { process: 'ukn', authority: 'psykiatri', legalBasis: 'ukl-58', requestReview: true },
      'ukl-58-parties-only',
    ],
  ])('a referral is refused: %s', (_name, principal, changes, refusal) => {
    expect(code(principal, 'referral.submit', { referral: { ...referral, ...changes } })).toEqual([refusal]);
  });

  test('a caseworker who tries UKN gets the rule’s advice', () => {
    const ukn = { ...referral, process: 'ukn', authority: 'psykiatri', legalBasis: 'ukl-58' };
    expect(decide(psychiatrist, 'referral.submit', { referral: ukn }).allow).toBe(true);
    expect(decide(stranger, 'eligibility.check').allow).toBe(true);
    expect(decide(operator, 'eligibility.check').allow).toBe(false);
  });

  test('an action without its resource is a fault of the caller', () => {
    expect(() => decide(caseworker, 'case.read')).toThrow(TypeError);
  });
});
