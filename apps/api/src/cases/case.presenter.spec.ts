import { describe, expect, test } from '@jest/globals';
import { danishCalendar } from '@tovholder/domain/calendar';
import type { EligibilityResult } from '@tovholder/domain/eligibility';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';
import { processes } from '@tovholder/workflows/processes';
import { presentCase } from './case.presenter';

const pspK = processes.get('psp-k')!;
const district = 'koebenhavns-vestegn';
const unit = (name: string): string => `${district}/${name}`;
const at = '2026-11-20T10:00:00.000Z';
const now = '2026-11-21T10:00:00.000Z';

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
  pausedAt: null,
  pausable: [],
  pauses: [],
  ladder: [],
  handover: null,
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
  epoch: 1,
  municipality: '0165',
  people: { 'caseworker.0165': 'Karen Prøve' },
  texts: { 'confirm-involvement:politi': { note: 'WRITTEN' } },
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
    actingFor: [],
    language: 'da' as const,
  },
  name: 'Alma Prøvesen',
  deputies: [],
  memberships: [{ authority: member.authority, unit: unit(member.unit), district }],
  language: 'da' as const,
});
const names = { unit: (id: string) => `U ${id}`, authority: (code: string) => `A ${code}` };
const present = (who: ReturnType<typeof reader>, kase: CaseRecord = record, process = pspK) =>
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

  test('names units, authorities and people, and tells what was written with an outcome, where it is seen', () => {
    const secretariat = reader('coordinator.pspk', 'coordinator', {
      authority: 'pspk',
      unit: 'pspk.sekretariatsgruppe',
    });
    const view = present(secretariat);
    expect(view.referrer).toMatchObject({ title: `U ${unit('kommune-0165')}`, userName: 'Karen Prøve' });
    expect(view.legalBasis?.title).toContain('§ 115, stk. 2');
    expect(view.steps[2]).toMatchObject({
      by: { unitTitle: `U ${unit('politi.pspk')}`, authorityTitle: 'A politi' },
      completedBy: { name: 'screening.politi', unitTitle: `U ${unit('politi.pspk')}` },
      note: 'WRITTEN',
    });
    expect(view.steps.map(({ mine }) => mine)).toEqual([true, false, false]);
    expect(view.closureGrounds.map(({ ground }) => ground)).toContain('moved');

    const referrer = present(
      reader('caseworker.0165', 'caseworker', { authority: 'kommune:0165', unit: 'kommune-0165' }),
    );
    expect(referrer.closureGrounds).toEqual([]);
    expect(JSON.stringify(referrer)).not.toContain('WRITTEN');
    const supervisor = present(reader('supervisor.politi', 'supervisor', { authority: 'politi', unit: 'politi.pspk' }));
    expect(JSON.stringify(supervisor)).not.toContain('WRITTEN');
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

describe('time in a case', () => {
  const coordinator = reader('coordinator.pspk', 'coordinator', { authority: 'pspk', unit: 'pspk.sekretariatsgruppe' });
  const referrer = reader('caseworker.0165', 'caseworker', { authority: 'kommune:0165', unit: 'kommune-0165' });
  const rung = (id: string, more: object) => ({
    ladder: 'standard',
    rung: id,
    dueVersion: 1,
    at,
    state: 'pending' as const,
    firedAt: null,
    late: false,
    mootBecause: null,
    told: [],
    ...more,
  });
  const told = {
    userId: 'deputy',
    audience: 'owner' as const,
    standsInFor: 'owner',
    acknowledgedAt: null,
    receipts: [{ channel: 'in-app' as const, sentAt: now }],
  };
  const acknowledge = (more: Partial<StepRecord>): CaseRecord => ({
    ...record,
    steps: [step('acknowledge', { unit: unit('pspk.sekretariatsgruppe'), authority: 'pspk', ...more })],
  });
  const due = (instant: string) =>
    ({
      at: instant,
      localDate: instant.slice(0, 10),
      rule: 'TOV-20',
      mark: 'ASSUMPTION',
      soft: false,
      certificate: { due: { at: instant } },
    }) as unknown as StepRecord['due'];

  test('a ladder tells what rang, how late, and who was told to those who answer for the step alone', () => {
    const kase = acknowledge({
      ladder: [
        rung('due', { at: '2026-11-20T10:00:00.000Z', firedAt: '2026-11-20T10:05:00.000Z', late: true, told: [told] }),
        rung('due+2wd', { at: '2026-11-24T07:00:00.000Z' }),
      ],
    });
    const [shown] = present(coordinator, kase).steps;
    expect(shown?.ladder.map(({ title, lateBySeconds }) => [title, lateBySeconds])).toEqual([
      ['Fristen er overskredet', 300],
      ['Rykker 2 arbejdsdage efter fristen', null],
    ]);
    expect(shown?.ladder[0]?.told).toEqual([
      {
        user: 'deputy',
        userName: 'deputy',
        audience: 'owner',
        standsInFor: 'owner',
        acknowledgedAt: null,
        channels: [{ channel: 'in-app', sentAt: now }],
      },
    ]);
    expect(present(referrer, kase).steps[0]?.ladder.map((it) => it.told)).toEqual([[], []]);
  });

  test.each([
    ['before it has run out', { pausable: ['citizen-away'], due: due('2026-12-01T22:59:59.999Z') }, true],
    ['not after', { pausable: ['citizen-away'], due: due('2026-11-20T22:59:59.999Z') }, false],
    ['not where the rule lists no ground', { pausable: [], due: due('2026-12-01T22:59:59.999Z') }, false],
    ['not where there is no deadline', { pausable: ['citizen-away'], due: null }, false],
  ] as const)('a clock can be stopped %s', (_, more, offered) => {
    const [shown] = present(coordinator, acknowledge(more)).steps;
    expect(shown?.actions.includes('pause')).toBe(offered);
    expect(shown?.pausableGrounds.map(({ ground }) => ground)).toEqual(offered ? ['citizen-away'] : []);
    expect(shown?.actions).not.toContain('end-pause');
  });

  test('a paused step says so, and its pause can be ended', () => {
    const pause = {
      id: '01a1fdec-be5b-8a0f-839a-f6a410619bcd',
      ground: 'citizen-away' as const,
      from: at,
      to: null,
      note: 'WHY',
      recordedBy: 'coordinator.pspk',
      recordedAt: at,
    };
    const kase = acknowledge({ pausable: ['citizen-away'], pausedAt: at, pauses: [pause] });
    const [shown] = present(coordinator, kase).steps;
    expect(shown).toMatchObject({ paused: true, due: null, pauses: [{ id: pause.id, note: 'WHY', to: null }] });
    expect(shown?.actions).toContain('end-pause');
    expect(shown?.actions).not.toContain('pause');
    expect(JSON.stringify(present(referrer, kase))).not.toMatch(/WHY|"recordedBy":"coordinator/);
  });

  test('a case is offered to others than those whom it is on offer to already', () => {
    expect(present(coordinator).actions).toContain('offer-handover');
    expect(present(coordinator).receivers.map(({ authority }) => authority)).toEqual(['kommune:0151']);
    const offered = { ...record, steps: [...record.steps, offerTo('0151')] };
    expect(present(coordinator, offered).actions).not.toContain('offer-handover');
    expect(present(coordinator, offered).receivers).toEqual([]);
  });

  test('who is offered a case sees process, reason and urgency, and nothing of it', () => {
    const offered = { ...record, steps: [...record.steps, offerTo('0151')] };
    const receiver = reader('coordinator.handlegruppe-0151', 'coordinator', {
      authority: 'pspk',
      unit: 'pspk.handlegruppe-0151',
    });
    const view = present(receiver, offered);
    expect(view).toMatchObject({ process: { id: 'psp-k' }, urgency: 'normal', person: {}, referrer: null, routes: [] });
    expect(view.steps.map(({ key, handover }) => [key, handover?.reason])).toEqual([['handover#1', 'MOVED']]);
    expect(JSON.stringify(view)).not.toMatch(/2512489996|Berggren|"REASON|FIRST|LATER|supports-now|psykiatri/);
  });

  test('an outcome that others prepare is offered when they are done, and no completion before', () => {
    const board = reader('board.ukn', 'coordinator', { authority: 'ukn', unit: 'ukn.sekretariat' });
    const ukn = processes.get('ukn')!;
    const kase = (sort: 'open' | 'done'): CaseRecord => ({
      ...record,
      process: 'ukn',
      steps: [
        step('sort', { unit: unit('ukn.sekretariat'), authority: 'ukn', state: sort }),
        step('board-meeting#1', { unit: unit('ukn.sekretariat'), authority: 'ukn' }),
      ],
    });
    const meeting = (sort: 'open' | 'done') =>
      present(board, kase(sort), ukn).steps.find(({ key }) => key === 'board-meeting#1');
    expect([meeting('open')?.actions.includes('complete'), meeting('open')?.outcomes]).toEqual([false, []]);
    expect(meeting('done')?.actions).toContain('complete');
    expect(meeting('done')?.outcomes.map(({ id }) => id)).toEqual(['held', 'absence']);
  });

  test('a minor’s case that ended asks for an underretning, unless there is one', () => {
    const minor = { ...record.person, birthDate: '2012-03-01' };
    const closed: CaseRecord = { ...record, state: 'closed', closedAt: at, outcome: 'not-eligible', person: minor };
    expect(present(coordinator, closed).prompts.map(({ id }) => id)).toEqual(['underretning']);
    const link = { direction: 'to' as const, kind: 'concern' as const, caseId: record.id, process: 'underretning' };
    expect(present(coordinator, { ...closed, links: [link] }).prompts).toEqual([]);
    expect(present(coordinator, { ...closed, person: record.person }).prompts).toEqual([]);
    expect(present(coordinator, { ...record, person: minor }).prompts).toEqual([]);
  });

  const offerTo = (municipality: string): StepRecord =>
    step('handover#1', {
      unit: unit(`pspk.handlegruppe-${municipality}`),
      authority: 'pspk',
      handover: {
        id: '01a1fdec-be5b-8a0f-839a-f6a410619bce',
        of: 'case',
        from: { authority: 'pspk', unit: unit('pspk.sekretariatsgruppe'), userId: 'coordinator.pspk' },
        to: { authority: `kommune:${municipality}`, unit: unit(`pspk.handlegruppe-${municipality}`) },
        state: 'offered',
        reason: 'MOVED',
        offeredAt: at,
        answeredAt: null,
      },
    });
});
