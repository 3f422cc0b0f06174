import { randomUUID } from 'node:crypto';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import {
  TypedSearchAttributes,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowIdConflictPolicy,
  type WorkflowIdReusePolicy,
} from '@temporalio/common';
import {
  type CaseCommand,
  type CaseInput,
  type CommandResult,
  caseTaskQueue,
  commandUpdateName,
  reloadSignalName,
} from '@tovholder/contracts/commands';
import { isAway, outcomeOfFailure } from './failures';
import { caseDistrictAttribute, caseProcessAttribute, caseStateAttribute } from './search-attributes';
import { WithinTime } from './within-time';

/** What finds a case's workflow, and starts it where there is none. */
export interface CaseAddress {
  /** The workflow id. */
  readonly caseId: string;
  /** The workflow type. */
  readonly process: string;
  readonly district: string;
}

/** `closed`: the workflow has returned, so the case is closed. `unavailable`: Temporal did not answer in time. */
export type StartResult = 'running' | 'closed' | 'unavailable';

const commandDeadlineMs = 15_000;
/** How long a command goes on asking a Temporal that does not answer at all: long enough for a restart. */
const awayPatienceMs = 3_000;
const startDeadlineMs = 2_000;
/** A list of all workflows goes over many pages. */
const listDeadlineMs = 60_000;

/** What Temporal does where the case's workflow runs already, and where it has ended. */
interface StartPolicy {
  readonly running: WorkflowIdConflictPolicy;
  readonly ended: WorkflowIdReusePolicy;
}

/** A workflow that has returned belongs to a closed case; one that was terminated, or failed, does not. */
const makeSure: StartPolicy = { running: 'USE_EXISTING', ended: 'ALLOW_DUPLICATE_FAILED_ONLY' };
const again: StartPolicy = { running: 'USE_EXISTING', ended: 'ALLOW_DUPLICATE' };
const inItsPlace: StartPolicy = { running: 'TERMINATE_EXISTING', ended: 'ALLOW_DUPLICATE' };

/** The only way from a program to a case's workflow. No error of the SDK leaves it. */
export class CaseGateway {
  constructor(private readonly client: Client) {}

  /** Makes sure that the case's workflow runs. Safe to repeat. */
  start(address: CaseAddress, { deadlineMs = startDeadlineMs } = {}): Promise<StartResult> {
    return this.startUntil(address, { policy: makeSure, deadlineMs });
  }

  /**
   * Makes sure that the workflow of a case runs that the record holds to be open, whatever became of an earlier one.
   * A case that has been closed meanwhile costs a run that returns at once.
   */
  restart(address: CaseAddress): Promise<StartResult> {
    return this.startUntil(address, { policy: again, deadlineMs: startDeadlineMs });
  }

  /** Ends a workflow that does not go on, and starts another from the case's log in its place. */
  replace(address: CaseAddress): Promise<StartResult> {
    return this.startUntil(address, { policy: inItsPlace, deadlineMs: startDeadlineMs });
  }

  /** Ids of all cases whose workflow runs, as Temporal's list has them: seconds old. Undefined: Temporal is away. */
  async listOpenCases(): Promise<ReadonlySet<string> | undefined> {
    const query = `TaskQueue = '${caseTaskQueue}' AND ExecutionStatus = 'Running'`;
    try {
      return await new WithinTime(listDeadlineMs).run(this.client, async () => {
        const ids = new Set<string>();
        for await (const { workflowId } of this.client.workflow.list({ query, pageSize: 1_000 })) ids.add(workflowId);
        return ids;
      });
    } catch (error) {
      if (isAway(error)) return undefined;
      throw error;
    }
  }

  /** Whether the case's workflow runs at this moment. Undefined: Temporal is away. */
  async isRunning(caseId: string): Promise<boolean | undefined> {
    try {
      const { status } = await new WithinTime(startDeadlineMs).run(this.client, () =>
        this.client.workflow.getHandle(caseId).describe(),
      );
      return status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      if (isAway(error)) return undefined;
      throw error;
    }
  }

  /**
   * Carries a command to the case's workflow and waits for what came of it. A workflow that is not there is started;
   * a run that ended under the command is asked again. `unavailable` means: outcome unknown, safe to repeat.
   */
  async command(
    address: CaseAddress,
    { deadlineMs = commandDeadlineMs, ...command }: CaseCommand & { readonly deadlineMs?: number },
  ): Promise<CommandResult> {
    const time = new WithinTime(deadlineMs);
    do {
      const answer = await this.attempt(address, { command, time });
      const giveUp = answer !== 'again' && (answer.kind !== 'unavailable' || time.elapsed > awayPatienceMs);
      if (giveUp) return answer;
    } while (await time.pause());
    return { kind: 'unavailable' };
  }

  /** Tells a running workflow to read its log again. @returns whether there was one to tell */
  async reload(caseId: string): Promise<boolean> {
    const time = new WithinTime(startDeadlineMs);
    try {
      await time.run(this.client, () => this.client.workflow.getHandle(caseId).signal(reloadSignalName));
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError || isAway(error)) return false;
      throw error;
    }
  }

  private async attempt(
    address: CaseAddress,
    { command, time }: { readonly command: CaseCommand; readonly time: WithinTime },
  ): Promise<CommandResult | 'again'> {
    const handle = this.client.workflow.getHandle(address.caseId);
    try {
      return await time.run(this.client, () =>
        handle.executeUpdate<CommandResult, [CaseCommand]>(commandUpdateName, {
          args: [command],
          // Not the command id: within a run Temporal would answer a repeat with the outcome that it has stored, also
          // with `unavailable`. The command's own id is what `append` knows it by.
          updateId: randomUUID(),
        }),
      );
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) return outcomeOfFailure(error);
    }
    switch (await this.startWithin(address, { time, policy: makeSure })) {
      case 'running':
        return 'again';
      case 'closed':
        return { kind: 'refused', code: 'case-closed' };
      case 'unavailable':
        return { kind: 'unavailable' };
    }
  }

  private async startUntil(
    address: CaseAddress,
    { policy, deadlineMs }: { readonly policy: StartPolicy; readonly deadlineMs: number },
  ): Promise<StartResult> {
    const time = new WithinTime(deadlineMs);
    do {
      const result = await this.startWithin(address, { time, policy });
      if (result !== 'unavailable') return result;
    } while (await time.pause());
    return 'unavailable';
  }

  private async startWithin(
    { caseId, process, district }: CaseAddress,
    { time, policy }: { readonly time: WithinTime; readonly policy: StartPolicy },
  ): Promise<StartResult> {
    const input: CaseInput = { caseId };
    try {
      await time.run(this.client, () =>
        this.client.workflow.start(process, {
          workflowId: caseId,
          taskQueue: caseTaskQueue,
          args: [input],
          workflowIdConflictPolicy: policy.running,
          workflowIdReusePolicy: policy.ended,
          typedSearchAttributes: new TypedSearchAttributes([
            { key: caseProcessAttribute, value: process },
            { key: caseDistrictAttribute, value: district },
            { key: caseStateAttribute, value: 'received' },
          ]),
        }),
      );
      return 'running';
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return 'closed';
      if (isAway(error)) return 'unavailable';
      throw error;
    }
  }
}
