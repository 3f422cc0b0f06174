import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { createCaseActivities } from '@tovholder/activities';
import { caseTaskQueue, type CaseActivities, type CaseCommand } from '@tovholder/contracts/commands';
import type { CaseEvent } from '@tovholder/domain/case-log';
import { loadCase } from '@tovholder/persistence';
import { CaseGateway } from '@tovholder/temporal';
import { district, Drive, submitted } from '../../record/course';
import { quietRuntime } from '../../support/simulation/quiet-runtime';
import { startServer } from '../../support/simulation/simulation';
import { testDataConverter, testNamespace, todaysWorkflows } from '../../support/simulation/workflow-bundle';
import type { TimedRecord } from '../database-clock';
import type { Transport } from '../year/transport';

/** A Temporal server that skips time, today's workflows, and PostgreSQL whose clock follows the server's. */
export class SkippedHouse {
  private worker: Worker | undefined;
  private running: Promise<void> = Promise.resolve();
  private readonly gateway: CaseGateway;

  private constructor(
    private readonly environment: TestWorkflowEnvironment,
    private readonly record: TimedRecord,
  ) {
    this.gateway = new CaseGateway(
      new Client({ connection: environment.connection, dataConverter: testDataConverter }),
    );
  }

  static async start(record: TimedRecord): Promise<SkippedHouse> {
    quietRuntime();
    const house = new SkippedHouse(await startServer(), record);
    await house.startWorker();
    return house;
  }

  /** Milliseconds, and the same instant for PostgreSQL from now on. */
  async now(): Promise<number> {
    const now = await this.environment.currentTimeMs();
    await this.record.setClock(now);
    return now;
  }

  /** Skips to an instant, with everything that happens on the way. */
  async goTo(instant: number): Promise<void> {
    const wait = instant - (await this.environment.currentTimeMs());
    if (wait > 0) await this.environment.sleep(wait);
  }

  async startWorker(): Promise<void> {
    this.worker = await Worker.create({
      connection: this.environment.nativeConnection,
      namespace: testNamespace,
      taskQueue: caseTaskQueue,
      workflowBundle: await todaysWorkflows(),
      activities: { ...this.onTime(createCaseActivities(this.record.store)) },
      dataConverter: testDataConverter,
    });
    this.running = this.worker.run();
  }

  async stopWorker(): Promise<void> {
    this.worker?.shutdown();
    await this.running;
    this.worker = undefined;
  }

  async stop(): Promise<void> {
    await this.stopWorker();
    await this.environment.teardown();
  }

  /** Through the case's workflow, as the API does it. */
  get transport(): Transport {
    const { gateway } = this;
    const addressOf = (drive: Drive, process: string) => ({ caseId: drive.caseId, process, district });
    const processes = new Map<string, string>();
    return {
      open: async (store, given) => {
        await this.now();
        const drive = await Drive.load(store, await submitted(store, given));
        processes.set(drive.caseId, given.process);
        await gateway.start(addressOf(drive, given.process), { deadlineMs: 10_000 });
        while ((await loadCase(store, { caseId: drive.caseId, afterSeq: 0 })).state === 'received') await sleep(20);
        return drive;
      },
      carry: async (drive, commandId, event) => {
        await this.now();
        const address = addressOf(drive, processes.get(drive.caseId)!);
        const { kind } = await gateway.command(address, { commandId, action: actionOf(await event()) });
        if (kind === 'unavailable') throw new Error(`${commandId} was not answered`);
        const { rows, headSeq, state, next } = await loadCase(drive.store, {
          caseId: drive.caseId,
          afterSeq: drive.headSeq,
        });
        drive.log.push(...rows);
        drive.headSeq = headSeq;
        return { written: kind === 'done', state, next };
      },
    };
  }

  /** PostgreSQL is told what time it is before it is asked anything. */
  private onTime(activities: CaseActivities): CaseActivities {
    const first = async <T>(work: () => Promise<T>): Promise<T> => {
      await this.now();
      return work();
    };
    return {
      load: (request) => first(() => activities.load(request)),
      assess: (request) => first(() => activities.assess(request)),
      append: (request) => first(() => activities.append(request)),
      recordIncident: (request) => first(() => activities.recordIncident(request)),
    };
  }
}

/** The command whose event this is. */
function actionOf(event: CaseEvent): CaseCommand['action'] {
  switch (event.type) {
    case 'completed':
      return { ...event, type: 'complete' };
    case 'paused':
      return { ...event, type: 'pause' };
    case 'pause-ended':
      return { ...event, type: 'end-pause' };
    case 'handover-offered':
      return { ...event, type: 'offer-handover' };
    case 'closed-early':
      return { ...event, type: 'close-early' };
    default:
      throw new Error(`Nobody does '${event.type}' in this test`);
  }
}
