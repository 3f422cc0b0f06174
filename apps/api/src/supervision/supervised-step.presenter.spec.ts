import { describe, expect, test } from '@jest/globals';
import type { WorkItemRecord } from '@tovholder/persistence';
import { processes } from '@tovholder/workflows/processes';
import { presentOverdue, presentSupervised } from './supervised-step.presenter';

const district = 'koebenhavns-vestegn';
const now = Date.parse('2026-11-24T12:00:00.000Z');
const supervisor = {
  userId: 'supervisor.psykiatri',
  roles: ['supervisor'],
  authorities: ['psykiatri'],
  units: [],
  districts: [district],
  actingFor: [],
  language: 'da',
} as const;

const item = (owner: string | null, dueAt: string | null = '2026-11-20T22:59:59.999Z'): WorkItemRecord => ({
  caseId: '01a1fdec-be5b-7a0f-839a-f6a410619bcd',
  caseNumber: '2026-000001',
  process: 'psp-k',
  district,
  caseVersion: 3,
  urgency: 'normal',
  ownerName: null,
  state: 'open',
  openSteps: [],
  blocking: [],
  person: { id: 'p', cpr: '2512489996', replacementId: null, name: 'Nancy', birthDate: null, municipality: '0165' },
  referrer: { userId: 'caseworker.0165', authority: 'kommune:0165', unit: null },
  marks: {},
  step: {
    key: 'confirm-involvement:psykiatri',
    step: 'confirm-involvement',
    owing: { role: 'authority', authority: 'psykiatri' },
    unit: `${district}/psykiatri`,
    authority: 'psykiatri',
    owner,
    state: 'open',
    option: false,
    openedAt: '2026-11-16T10:00:00.000Z',
    closedAt: null,
    due:
      dueAt === null
        ? null
        : ({
            at: dueAt,
            localDate: '2026-11-20',
            rule: 'TOV-02',
            mark: 'ASSUMPTION',
            soft: false,
            certificate: { due: { at: dueAt } },
          } as unknown as NonNullable<WorkItemRecord['step']['due']>),
    outcome: null,
    data: null,
    completedBy: null,
    pausedAt: null,
    pausable: [],
    pauses: [],
    ladder: [
      {
        ladder: 'standard',
        rung: 'due',
        dueVersion: 1,
        at: '2026-11-20T22:59:59.999Z',
        state: 'passed',
        firedAt: '2026-11-20T23:00:00.000Z',
        late: false,
        mootBecause: null,
        told: [
          {
            userId: 'caseworker.psykiatri',
            audience: 'owner',
            standsInFor: null,
            acknowledgedAt: null,
            receipts: [],
          },
        ],
      },
    ],
    handover: null,
  },
});

const context = (away: readonly string[] = []) =>
  ({
    process: processes.get('psp-k')!,
    reader: { principal: supervisor, language: 'da', name: 'Hjalte', deputies: [] } as never,
    now,
    away: new Map(away.map((user) => [user, { toOn: '2026-11-27', deputyId: 'b' }])),
    authorityTitle: 'Psykiatrien',
    unitTitle: 'Psykiatrien, team',
    nameOf: (user: string) => `navn på ${user}`,
    daysLeft: () => -2,
  }) as const;
const presented = (record: WorkItemRecord, away?: readonly string[]) => presentOverdue(record, context(away));

describe('an overdue step', () => {
  test('says how late it is, whom it has told by name, and what the supervisor may do with it', () => {
    expect(presented(item('caseworker.psykiatri'))).toMatchObject([
      {
        by: { authorityTitle: 'Psykiatrien', unitTitle: 'Psykiatrien, team' },
        lateBySeconds: 306_000,
        due: { workingDaysLeft: -2 },
        ladder: [{ told: [{ user: 'caseworker.psykiatri', userName: 'navn på caseworker.psykiatri' }] }],
        cause: 'not-done',
        actions: ['assign', 'release'],
      },
    ]);
    expect(JSON.stringify(presented(item(null)))).not.toMatch(/2512489996|Nancy/);
  });

  test('has a cause: nobody has it, or the one who has it is away', () => {
    expect(presented(item(null))).toMatchObject([{ cause: 'no-owner', actions: ['assign'] }]);
    expect(presented(item('a'), ['a'])).toMatchObject([
      { cause: 'owner-absent', ownerAway: { until: '2026-11-27', deputy: 'b' } },
    ]);
    expect(presented(item('a'), ['b'])).toMatchObject([{ cause: 'not-done', ownerAway: null }]);
  });

  test('without a deadline is none', () => {
    expect(presented(item(null, null))).toEqual([]);
  });
});

describe('a supervised step', () => {
  test('that is not late has no cause, and tells all the same that its owner is away', () => {
    const step = item('a', '2026-11-25T22:59:59.999Z');
    expect(presentSupervised(step, context(['a']))).toMatchObject({
      lateBySeconds: null,
      cause: null,
      paused: false,
      ownerAway: { until: '2026-11-27', deputy: 'b' },
    });
    expect(presentSupervised(item('a', null), context())).toMatchObject({
      due: null,
      lateBySeconds: null,
      cause: null,
    });
  });
});
