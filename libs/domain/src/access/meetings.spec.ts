import { describe, expect, test } from '@jest/globals';
import {
  type ActionForAccess,
  actionsOnItem,
  actionsOnMeeting,
  type AgendaItemForAccess,
  followUpVisible,
  isMeetingBody,
  itemSight,
  mayCallMeeting,
  mayCompleteFollowUp,
  meetingLevel,
  type MeetingForAccess,
  seesConflicts,
} from './meetings';
import type { CaseForAccess, Principal, Role, StepForAccess } from './types';

const district = 'koebenhavns-vestegn';
const unit = (name: string): string => `${district}/${name}`;
const group = unit('pspk.handlegruppe-0165');

function principal(userId: string, role: Role, units: readonly string[], authority = 'pspk'): Principal {
  const authorities = [authority];
  return { userId, roles: [role], authorities, units, districts: [district], actingFor: [], language: 'da' };
}

const chair = principal('chair', 'coordinator', [group]);
const member = principal('member', 'caseworker', [group]);
const psychiatry = principal('psy', 'caseworker', [unit('psykiatri')], 'psykiatri');
const probation = principal('kif', 'caseworker', [unit('kriminalforsorg')], 'kriminalforsorg');
const supervisor = principal('boss', 'supervisor', [group]);
const secretariat = principal('sek', 'coordinator', [unit('pspk.sekretariatsgruppe')]);

const meeting = (given: Partial<MeetingForAccess> = {}): MeetingForAccess => ({
  unit: group,
  state: 'planned',
  members: ['psy', 'kif'],
  ...given,
});

const step = (key: string, owes: string, given: Partial<StepForAccess> = {}): StepForAccess => ({
  key,
  step: key.split(':')[0] ?? key,
  unit: unit(owes),
  authority: owes.split('.')[0] ?? owes,
  owner: null,
  state: 'open',
  completedByUnit: null,
  ...given,
});

const kase = (steps: readonly StepForAccess[], conflicted: readonly string[] = []): CaseForAccess => ({
  process: 'psp-k',
  district,
  state: 'open',
  referrer: { userId: 'caseworker.0165', authority: 'kommune:0165', unit: unit('kommune-0165') },
  marks: {},
  responsibleAuthority: null,
  conflicted,
  steps,
});

const asked = step('confirm-involvement:psykiatri', 'psykiatri', { state: 'done' });
const naming = step('name-responsible', 'pspk.handlegruppe-0165');
const item = (given: Partial<AgendaItemForAccess> = {}): AgendaItemForAccess => ({
  case: kase([asked, naming]),
  stepKey: naming.key,
  decided: false,
  ...given,
});

describe('who has a part in a meeting', () => {
  test.each([
    ['who coordinates the group', chair, 'chair'],
    ['a member of the group', member, 'participant'],
    ['who is invited', psychiatry, 'participant'],
    ['a supervisor of the group', supervisor, 'observer'],
    ['the secretariat, uninvited', secretariat, 'none'],
    ['whoever acts for one who is invited', { ...secretariat, actingFor: ['kif'] }, 'participant'],
    ['an auditor who is invited', principal('psy', 'auditor', [unit('dpo')]), 'none'],
  ] as const)('%s: %#', (_, who, level) => {
    expect(meetingLevel(who, meeting())).toBe(level);
  });

  test('only who coordinates a handlegruppe or the styregruppe calls its meetings', () => {
    expect([chair, member, supervisor, secretariat].filter((who) => mayCallMeeting(who, group))).toEqual([chair]);
    expect(mayCallMeeting(secretariat, unit('pspk.sekretariatsgruppe'))).toBe(false);
    expect([group, unit('pspk.styregruppe'), unit('psykiatri')].map(isMeetingBody)).toEqual([true, true, false]);
  });

  test('what can be done with it ends when it does', () => {
    expect(actionsOnMeeting(chair, meeting())).toContain('decide');
    expect(actionsOnMeeting(chair, meeting())).not.toContain('read-minutes');
    expect(actionsOnMeeting(psychiatry, meeting())).toEqual([]);
    expect(actionsOnMeeting(psychiatry, meeting({ state: 'closed' }))).toEqual(['read-minutes']);
    expect(actionsOnMeeting(chair, meeting({ state: 'cancelled' }))).toEqual([]);
    expect(actionsOnMeeting(secretariat, meeting({ state: 'closed' }))).toEqual([]);
  });
});

describe('an item of the agenda', () => {
  test.each([
    ['who owes the step', chair, 'full'],
    ['who was asked and has answered', psychiatry, 'case'],
    ['who was never asked', probation, 'unknown'],
  ] as const)('shows %s what they may see of the case anyway', (_, who, sight) => {
    expect(itemSight(who, item())).toBe(sight);
  });

  test('is closed at once to whoever has a conflict of interest, also to the chair', () => {
    const conflicted = item({ case: kase([asked, naming], ['chair', 'psy']) });
    for (const who of [chair, psychiatry]) {
      expect(itemSight(who, conflicted)).toBe('conflict');
      expect(actionsOnItem(who, { meeting: meeting(), item: conflicted })).toEqual([]);
    }
    expect([chair, member, psychiatry].map((who) => seesConflicts(who, meeting()))).toEqual([true, false, false]);
  });

  test('is decided by the chair, once, while its step is open and the meeting goes on', () => {
    const possible = (
      who: Principal,
      given: Partial<AgendaItemForAccess> = {},
      state: 'planned' | 'closed' = 'planned',
    ) => actionsOnItem(who, { meeting: meeting({ state }), item: item(given) });
    expect(possible(chair)).toEqual(['decide', 'remove', 'declare-conflict', 'write-note']);
    expect(possible(member)).toEqual(['declare-conflict', 'write-note']);
    expect(possible(chair, { decided: true })).toEqual(['declare-conflict', 'write-note']);
    expect(possible(chair, { case: kase([asked, { ...naming, state: 'done' }]) })).not.toContain('decide');
    expect(possible(chair, {}, 'closed')).toEqual([]);
    expect(possible(probation)).toEqual([]);
    expect(possible(supervisor)).toEqual([]);
  });
});

describe('an action', () => {
  const action = (given: Partial<ActionForAccess> = {}): ActionForAccess => ({
    owner: { authority: 'psykiatri' },
    case: kase([asked, { ...naming, state: 'done' }]),
    stepKey: naming.key,
    done: false,
    ...given,
  });

  test('is for whoever owes it, and for those who see its decision', () => {
    expect([psychiatry, chair, secretariat, probation].map((who) => followUpVisible(who, action()))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(followUpVisible(psychiatry, action({ case: kase([asked, { ...naming, state: 'done' }], ['psy']) }))).toBe(
      false,
    );
    expect(followUpVisible(probation, action({ owner: { user: 'kif' } }))).toBe(true);
    expect(followUpVisible(probation, action({ owner: { unit: unit('kriminalforsorg') } }))).toBe(true);
  });

  test('is said to be done by whoever owes it, or by the coordinator of the course, once', () => {
    expect([psychiatry, chair, secretariat].map((who) => mayCompleteFollowUp(who, action()))).toEqual([
      true,
      false,
      true,
    ]);
    expect(mayCompleteFollowUp(psychiatry, action({ done: true }))).toBe(false);
  });
});
