import type {
  AppendRequest,
  AppendResult,
  AssessRequest,
  CaseActivities,
  IncidentRequest,
  LoadRequest,
  LoadResult,
  RefusalCode,
} from '@tovholder/contracts/commands';
import type { CaseEvent, CourseChange, LoggedEvent } from '@tovholder/domain/case-log';
import { recordOnlyEvents } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { Ladder } from '@tovholder/domain/ladders';
import { type DistrictProfile, calendarOf, laddersOf, resolveOwing, rulesOf } from '@tovholder/districts';
import { Faults } from './faults';
import { refusalOf } from './refusals';
import type { Correction, Referral, StoredCase, StoredStep } from './stored-case';
import { assessed, closedBy, datesOf, headSeqOf, runningState } from './stored-case';
import { Timetable, type TimetableSetting, dueOf } from './timetable';

/** The record's clock: an instant in milliseconds. */
export type Clock = () => Promise<number>;

/**
 * The record of cases in memory: decides as PostgreSQL does (contracts' `AppendResult`), with a clock from outside and
 * faults on demand. Each call reads the clock first and then does all it does at once, as a transaction would.
 */
export class SimulatedRecord {
  readonly faults = new Faults();
  /** How far the record's clock is behind the workflows'. */
  clockLagMs = 0;
  private readonly clock: Clock;
  private readonly cases = new Map<string, StoredCase>();
  private readonly corrections = new Map<string, Correction>();

  private readonly ladders: ReadonlyMap<string, Ladder>;

  /** @param ladders other ladders than the district's; none ring where the map is empty */
  constructor(
    private readonly profile: DistrictProfile,
    { clock, ladders = laddersOf(profile) }: { clock: Clock; ladders?: ReadonlyMap<string, Ladder> },
  ) {
    this.clock = clock;
    this.ladders = ladders;
  }

  /** What the worker runs. */
  get activities(): CaseActivities {
    const around = this.faults;
    return {
      load: (request) => around.around('load', () => this.load(request)),
      assess: (request) => around.around('assess', () => this.assess(request)),
      append: (request) => around.around('append', () => this.append(request)),
      recordIncident: (request) => around.around('recordIncident', () => this.recordIncident(request)),
    };
  }

  case(id: string): StoredCase {
    const kase = this.cases.get(id);
    if (!kase) throw new Error(`There is no case ${id}`);
    return kase;
  }

  /** Stores a referral: the case's first row, as the API does before any workflow runs. */
  async submit(id: string, referral: Referral): Promise<void> {
    const at = await this.now();
    const facts = new Map(Object.entries(referral.facts));
    const assessment = assessed({ referral, facts }, { asOf: at, profile: this.profile });
    const event = { type: 'submitted', assessment, requestReview: referral.requestReview ?? false } as const;
    const timetable = new Timetable();
    timetable.expectBirthdays(referral.birthDate, { zone: this.profile.zone, now: at });
    this.cases.set(id, {
      id,
      referral,
      receivedAt: at,
      facts,
      log: [{ seq: 1, at, commandId: `submit:${id}`, event }],
      steps: new Map(),
      marks: new Set(),
      timetable,
      state: 'received',
      responsible: undefined,
      epoch: 1,
      ending: undefined,
    });
  }

  /** Keeps a correction under its command until the case's course takes it up. */
  stage(commandId: string, correction: Correction): void {
    this.corrections.set(commandId, correction);
  }

  /** A note: a row that goes straight into the log and that no course sees. */
  async note(id: string, commandId: string): Promise<void> {
    const kase = this.case(id);
    kase.log.push({ seq: headSeqOf(kase) + 1, at: await this.now(), commandId, event: { type: 'noted' } });
  }

  /** Changes a row behind everybody's back. @returns how to put it back */
  tamper(id: string, { seq, row }: { seq: number; row: Partial<LoggedEvent> }): () => void {
    const { log } = this.case(id);
    const index = log.findIndex((logged) => logged.seq === seq);
    const original = log[index];
    if (!original) throw new Error(`Case ${id} has no row ${seq}`);
    log[index] = { ...original, ...row };
    return () => void (log[index] = original);
  }

