import { describe, expect, test } from '@jest/globals';
import type { CaseRecord, StepRecord } from '@tovholder/persistence';
import { processes } from '@tovholder/workflows/processes';
import { at, coordinator, present, reader, record, step, unit } from './sample-case';

describe('what a case offers to do', () => {
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

  test('a case that is on offer is offered to nobody else', () => {
    expect(present(coordinator).actions).toContain('offer-handover');
    expect(present(coordinator).receivers.map(({ authority }) => authority)).toEqual(['kommune:0151']);
    for (const municipality of ['0151', '0153']) {
      const offered = { ...record, steps: [...record.steps, offerTo(municipality)] };
      expect(present(coordinator, offered).actions).not.toContain('offer-handover');
      expect(present(coordinator, offered).receivers).toEqual([]);
    }
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

  test('accepting is offered once the facts give what the rule demands; until then the reviewer reads what is missing', () => {
    const kase = (blocking: readonly string[]): CaseRecord => ({
      ...record,
      assessment: { ...record.assessment, blocking },
      eligibility: {
        ...record.eligibility,
        reasons: [
          {
            rule: 'psp-k.responsibility-unclear',
            mark: 'SEED',
            citation: 'S000',
            satisfied: 'unknown',
            text: { da: 'Det mangler.', en: 'It is missing.' },
          },
        ],
      },
      steps: [step('eligibility-review', { unit: unit('pspk.sekretariatsgruppe'), authority: 'pspk' })],
    });
    const outcomesIn = (blocking: readonly string[]) =>
      present(coordinator, kase(blocking)).steps[0]?.outcomes.map(({ id }) => id);
    expect(outcomesIn(['psp-k.responsibility-unclear'])).toEqual(['not-eligible']);
    expect(outcomesIn([])).toEqual(['accept', 'not-eligible']);
    const [prompt] = present(coordinator, kase(['psp-k.responsibility-unclear'])).prompts;
    expect(prompt).toMatchObject({ id: 'facts-missing', action: 'correct-fact' });
    expect(prompt?.text).toMatch(/: Det mangler\.$/);
    expect(present(coordinator, kase([])).prompts).toEqual([]);
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
});
