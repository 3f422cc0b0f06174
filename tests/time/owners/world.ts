import { randomUUID } from 'node:crypto';
import type { AppendResult } from '@tovholder/contracts/commands';
import type { CaseEvent } from '@tovholder/domain/case-log';
import { append, appendDirect, loadCase, stageCommand, type DirectCommand, type Store } from '@tovholder/persistence';
import { propose } from '@tovholder/workflows/engine';
import { processes } from '@tovholder/workflows/processes';
import { caseworker, coordinator, Drive, unit } from '../../record/course';
import type { TimedRecord } from '../database-clock';

/** An open step, read by a statement of our own. */
export interface OpenStep {
  readonly caseId: string;
  readonly key: string;
  readonly unit: string;
  readonly owner: string | null;
  readonly option: boolean;
}

const hour = 3_600_000;
const process = 'psp-k';

/** Colleagues beside the users of the demonstration, so that there is somebody to give work to. Nobody is behind them. */
const colleagues: Readonly<Record<string, readonly string[]>> = {
  'kommune-0165': ['anna', 'bo', 'carl'],
  'kommune-0151': ['dorte', 'erik'],
  'pspk.sekretariatsgruppe': ['finn', 'gitte'],
  'pspk.handlegruppe-0165': ['hans', 'ida'],
  'pspk.handlegruppe-0151': ['jens'],
};

/** Moves that bring a case to where the main responsibility is offered. */
const untilNaming = [
  ['acknowledge', 'acknowledged', {}],
  ['confirm-responsibility-unclear', 'unclear', {}],
  ['confirm-involvement:politi', 'supports-now', {}],
  ['confirm-involvement:psykiatri', 'supports-now', {}],
  ['schedule', 'scheduled', { 'fact:handlegruppe-meeting': '2027-03-02' }],
  ['name-responsible', 'named', { authority: 'kommune' }],
] as const;

/** A few cases and the people around them, on a record whose clock the test sets. */
export class World {
  private constructor(
    private readonly record: TimedRecord,
    readonly drives: readonly Drive[],
    readonly users: readonly string[],
    public now: number,
  ) {}

  static async begin(record: TimedRecord): Promise<World> {
    const now = Date.parse('2027-01-04T09:00:00Z');
    await record.setClock(now);
    for (const [name, members] of Object.entries(colleagues)) {
      for (const id of members) {
        await record.asOwner(`INSERT INTO app_user (id, name, language, active) VALUES ($1, $1, 'da', true)`, [id]);
        await record.asOwner(`INSERT INTO membership (user_id, unit_id, role) VALUES ($1, $2, 'caseworker')`, [
          id,
          unit(name),
        ]);
      }
    }
    const drives: Drive[] = [];
    for (let n = 0; n < 4; n += 1) {
      const drive = await Drive.opened(record.store, { asOf: new Date(now).toISOString() });
      if (n % 2 === 0) {
        for (const [key, outcome, data] of untilNaming) await drive.complete({ key, outcome, data });
      }
      drives.push(drive);
    }
    const units = Object.keys(colleagues).map(unit);
    const users = await record.store.dataSource.query<{ id: string }[]>(
      'SELECT DISTINCT user_id AS id FROM membership WHERE unit_id = ANY ($1) ORDER BY 1',
      [units],
    );
    return new World(
      record,
      drives,
      users.map(({ id }) => id),
      now,
    );
  }

  get store(): Store {
    return this.record.store;
  }

  async ask<T>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.store.dataSource.query<T[]>(text, [...values]);
  }

  /** Sequence number of the last row of a case's log. */
  async headOf(caseId: string): Promise<number> {
    const [row] = await this.ask<{ head: number }>('SELECT head_seq AS head FROM case_file WHERE id = $1', [caseId]);
    return row!.head;
  }

  /** Every step that is open, in a fixed order. */
  openSteps(): Promise<OpenStep[]> {
    return this.ask<OpenStep>(
      `SELECT s.case_id AS "caseId", s.key, s.unit_id AS unit, s.owner, s.option FROM step s
        JOIN case_file c ON c.id = s.case_id WHERE s.state = 'open' AND NOT s.option ORDER BY c.number, s.key`,
    );
  }

  async direct(caseId: string, action: DirectCommand['action'], more: Pick<DirectCommand, 'actor' | 'ifEpoch'>) {
    const identity = { commandId: randomUUID(), bodyHash: 'body' };
    const result = await appendDirect(this.store, { caseId, action, ...identity, ...more });
    await this.lookAgain(this.drive(caseId));
    return result;
  }

  drive(caseId: string): Drive {
    const drive = this.drives.find((one) => one.caseId === caseId);
    if (!drive) throw new Error(`There is no case ${caseId}`);
    return drive;
  }

  /** Gives a command the way a workflow does. @returns null when the engine refuses it */
  async give(
    drive: Drive,
    event: CaseEvent,
    { ifEpoch }: { readonly ifEpoch?: number } = {},
  ): Promise<AppendResult | null> {
    const proposal = propose(processes.get(process)!, drive.log, event);
    if ('refusal' in proposal) return null;
    const { candidate } = proposal;
    const commandId = randomUUID();
    const actor = event.type === 'handover-offered' ? caseworker : coordinator;
    await stageCommand(this.store, { commandId, bodyHash: 'body', caseId: drive.caseId, actor });
    const request = { caseId: drive.caseId, afterSeq: drive.headSeq, commandId, candidate };
    const result = await append(this.store, { ...request, ...(ifEpoch === undefined ? {} : { ifEpoch }) });
    this.adopt(drive, result);
    return result;
  }

  /** Lets hours go by; whatever is due on the way rings at its instant. */
  async wait(hours: number): Promise<void> {
    const until = this.now + hours * hour;
    for (;;) {
      const waiting = await Promise.all(
        this.drives.map(async (drive) => ({ drive, next: await this.lookAgain(drive) })),
      );
      const due = waiting
        .flatMap(({ drive, next }) => (next ? [{ drive, next, at: Date.parse(next.at) }] : []))
        .sort((one, other) => one.at - other.at)[0];
      if (!due || due.at > until) break;
      this.now = Math.max(this.now, due.at);
      await this.record.setClock(this.now);
      const { milestones, at } = due.next;
      const event: CaseEvent = { type: 'milestones-passed', milestones };
      await due.drive.record(event, { commandId: `milestones:${at}:${due.drive.headSeq}` });
    }
    this.now = until;
    await this.record.setClock(until);
  }

  private async lookAgain(drive: Drive) {
    const { rows, headSeq, next } = await loadCase(this.store, { caseId: drive.caseId, afterSeq: drive.headSeq });
    drive.log.push(...rows);
    drive.headSeq = headSeq;
    return next;
  }

  private adopt(drive: Drive, { rows, headSeq }: AppendResult): void {
    drive.log.push(...rows);
    drive.headSeq = headSeq;
  }
}
