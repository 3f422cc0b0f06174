import type { CaseCommand, CaseInput, CommandResult, NextMilestones } from '@tovholder/contracts/commands';
import { commandUpdateName, reloadSignalName, stateQueryName } from '@tovholder/contracts/commands';
import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProcessDefinition } from '../engine';
import { CaseDriver } from './case-driver';
import type { CaseStatus } from './case-driver';
import type { RecordAccess } from './record';

export const commandUpdate = defineUpdate<CommandResult, [CaseCommand]>(commandUpdateName);
/** An operator has ended or retried an incident: look at the log again. */
export const reloadSignal = defineSignal(reloadSignalName);
/** For diagnosis only: lists and screens read PostgreSQL. */
export const stateQuery = defineQuery<CaseStatus>(stateQueryName);

/** Events of a run after which it continues as new at the next quiet moment: a case lives for years. */
const eventsPerRun = 200;
/** Pause before the database is asked again, after its clock was behind ours or it did not answer. */
const secondsBetweenTries = [1, 2, 5, 15, 60];

/**
 * Runs one case of a process: serialises its commands, holds its one timer, and goes on until PostgreSQL says that the
 * case is closed. Every run starts from the case's log, so its input is the case id and nothing else.
 */
export function caseWorkflow(process: ProcessDefinition): (input: CaseInput) => Promise<void> {
  return async function runCase({ caseId }) {
    const driver = new CaseDriver(process, caseId);
    let reloadWanted = false;

    setHandler(
      commandUpdate,
      async (command) => {
        driver.record.taskBegins();
        await condition(() => driver.loaded);
        return driver.exclusively(() => driver.carryOut(command));
      },
      {
        // A courtesy that keeps refusals out of history; the engine is asked again under the mutex.
        validator: (command) => {
          const refusal = driver.refusalOf(command);
          if (refusal) throw ApplicationFailure.nonRetryable(refusal.code, refusal.code, refusal.rules ?? []);
        },
      },
    );
    setHandler(reloadSignal, () => {
      driver.record.taskBegins();
      reloadWanted = true;
    });
    setHandler(stateQuery, () => driver.status);

    await persistently(driver.record, () => driver.load());
    const eventsAtStart = workflowInfo().historyLength;
    const isLong = () => workflowInfo().historyLength - eventsAtStart > eventsPerRun && allHandlersFinished();

    // A case in an incident waits for an operator, whatever instant passes.
    const awaited = () => (driver.runs ? driver.next : null);

    while (driver.state !== 'closed') {
      // Also after an incident that came before the opening and has been retried.
      if (!driver.opened) await persistently(driver.record, () => driver.exclusively(() => driver.open()));
      const next = awaited();
      const movedEarlier = () => isEarlier(awaited(), next);
      const mustAct = () => driver.state === 'closed' || reloadWanted || movedEarlier() || isLong();
      const waitMs = next ? Date.parse(next.at) - Date.now() : undefined;
      if (waitMs === undefined) await condition(mustAct);
      else if (waitMs > 0 && !(await condition(mustAct, waitMs))) driver.record.taskBegins();

      if (reloadWanted) {
        reloadWanted = false;
        await persistently(driver.record, () => driver.exclusively(() => driver.load()));
      } else if (isLong()) {
        await continueAsNew<(input: CaseInput) => Promise<void>>({ caseId });
      } else if (driver.isDue()) {
        await persistently(driver.record, () => driver.exclusively(() => driver.passMilestones()));
      }
    }
    await condition(allHandlersFinished);
  };
}

function isEarlier(one: NextMilestones | null, other: NextMilestones | null): boolean {
  return one !== null && (other === null || one.at < other.at);
}

/** Repeats until PostgreSQL has answered, waiting on a durable timer instead of inside the task. */
async function persistently(record: RecordAccess, attempt: () => Promise<'done' | 'again'>): Promise<void> {
  for (let failures = 0; (await attempt()) === 'again'; failures++) {
    await record.pause((secondsBetweenTries[failures] ?? 60) * 1000);
  }
}
