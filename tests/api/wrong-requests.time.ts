import { randomUUID } from 'node:crypto';
import { daysFromToday } from '../support/referrals';
import type { Wrong } from './wrong-requests';

const invalid = [422, 'invalid-input'] as const;
const operator = 'operator.system';
const district = 'koebenhavns-vestegn';

/** Wrong requests about time and owners, on the case and beside it. */
export const requestsOfTime: readonly Wrong[] = [
  {
    what: 'a pause on a ground that nobody has heard of',
    path: (id) => `/cases/${id}/pauses`,
    body: { step: 'acknowledge', ground: 'tired' },
    refused: invalid,
    faults: [['/ground', 'not-allowed']],
  },
  {
    what: 'a pause where the rule lists no ground',
    path: (id) => `/cases/${id}/pauses`,
    body: { step: 'acknowledge', ground: 'citizen-away' },
    refused: [422, 'ground-not-allowed'],
    faults: [['/ground', 'ground-not-allowed']],
  },
  {
    what: 'a pause from an instant that is none',
    path: (id) => `/cases/${id}/pauses`,
    body: { step: 'acknowledge', ground: 'citizen-away', from: 'yesterday' },
    refused: invalid,
    faults: [['/from', 'wrong-format']],
  },
  {
    what: 'the end of a pause that never was',
    path: (id) => `/cases/${id}/pauses/${randomUUID()}/end`,
    body: {},
    refused: [404, 'not-found'],
  },
  {
    what: 'an offer without a reason',
    path: (id) => `/cases/${id}/handovers`,
    body: { to: 'kommune:0151' },
    refused: invalid,
    faults: [['/reason', 'required']],
  },
  {
    what: 'an offer to an authority that takes no cases',
    path: (id) => `/cases/${id}/handovers`,
    body: { to: 'politi', reason: 'x' },
    refused: [409, 'handover-not-possible'],
  },
  {
    what: 'an offer to the municipality that has it',
    path: (id) => `/cases/${id}/handovers`,
    body: { to: 'kommune:0165', reason: 'x' },
    refused: [409, 'handover-not-possible'],
  },
  {
    what: 'the acceptance of an offer that never was',
    path: (id) => `/cases/${id}/handovers/${randomUUID()}/acceptance`,
    body: {},
    refused: [404, 'not-found'],
  },
  {
    what: 'a concern without a word',
    path: (id) => `/cases/${id}/concerns`,
    body: { reason: ' ' },
    refused: invalid,
    faults: [['/reason', 'too-short']],
  },
  {
    what: 'someone else’s reminder',
    path: () => `/notifications/${randomUUID()}/acknowledgement`,
    body: {},
    refused: [404, 'not-found'],
  },
  {
    what: 'an absence that ends before it begins',
    path: () => '/absences',
    body: { from: daysFromToday(3), to: daysFromToday(2), deputy: 'head.pspk' },
    refused: invalid,
    faults: [['/to', 'before-start']],
  },
  {
    what: 'a deputy whom nobody knows',
    path: () => '/absences',
    body: { from: daysFromToday(3), to: daysFromToday(4), deputy: 'nobody' },
    refused: invalid,
    faults: [['/deputy', 'deputy-not-possible']],
  },
  {
    what: 'oneself as deputy',
    path: () => '/absences',
    body: { from: daysFromToday(3), to: daysFromToday(4), deputy: 'coordinator.pspk' },
    refused: invalid,
    faults: [['/deputy', 'deputy-not-possible']],
  },
  {
    what: 'an absence without a deputy',
    path: () => '/absences',
    body: { from: daysFromToday(3), to: daysFromToday(4) },
    refused: [409, 'deputy-needed'],
  },
  {
    what: 'the absence of someone whom one does not supervise',
    path: () => '/absences',
    body: { user: 'caseworker.0165', from: daysFromToday(3), to: daysFromToday(4), deputy: 'supervisor.0165' },
    refused: [403, 'role-not-allowed'],
  },
  {
    what: 'the deactivation of nobody',
    by: operator,
    path: () => '/users/nobody/deactivation',
    body: {},
    refused: [404, 'not-found'],
  },
  {
    what: 'a bulk of steps given to nobody in particular',
    path: () => '/work-items/reassignment',
    body: { filter: { owner: 'coordinator.pspk' }, reason: 'x' },
    refused: invalid,
    faults: [['/to', 'required']],
  },
  {
    what: 'a change that changes nothing',
    by: operator,
    path: () => '/rules/dry-run',
    body: { district, change: {} },
    refused: invalid,
    faults: [['/change', 'nothing-changes']],
  },
  {
    what: 'a change of an hour that no clock shows',
    by: operator,
    path: () => '/rules/dry-run',
    body: { district, change: { hour: '25:00' } },
    refused: invalid,
    faults: [['/change/hour', 'wrong-format']],
  },
  {
    what: 'a change without a dry run',
    by: operator,
    path: () => '/rules/application',
    body: { district, change: { hour: '09:00' }, reason: 'x' },
    refused: invalid,
    faults: [['/guard', 'required']],
  },
];
