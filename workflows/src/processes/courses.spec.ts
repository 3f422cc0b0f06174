import { describe, expect, test } from '@jest/globals';
import type { CaseEvent, EventData, LoggedEvent } from '@tovholder/domain/case-log';
import { type ProcessDefinition, propose } from '../engine';
import { netvaerkssamraad } from './netvaerkssamraad';
import { psp } from './psp';
import { underretning } from './underretning';

/** A course driven along its log in memory: what is open, and how it ended. */
class Run {
  private readonly log: LoggedEvent[] = [];
  ending: unknown;

  constructor(
    private readonly process: ProcessDefinition,
    course: EventData,
  ) {
    const [opening] = process.openings;
    const assessment = { ...opening!, course: { ...opening!.course, ...course } };
    this.log.push({
      seq: 1,
      at: '',
      commandId: '1',
      event: { type: 'submitted', assessment, requestReview: false },
    });
    this.feed({ type: 'opened' });
  }

  feed(event: CaseEvent): this {
    const proposed = propose(this.process, this.log, event);
    if ('refusal' in proposed) throw new Error(JSON.stringify([event, proposed.refusal]));
    const { change } = proposed.candidate;
    this.log.push({ seq: this.log.length + 1, at: '', commandId: String(this.log.length + 1), event, change });
    this.ending = change.ending ?? this.ending;
    return this;
  }

  complete(key: string, outcome: string, data: EventData = {}): this {
    return this.feed({ type: 'completed', key, outcome, data });
  }

  overdue(key: string): this {
    return this.feed({ type: 'milestones-passed', milestones: [{ kind: 'due', key }] });
  }

  get open(): readonly string[] {
    const gone = new Set(
      this.log.flatMap(({ event, change }) => [
        ...(change?.withdrawn ?? []),
        ...(event.type === 'completed' ? [event.key] : []),
      ]),
    );
    return this.log
      .flatMap(({ change }) => change?.opened ?? [])
      .filter(({ key, option }) => !option && !gone.has(key))
      .map(({ key }) => key)
      .sort();
  }

  /** The rule and date by which an open step is due. */
  due(key: string): readonly (string | undefined)[] {
    const opened = this.log.flatMap(({ change }) => change?.opened ?? []).find((step) => step.key === key);
    return [opened?.due, opened?.dueOn];
  }
}

const professional = { professional: true, anonymous: false, abuse: false };
const screened = { newEyes: 'no-running-measure' };
const received = (course: EventData = professional): Run =>
  new Run(underretning, course)
    .complete('register', 'registered')
    .complete('danger-check', 'no-danger-now')
    .complete('confirm', 'confirmed');

describe('underretning', () => {
  test('looks at the danger whatever else is unclear', () => {
    const run = new Run(underretning, professional);
    expect(run.open).toEqual(['confirm', 'danger-check', 'register']);
    expect(run.due('danger-check')).toEqual(['UND-01', undefined]);
    expect(run.complete('register', 'registered').open).toContain('danger-check');
  });

  test('keeps the danger-check open until the other municipality has accepted, and goes on there', () => {
    const run = new Run(underretning, professional).complete('register', 'other-municipality');
    expect(run.open).toEqual(['confirm', 'danger-check', 'pass-on']);
    run.feed({ type: 'handover-offered', to: 'kommune:0151' });
    expect(run.open).toEqual(['confirm', 'danger-check', 'handover#1', 'pass-on']);
    run.complete('handover#1', 'refused');
    expect(run.open).toEqual(['confirm', 'danger-check', 'pass-on']);
    run.feed({ type: 'handover-offered', to: 'kommune:0151' }).complete('handover#2', 'accepted');
    expect(run.open).toEqual(['confirm', 'danger-check', 'register#2']);
  });

  test('ends here when a municipality outside the district has accepted', () => {
    const run = new Run(underretning, professional).complete('register', 'other-municipality');
    expect(run.complete('pass-on', 'accepted-elsewhere').ending).toEqual({ outcome: 'other-municipality' });
  });

  test('talks with the child, compulsorily where abuse is stated', () => {
    expect(received().open).toEqual(['child-talk', 'screen']);
    expect(received({ ...professional, abuse: true }).open).toEqual(['compulsory-child-talk', 'screen']);
  });

  test('tells who notifies by profession, and nobody else', () => {
    const end = (course: EventData) =>
      received(course).complete('child-talk', 'held').complete('screen', 'no-need', screened);
    expect(end({ ...professional, professional: false }).ending).toEqual({ outcome: 'no-need' });
    const told = end(professional);
    expect(told.open).toEqual(['tell-notifier']);
    expect(told.complete('tell-notifier', 'not-started').ending).toEqual({ outcome: 'no-need' });
  });

  test('a late investigation stays open beside what it still lacks, and follow-ups come on the day that is set', () => {
    const run = received().complete('child-talk', 'held');
    run.complete('screen', 'investigation', { ...screened, abuse: true }).complete('tell-notifier', 'started');
    expect(run.open).toEqual(['investigation', 'involve-boernehus']);
    run.overdue('investigation');
    expect(run.open).toEqual(['investigation', 'involve-boernehus', 'preliminary-assessment']);
    run.complete('involve-boernehus', 'involved').complete('investigation', 'finished');
    expect(run.open).toEqual(['plan']);
    run.complete('plan', 'made').complete('follow-up#1', 'continue', { nextOn: '2026-09-01' });
    expect(run.due('follow-up#1')).toEqual(['UND-10', undefined]);
    expect(run.due('follow-up#2')).toEqual(['PLAN-02', '2026-09-01']);
    run.complete('complaint-received', 'received');
    expect(run.open).toEqual(['complaint-reassessment', 'follow-up#2']);
    run.complete('follow-up#2', 'change').complete('plan#2', 'made');
    expect(run.complete('follow-up#3', 'end', { successor: 'netvaerkssamraad' }).ending).toEqual({
      outcome: 'ended',
      successor: 'netvaerkssamraad',
    });
  });
});