  /** An operator has removed the cause of an incident: the case goes on from its log once its workflow loads again. */
  async retryIncident(id: string): Promise<void> {
    const kase = this.case(id);
    if (kase.state !== 'incident') throw new Error(`Case ${id} is not in an incident`);
    const at = await this.now();
    const seq = headSeqOf(kase) + 1;
    kase.log.push({ seq, at, commandId: `incident-retried:${seq}`, event: { type: 'incident-retried' } });
    kase.state = kase.log.some(({ event }) => event.type === 'opened') ? 'open' : 'received';
  }

  private async load({ caseId, afterSeq }: LoadRequest): Promise<LoadResult> {
    const kase = this.case(caseId);
    const { process } = kase.referral;
    return { process, district: this.profile.id, rows: rowsAfter(kase, afterSeq), ...standing(kase) };
  }

  private async assess({ caseId, commandId }: AssessRequest): Promise<Assessment> {
    const asOf = await this.now();
    const correction = commandId === undefined ? undefined : this.corrections.get(commandId);
    return assessed(this.case(caseId), { asOf, profile: this.profile, ...(correction ? { correction } : {}) });
  }

  private async append(request: AppendRequest): Promise<AppendResult> {
    const now = await this.now();
    const kase = this.case(request.caseId);
    const rows = rowsAfter(kase, request.afterSeq);
    const answer = (kind: AppendResult['kind'], code?: RefusalCode): AppendResult => ({
      kind,
      rows: kind === 'refused' ? [] : rows,
      ...(code ? { code } : {}),
      ...standing(kase),
    });
    if (kase.log.some(({ commandId }) => commandId === request.commandId)) return answer('known');
    if (rows.length > 0) return answer('behind');
    const code = refusalOf(kase, { ...request, rules: rulesOf(this.profile), now });
    const { candidate, commandId } = request;
    if (code || !candidate) return answer('refused', code);
    if (candidate.event.type === 'milestones-passed' && !areDue(kase, { event: candidate.event, now })) {
      return answer('not-due');
    }
    const row = { seq: headSeqOf(kase) + 1, at: now, commandId, ...candidate };
    this.write(kase, row);
    return { kind: 'appended', rows: [row], ...standing(kase) };
  }

  private async recordIncident(request: IncidentRequest): Promise<AppendResult> {
    const at = await this.now();
    const { caseId, commandId, reason, atSeq } = request;
    const kase = this.case(caseId);
    const unwritten = (kind: 'known' | 'refused'): AppendResult => ({ kind, rows: [], ...standing(kase) });
    if (kase.log.some((row) => row.commandId === commandId)) return unwritten('known');
    if (kase.state === 'closed' || kase.state === 'incident') return unwritten('refused');
    kase.log.push({ seq: headSeqOf(kase) + 1, at, commandId, event: { type: 'incident', reason, atSeq } });
    kase.state = 'incident';
    return { kind: 'appended', rows: [], ...standing(kase) };
  }

  /** Everything that follows from a row: facts, steps, deadlines, ladders, the case's state. */
  private write(kase: StoredCase, row: LoggedEvent & { readonly change: CourseChange }): void {
    const { event, change, at, seq } = row;
    const datesBefore = datesOf(kase);
    kase.log.push(row);
    for (const [name, value] of this.statedBy(row)) kase.facts.set(name, value);
    const setting = this.settingOf(kase);

    if (event.type === 'milestones-passed') event.milestones.forEach((ref) => kase.timetable.pass(ref));
    const { done, withdrawn } = closedBy(kase, row);
    if (done !== undefined) this.close(kase, { key: done, state: 'done' });
    for (const key of withdrawn) this.close(kase, { key, state: 'withdrawn' });
    if (event.type === 'completed' && event.outcome === 'accepted' && kase.steps.get(event.key)?.step.handover) {
      kase.epoch++;
    }
    for (const step of change.opened) {
      const { authority } = resolveOwing(this.profile, step.by, { municipality: kase.referral.municipality });
      const opened = { step, authority, openedAt: at, openedSeq: seq, pauses: [], due: null, dueVersion: 0 };
      kase.steps.set(step.key, { ...opened, state: 'open' });
    }
    this.pauseOrGoOn(kase, event);
    for (const stored of kase.steps.values()) {
      if (stored.state !== 'open') continue;
      const concerned = 'key' in event && event.key === stored.step.key;
      if (stored.openedSeq === seq || concerned || hangsOnChange(stored, { datesBefore, setting })) {
        this.setDue(kase, { stored, now: at, setting });
      }
    }
    for (const mark of change.marks) kase.marks.add(mark);
    kase.responsible = change.responsible ?? kase.responsible;
    if (event.type === 'opened' || kase.state === 'open' || kase.state === 'paused') kase.state = runningState(kase);
    if (!change.ending) return;
    kase.ending = change.ending;
    kase.state = 'closed';
    kase.timetable.dropAll();
  }

