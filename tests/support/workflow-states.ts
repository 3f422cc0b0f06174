import { Client, Connection } from '@temporalio/client';
import { stateQueryName } from '@tovholder/contracts/commands';
import { createDataConverter, loadPayloadKeys } from '@tovholder/temporal';
import type { TestStack } from './stack';

export interface WorkflowState {
  readonly state: string;
  readonly headSeq: number;
  readonly openSteps: readonly string[];
}

/** What the workflows of these cases believe, asked one by one. */
export async function workflowStates(
  stack: TestStack,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, WorkflowState>> {
  const { address, namespace } = stack.temporal;
  const connection = await Connection.connect({ address });
  const keys = loadPayloadKeys(String(stack.env['TOVHOLDER_KEYS']));
  const client = new Client({ connection, namespace, dataConverter: createDataConverter(keys, namespace) });
  const states = new Map<string, WorkflowState>();
  for (const id of caseIds) states.set(id, await client.workflow.getHandle(id).query<WorkflowState>(stateQueryName));
  await connection.close();
  return states;
}