describe('netværkssamråd', () => {
  const documented = { trigger: 'police-documentation', mayAskForJob: true };

  test('first: summons, meeting, decision, and a job for who asks', () => {
    const run = new Run(netvaerkssamraad, documented).complete('repeat-check', 'first');
    expect(run.due('summon')).toEqual(['UKN-25', undefined]);
    run.complete('summon', 'summoned', { meetingOn: '2026-04-01' });
    run.complete('samraad', 'no-show', { newDate: '2026-04-10' });
    expect(run.due('samraad#2')).toEqual(['PLAN-02', '2026-04-10']);
    run.complete('samraad#2', 'held').complete('decide', 'measures');
    expect(run.open).toEqual(['job-offer']);
    expect(run.complete('job-offer', 'not-asked').ending).toEqual({ outcome: 'measures' });
  });

  test('within a year of the last meeting only a reassessment', () => {
    const run = new Run(netvaerkssamraad, documented);
    run.complete('repeat-check', 'repeat-within-1-year', { heldOn: '2025-12-01' });
    expect(run.open).toEqual(['reassess']);
    expect(run.complete('reassess', 'none', { successor: 'underretning' }).ending).toEqual({
      outcome: 'none',
      successor: 'underretning',
    });
  });

  test('after a dismissal nobody asks for a repeat', () => {
    const run = new Run(netvaerkssamraad, { trigger: 'board-dismissal', mayAskForJob: false });
    expect([run.open, run.due('summon')]).toEqual([['summon'], ['UKN-24', undefined]]);
  });
});

describe('psp', () => {
  const takenOn = (): Run =>
    new Run(psp, {})
      .complete('acknowledge', 'acknowledged')
      .complete('table', 'tabled', { 'fact:table-meeting': '2026-04-01' })
      .complete('discuss', 'take-on');

  test('responsibility is accepted, not given; what is refused goes to the steering group', () => {
    const run = takenOn().complete('name-responsible', 'named', { authority: 'psykiatri' });
    expect(run.open).toEqual(['handover#1']);
    run.complete('handover#1', 'refused');
    expect(run.open).toEqual(['escalate']);
    run.complete('escalate', 'recommended', { authority: 'kommune' }).complete('handover#2', 'accepted');
    run.complete('plan', 'agreed', { items: [{ authority: 'politi', by: '2026-05-01' }] });
    expect(run.open).toEqual(['plan-item:1', 'review#1']);
    run.complete('review#1', 'change-responsible', { authority: 'psykiatri' });
    expect(run.open).toEqual(['handover#3', 'plan-item:1']);
    run.overdue('handover#3');
    expect(run.complete('review#2', 'elsewhere', { successor: 'exit' }).ending).toEqual({
      outcome: 'elsewhere',
      successor: 'exit',
    });
  });

  test('an unresolved question ends the case, not the need', () => {
    const run = takenOn().complete('name-responsible', 'no-agreement').complete('escalate', 'unresolved');
    expect(run.ending).toEqual({ outcome: 'unresolved' });
  });
});