  private settingOf(kase: StoredCase): TimetableSetting {
    const { zone, notifyAt: hour } = this.profile;
    return {
      rules: rulesOf(this.profile),
      ladders: this.ladders,
      calendar: calendarOf(this.profile),
      zone,
      hour,
      receivedAt: kase.receivedAt,
      dates: datesOf(kase),
    };
  }

  private pauseOrGoOn({ steps }: StoredCase, event: CaseEvent): void {
    if (event.type === 'paused') {
      const { pauseId: id, ground, from } = event;
      steps.get(event.key)?.pauses.push({ id, ground, from, to: null });
    }
    if (event.type !== 'pause-ended') return;
    const pause = steps.get(event.key)?.pauses.find(({ id }) => id === event.pauseId);
    if (pause) pause.to = event.to;
  }

  private setDue(
    kase: StoredCase,
    { stored, now, setting }: { stored: StoredStep; now: string; setting: TimetableSetting },
  ): void {
    const before = stored.due?.due.at;
    stored.due = dueOf(stored, setting);
    if (!stored.due) return kase.timetable.dropStep(stored.step.key);
    if (stored.due.due.at === before) return;
    const version = ++stored.dueVersion;
    kase.timetable.arm(stored, { due: stored.due.due, version, now, caseId: kase.id, setting });
  }

  /** Facts that an event states: a correction, or dates that an outcome carries as `fact:<name>`. */
  private statedBy({ event, commandId }: LoggedEvent) {
    if (event.type === 'fact-corrected') {
      const correction = this.corrections.get(commandId);
      return correction ? [[correction.fact, correction.value] as const] : [];
    }
    if (event.type !== 'completed') return [];
    return Object.entries(event.data)
      .filter(([name]) => name.startsWith('fact:'))
      .map(([name, value]) => [name.slice('fact:'.length), value] as const);
  }

  private close(kase: StoredCase, { key, state }: { key: string; state: 'done' | 'withdrawn' }): void {
    const stored = kase.steps.get(key);
    if (stored?.state !== 'open') throw new Error(`Step ${key} closes without having been open`);
    stored.state = state;
    kase.timetable.dropStep(key);
  }

  /** What its clock shows. */
  async now(): Promise<string> {
    return new Date((await this.clock()) - this.clockLagMs).toISOString();
  }
}

function standing(kase: StoredCase): Pick<AppendResult, 'headSeq' | 'state' | 'next'> {
  return { headSeq: headSeqOf(kase), state: kase.state, next: kase.timetable.next };
}

function rowsAfter({ log }: StoredCase, afterSeq: number): readonly LoggedEvent[] {
  return log.filter(
    ({ seq, event }) => seq > afterSeq && (event.type === 'submitted' || !recordOnlyEvents.has(event.type)),
  );
}

/** Whether a dated fact changed that a step's rule counts from. */
function hangsOnChange(
  { step }: StoredStep,
  { datesBefore, setting }: { datesBefore: ReadonlyMap<string, string>; setting: TimetableSetting },
): boolean {
  const rule = setting.rules.get(step.due ?? '');
  const facts = [rule?.trigger, rule?.then?.since].map((trigger) => trigger?.replace(/^fact:/, '') ?? '');
  return facts.some((fact) => datesBefore.get(fact) !== setting.dates.get(fact));
}

/** Whether each milestone has come, and ages were computed when the birthday had come. */
function areDue(
  { timetable }: StoredCase,
  { event, now }: { event: Extract<CaseEvent, { type: 'milestones-passed' }>; now: string },
): boolean {
  return event.milestones.every((ref) => {
    const at = Date.parse(timetable.at(ref) ?? '');
    const assessedAt = ref.kind === 'birthday' ? Date.parse(event.assessment?.asOf ?? '') : Date.parse(now);
    return at <= Date.parse(now) && at <= assessedAt;
  });
}
