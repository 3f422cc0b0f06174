import { expect, test } from '@jest/globals';
import type { StepView } from '@tovholder/contracts/http';
import { stepsOf } from './teller';

const step = (key: string, more: Partial<StepView> = {}): StepView => ({
  key,
  step: key.replace(/[:#].*$/, ''),
  title: 'Underskriv',
  state: 'open',
  by: { authority: 'kommune:0169', authorityTitle: 'Ishøj', unit: 'x/kommune-0169.exit', unitTitle: 'Exit' },
  owner: null,
  ownerName: null,
  mine: false,
  details: [],
  note: null,
  workingDaysLeft: null,
  openedAt: '2026-03-02T08:00:00Z',
  closedAt: null,
  due: null,
  paused: false,
  pauses: [],
  pausableGrounds: [],
  ladder: [],
  handover: null,
  option: false,
  outcomes: [],
  outcome: null,
  outcomeTitle: null,
  data: null,
  completedBy: null,
  actions: [],
  ...more,
});

const view = (steps: StepView[]) => ({ process: { id: 'exit', version: 1, title: 'Exit' }, steps });

test('steps of several views are there once, told apart where one unit owes several, without options', () => {
  const politi = { by: { authority: 'politi', authorityTitle: 'Politi', unit: 'x/politi.exit', unitTitle: 'Exit' } };
  const one = view([step('agreement:person'), step('agreement:kommune'), step('consent-withdrawal', { option: true })]);
  const other = view([
    step('agreement:person'),
    step('agreement:politi', politi),
    step('first-meeting#2'),
    step('contact-agreed'),
  ]);
  expect(stepsOf([one, other]).map(({ title }) => title)).toEqual([
    'Underskriv (person)',
    'Underskriv (kommune)',
    'Underskriv',
    'Underskriv (2)',
    'Underskriv',
  ]);
  expect(stepsOf([one, other]).map(({ timed }) => timed)).toEqual([true, true, true, true, false]);
});
