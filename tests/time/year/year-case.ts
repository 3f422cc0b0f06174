import { randomUUID } from 'node:crypto';
import type { NextMilestones } from '@tovholder/contracts/commands';
import type { CaseEvent, OpenedStep } from '@tovholder/domain/case-log';
import { datedFacts } from '@tovholder/domain/eligibility';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { appendDirect, assessCase, loadCase, type Actor, type Store } from '@tovholder/persistence';
import { propose, replay } from '@tovholder/workflows/engine';
import { processes } from '@tovholder/workflows/processes';
import { coordinator, type Drive } from '../../record/course';
import { answerTo } from './answers';
import type { Chance } from '../../support/chance';
import { randomReferral } from './referrals';
import type { Carried, Transport } from './transport';

const hour = 3_600_000;
/** Outcomes looked at before a step is left for another time. */
const mostTries = 6;
const isDate = /^\d{4}-\d{2}-\d{2}$/;

interface Surroundings {
  readonly store: Store;
  readonly chance: Chance;
  readonly rules: ReadonlyMap<string, DeadlineRule>;
  readonly transport: Transport;
}

/** One case of the year, with somebody who acts on it now and then. */
export class YearCase {
  next: NextMilestones | null = null;
  /** Milliseconds: when somebody does something in it again; infinite once it has ended. */
  nextAct = 0;
  private readonly paused = new Map<string, string>();
  private readonly definition;
  private ended = false;

  private constructor(
    readonly drive: Drive,
    readonly process: string,
    /** Dates among the facts of the referral that deadline rules may hang on. */
    readonly submittedDates: Readonly<Record<string, string>>,
    private readonly around: Surroundings,
  ) {
    this.definition = processes.get(process)!;
  }

  /** A referral comes in, and its case opens. */
  static async begin(now: number, around: Surroundings): Promise<YearCase> {
    const given = randomReferral(around.chance, now);
    const stated = { ...given.facts, ...datedFacts(given.process, given.facts) };
    const dates = Object.entries(stated).filter(([, value]) => typeof value === 'string' && isDate.test(value));
    const drive = await around.transport.open(around.store, given);
    const kase = new YearCase(drive, given.process, Object.fromEntries(dates) as Record<string, string>, around);
    await kase.lookAgain();
    kase.rest(now);
    return kase;
  }

  get milestoneAt(): number {
    return this.next === null || this.ended ? Infinity : Date.parse(this.next.at);
  }

  /** What the workflow's timer does: the milestones of the next instant have passed. */
  async passMilestones(now: number): Promise<void> {
    const { next } = this;
    if (!next || Date.parse(next.at) > now) return;
    const { milestones } = next;
    await this.give(`milestones:${next.at}:${this.drive.headSeq}`, async () => ({
      type: 'milestones-passed',
      milestones,
      ...(milestones.some(({ kind }) => kind === 'birthday')
        ? { assessment: await assessCase(this.around.store, { caseId: this.drive.caseId }) }
        : {}),
    }));
  }

  /** Somebody does something that the case allows, if there is anything. */
  async act(now: number): Promise<void> {
    const { chance } = this.around;
    const { openSteps } = replay(this.definition, this.drive.log).state;
    const owed = openSteps.filter(({ option }) => !option);
    const options = openSteps.filter(({ option }) => option);
    const luck = chance.next();
    if (this.paused.size > 0 && luck < 0.35) await this.endPause(now);
    else if (luck < 0.5) await this.pauseSomething(owed, now);
    else if (luck < 0.58 && owed.length > 0) await this.assign(chance.oneOf(owed));
    else if (luck < 0.61) await this.offerHandover();
    else if (luck < 0.615) await this.command({ type: 'closed-early', ground: 'moved' });
    else if (luck < 0.63 && options.length > 0) await this.complete(chance.oneOf(options), now);
    else if (owed.length > 0) await this.complete(chance.oneOf(owed), now);
    this.rest(now);
  }

  private rest(now: number): void {
    const { chance } = this.around;
    const luck = chance.next();
    const wait = luck < 0.5 ? [1, 60] : luck < 0.85 ? [40, 240] : [240, 1_000];
    this.nextAct = this.ended ? Infinity : now + Math.floor((wait[0]! + chance.next() * (wait[1]! - wait[0]!)) * hour);
  }

