import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { testDataConverter, todaysWorkflows } from './workflow-bundle';

export type History = temporal.api.history.v1.IHistory;

/** One execution that a scenario has started. */
export interface TrackedExecution {
  readonly workflowId: string;
  readonly process: string;
  /** Name under which its history is kept for the replay suite. */
  readonly keptAs?: string;
  /** Why the scenario leaves it running. Without a reason, an execution that is still open fails its test. */
  leftOpenBecause?: string;
}

export interface RecordedRun {
  readonly workflowId: string;
  readonly history: History;
}

/** Folder that histories marked `keptAs` are written to; unset: they are not. */
const keepIn = process.env['TOVHOLDER_KEEP_HISTORIES'];

/** Remembers every execution that the scenarios of a file start, so that each is replayed and none is left behind. */
export class Rig {
  private tracked: TrackedExecution[] = [];
  readonly recorded: RecordedRun[] = [];

  constructor(private readonly client: Client) {}

  track(execution: TrackedExecution): TrackedExecution {
    this.tracked.push(execution);
    return execution;
  }

  /**
   * Fetches the histories of a scenario's executions and ends those that still run.
   *
   * @throws Error when one was left open without a reason
   */
  async finishScenario(): Promise<void> {
    const executions = this.tracked;
    this.tracked = [];
    const forgotten: string[] = [];
    for (const execution of executions) {
      const { workflowId, process, leftOpenBecause } = execution;
      const handle = this.client.workflow.getHandle(workflowId);
      const { status } = await handle.describe();
      const histories = await historiesOf(this.client, workflowId);
      this.recorded.push(...histories.map((history) => ({ workflowId, history })));
      keep(execution, histories);
      if (status.name !== 'RUNNING') continue;
      if (leftOpenBecause === undefined) forgotten.push(`${process} ${workflowId}`);
      await handle.terminate('The scenario is over');
    }
    if (forgotten.length > 0) throw new Error(`Left open without a reason: ${forgotten.join(', ')}`);
  }
}

/** Replays runs against today's workflows. @returns those that no longer do what they did, each with the difference */
export async function replayFailures(runs: readonly RecordedRun[]): Promise<string[]> {
  const failures: string[] = [];
  const options = { workflowBundle: await todaysWorkflows(), dataConverter: testDataConverter };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, runs)) {
    if (error) failures.push(`${workflowId}: ${error.message}`);
  }
  return failures;
}

/** The histories of an execution, oldest run first: each run names the one that it continues. */
export async function historiesOf(client: Client, workflowId: string): Promise<History[]> {
  const histories: History[] = [];
  let runId: string | undefined;
  do {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.unshift(history);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  } while (runId !== undefined);
  return histories;
}

function keep({ process, keptAs }: TrackedExecution, histories: readonly History[]): void {
  if (keepIn === undefined || keptAs === undefined) return;
  mkdirSync(keepIn, { recursive: true });
  for (const [index, history] of histories.entries()) {
    const run = histories.length > 1 ? `-run-${index + 1}` : '';
    writeFileSync(join(keepIn, `${process}.${keptAs}${run}.v1.json`), `${historyToJSON(history)}\n`);
  }
}
