import { Client, Connection } from '@temporalio/client';
import { connectTemporal, loadPayloadKeys, type StartResult } from '@tovholder/temporal';
import type { TestStack } from './stack';

/** What an operator, or a mishap, does to workflows behind the product's back. */
export async function inTemporal<T>(stack: TestStack, act: (client: Client) => Promise<T>): Promise<T> {
  const { address, namespace } = stack.temporal;
  const connection = await Connection.connect({ address });
  try {
    return await act(new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}

/** Ends workflows without a word to them. */
export const terminate = (stack: TestStack, caseId: string): Promise<unknown> =>
  inTemporal(stack, (client) => client.workflow.getHandle(caseId).terminate('for a test'));

/** Takes a workflow out of Temporal's store, as if it had never been. */
export const forget = (stack: TestStack, caseId: string): Promise<unknown> =>
  inTemporal(stack, (client) =>
    client.workflowService.deleteWorkflowExecution({
      namespace: stack.temporal.namespace,
      workflowExecution: { workflowId: caseId },
    }),
  );

/** Whether a workflow runs for the case. */
export const runs = (stack: TestStack, caseId: string): Promise<boolean> =>
  inTemporal(stack, async (client) => {
    const description = await client.workflow
      .getHandle(caseId)
      .describe()
      .catch(() => undefined);
    return description?.status.name === 'RUNNING';
  });

/** Which run of the case's workflow is the current one. */
export const runOf = (stack: TestStack, caseId: string): Promise<string> =>
  inTemporal(stack, async (client) => (await client.workflow.getHandle(caseId).describe()).runId);

/** What the reconciler does to a workflow that does not go on. */
export async function replace(stack: TestStack, caseId: string): Promise<StartResult> {
  const { address, namespace } = stack.temporal;
  const keys = loadPayloadKeys(String(stack.env['TOVHOLDER_KEYS']));
  const temporal = connectTemporal({ address, namespace, keys });
  try {
    return await temporal.gateway.replace({ caseId, process: 'psp-k', district: 'koebenhavns-vestegn' });
  } finally {
    await temporal.close();
  }
}