  private async complete({ key, step }: OpenedStep, now: number): Promise<void> {
    const { chance } = this.around;
    const outcomes = Object.entries(this.definition.steps[step]?.outcomes ?? {});
    for (let tries = 0; tries < mostTries; tries += 1) {
      const [outcome, { data }] = chance.oneOf(outcomes);
      const event = { type: 'completed', key, outcome, data: answerTo(data ?? {}, { chance, now }) } as const;
      const proposal = propose(this.definition, this.drive.log, event);
      // Most ways end a case: it would seldom live to see its later steps.
      if ('refusal' in proposal || (proposal.candidate.change.ending && !chance.happens(0.1))) continue;
      this.paused.delete(key);
      await this.command(event);
      return;
    }
  }

  private async pauseSomething(owed: readonly OpenedStep[], now: number): Promise<void> {
    const { chance, rules } = this.around;
    const possible = owed.flatMap(({ key, due }) => {
      const grounds = rules.get(due ?? '')?.pausable ?? [];
      return this.paused.has(key) || grounds.length === 0 ? [] : [{ key, grounds }];
    });
    if (possible.length === 0) {
      if (owed.length > 0) await this.complete(chance.oneOf(owed), now);
      return;
    }
    const { key, grounds } = chance.oneOf(possible);
    const pauseId = randomUUID();
    const from = new Date(chance.happens(0.5) ? now : now - chance.whole(1, 72 * hour)).toISOString();
    const given = await this.command({ type: 'paused', pauseId, key, ground: chance.oneOf(grounds), from });
    if (given?.written) this.paused.set(key, pauseId);
  }

  private async endPause(now: number): Promise<void> {
    const [key, pauseId] = this.around.chance.oneOf([...this.paused]);
    this.paused.delete(key);
    await this.command({ type: 'pause-ended', pauseId, key, to: new Date(now).toISOString() });
  }

  /** Gives a step to somebody of its unit: straight into the record, as the API does it. */
  private async assign({ key }: OpenedStep): Promise<void> {
    const { store, chance } = this.around;
    const { caseId } = this.drive;
    const members = await store.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT m.user_id AS id FROM membership m JOIN step s ON s.unit_id = m.unit_id
        WHERE s.case_id = $1 AND s.key = $2 AND m.role <> ALL ('{auditor,operator}') ORDER BY 1`,
      [caseId, key],
    );
    const action = { type: 'assign', key, owner: chance.oneOf(members).id } as const;
    await appendDirect(store, { caseId, action, commandId: randomUUID(), bodyHash: 'body', actor: coordinator });
    await this.lookAgain();
  }

  /** The record may have moved on by itself: its log, and what it waits for. */
  async lookAgain(): Promise<void> {
    const { drive } = this;
    const after = { caseId: drive.caseId, afterSeq: drive.headSeq };
    const { rows, headSeq, next, state } = await loadCase(this.around.store, after);
    drive.log.push(...rows);
    drive.headSeq = headSeq;
    this.next = next;
    this.ended = state === 'closed';
    if (this.ended) this.nextAct = Infinity;
  }

  private async offerHandover(): Promise<void> {
    const to = this.around.chance.oneOf(['kommune:0151', 'kommune:0153', 'kommune:0183']);
    await this.command({ type: 'handover-offered', to });
  }

  /** Gives a person's command. @returns null when the engine refuses it */
  private async command(event: CaseEvent, actor: Actor = coordinator): Promise<Carried | null> {
    if ('refusal' in propose(this.definition, this.drive.log, event)) return null;
    const commandId = randomUUID();
    await this.drive.stage({ commandId, actor });
    return this.give(commandId, async () => event);
  }

  private async give(commandId: string, event: () => Promise<CaseEvent>): Promise<Carried> {
    const carried = await this.around.transport.carry(this.drive, commandId, event);
    this.next = carried.next;
    this.ended = carried.state === 'closed';
    if (this.ended) this.nextAct = Infinity;
    return carried;
  }
}
