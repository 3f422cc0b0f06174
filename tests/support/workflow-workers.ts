import { Client, Connection } from '@temporalio/client';
import type { TestStack } from './stack';

/** Identities of the worker processes that have carried any of these cases. */
export async function workersOf(stack: TestStack, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { address, namespace } = stack.temporal;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const identities = new Set<string>();
  for (const id of caseIds) {
    const { events } = await client.workflow.getHandle(id).fetchHistory();
    for (const { workflowTaskStartedEventAttributes: started } of events ?? [])
      if (started?.identity) identities.add(started.identity);
  }
  await connection.close();
  return identities;
}
