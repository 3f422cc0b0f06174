import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { CaseCommand, CommandResult } from '@tovholder/contracts/commands';
import { commandUpdateName, reloadSignalName, stateQueryName } from '@tovholder/contracts/commands';
import type { EarlyClosureGround, Ending, EventData, LoggedEvent } from '@tovholder/domain/case-log';
import type { PauseGround } from '@tovholder/domain/rules';
import type { JsonValue } from '@tovholder/domain/text';
import type { CaseAddress, CaseGateway } from '@tovholder/temporal';
import type { CaseStatus } from '@tovholder/workflows/temporal';
import type { SimulatedRecord } from './record';
import type { Correction, StoredCase } from './stored-case';
import { type History, type TrackedExecution, historiesOf } from './rig';

export interface CaseSurroundings {
  readonly address: CaseAddress;
  readonly execution: TrackedExecution;
  readonly record: SimulatedRecord;
  readonly gateway: CaseGateway;
  readonly client: Client;
}

/** A case as a scenario sees it: what people do in it, and how it stands in the record. */
export class SimulatedCase {
  constructor(private readonly around: CaseSurroundings) {}

  get id(): string {
    return this.around.address.caseId;
  }

  /** Records an outcome. @throws Error when it is not carried out */
  async complete(key: string, outcome: string, data: EventData = {}): Promise<number> {
    const result = await this.give({ type: 'complete', key, outcome, data });
    if (result.kind !== 'done') throw new Error(`${key} → ${outcome} was not done: ${JSON.stringify(result)}`);
    return result.seq;
  }

  /** Records one outcome after the other, each written `step → outcome`. */
  async completeAll(...lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      const [key, outcome] = line.split(' → ');
      await this.complete(key ?? '', outcome ?? '');
    }
  }

  async correct(fact: string, value: JsonValue): Promise<CommandResult> {
    return this.give({ type: 'correct-fact', fact }, { correction: { fact, value } });
  }

  async withdraw(): Promise<CommandResult> {
    return this.give({ type: 'withdraw' });
  }

  async closeEarly(ground: EarlyClosureGround): Promise<CommandResult> {
    return this.give({ type: 'close-early', ground });
  }

  /** Stops a step's clock; without `from`, now. @returns the pause's id */
  async pause(key: string, { ground, from }: { ground: PauseGround; from?: string }): Promise<string> {
    const pauseId = randomUUID();
    await this.mustDo({ type: 'pause', pauseId, key, ground, from: from ?? (await this.now()) });
    return pauseId;
  }

  async endPause(key: string, pauseId: string): Promise<void> {
    await this.mustDo({ type: 'end-pause', pauseId, key, to: await this.now() });
  }

  /** @throws Error when it is not carried out */
  async mustDo(action: CaseCommand['action']): Promise<void> {
    const result = await this.give(action);
    if (result.kind !== 'done') throw new Error(`${action.type} was not done: ${JSON.stringify(result)}`);
  }

  /** Rungs of a step's ladder that have rung, in their order. */
  rang(key: string): readonly string[] {
    return this.stored.timetable.rang.filter((rung) => rung.key === key).map(({ rung }) => rung);
  }

  /** Gives a command the way the API does, and answers whatever came of it. */
  async give(
    action: CaseCommand['action'],
    { commandId = randomUUID(), ifVersion, ifEpoch, correction }: CommandOptions = {},
  ): Promise<CommandResult> {
    const { gateway, address, record } = this.around;
    if (correction) record.stage(commandId, correction);
    const seen = { ...(ifVersion === undefined ? {} : { ifVersion }), ...(ifEpoch === undefined ? {} : { ifEpoch }) };
    return gateway.command(address, { commandId, action, ...seen });
  }

  /** Sends one Update, where `give` repeats what is answered `unavailable` for a while, as the API does. */
  async giveOnce(action: CaseCommand['action'], commandId: string = randomUUID()): Promise<CommandResult> {
    const command: CaseCommand = { commandId, action };
    return this.handle.executeUpdate<CommandResult, [CaseCommand]>(commandUpdateName, { args: [command] });
  }

  /** Tells the workflow to look at the log again, as after an operator's decision on an incident. */
  async reload(): Promise<void> {
    await this.handle.signal(reloadSignalName);
    await this.status();
  }

  /** How the workflow itself says it stands: waits until it has done what was due. */
  async status(): Promise<CaseStatus> {
    return this.handle.query<CaseStatus>(stateQueryName);
  }

  /**
   * Waits until the workflow has done with the beginning of its case, as far as the record lets it: on a busy machine its
   * first task may end, and be asked how it stands, before the case is open.
   */
  async settled(): Promise<void> {
    for (let tries = 0; tries < 40; tries++) {
      const { state } = await this.status();
      if (state !== 'received') return;
      await setTimeout(50);
    }
  }

  /** Waits until the record has the row of this number: the simulation's clock may be ahead of a busy worker. */
  async recorded(seq: number): Promise<void> {
    for (let tries = 0; tries < 200 && this.log.length < seq; tries++) await setTimeout(50);
    if (this.log.length < seq) throw new Error(`Row ${seq} has not come; the log has ${this.log.length}`);
  }

  /** Leaves the case running at the end of its scenario. */
  leaveOpen(because: string): void {
    this.around.execution.leftOpenBecause = because;
  }

  get stored(): StoredCase {
    return this.around.record.case(this.id);
  }

  get log(): readonly LoggedEvent[] {
    return this.stored.log;
  }

  /** Keys of the steps that somebody owes now, in the order of their opening. Options are left out. */
  get openSteps(): readonly string[] {
    return this.keysWhere({ option: false });
  }

  /** Keys of what may be done at any time. */
  get options(): readonly string[] {
    return this.keysWhere({ option: true });
  }

  /** Local date by which a step is due; null where it is not known or there is none. */
  due(key: string): string | null {
    const step = this.stored.steps.get(key);
    if (!step) throw new Error(`Step ${key} was never opened`);
    return step.due?.due.localDate ?? null;
  }

  /** Instant by which a step is due. */
  dueAt(key: string): string | null {
    return this.stored.steps.get(key)?.due?.due.at ?? null;
  }

  /** Keys that the latest row opened and withdrew. */
  get lastChange(): { readonly opened: readonly string[]; readonly withdrawn: readonly string[] } {
    const change = this.log.at(-1)?.change;
    return { opened: change?.opened.map(({ key }) => key) ?? [], withdrawn: change?.withdrawn ?? [] };
  }

  get ending(): Ending | undefined {
    return this.stored.ending;
  }

  /** Waits until the workflow has returned. Only for a case that has ended. */
  async returned(): Promise<void> {
    await this.handle.result();
  }

  /** Histories of its runs, oldest first. */
  async histories(): Promise<History[]> {
    return historiesOf(this.around.client, this.id);
  }

  get handle(): WorkflowHandle {
    return this.around.client.workflow.getHandle(this.id);
  }

  private now(): Promise<string> {
    return this.around.record.now();
  }

  private keysWhere({ option }: { option: boolean }): string[] {
    const steps = [...this.stored.steps.values()];
    return steps.filter(({ state, step }) => state === 'open' && step.option === option).map(({ step }) => step.key);
  }
}

export interface CommandOptions {
  readonly commandId?: string;
  readonly ifVersion?: number;
  readonly ifEpoch?: number;
  readonly correction?: Correction;
}
