import { condition, defineSignal, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';

/** The least that a durable command costs: an Update around one transaction in a local activity. */
export async function bare(): Promise<void> {
  const { write } = proxyLocalActivities<{ write(n: number): Promise<void> }>({ scheduleToCloseTimeout: '5 seconds' });
  let ended = false;
  setHandler(defineUpdate<void, [number]>('write'), (n) => write(n));
  setHandler(defineSignal('end'), () => void (ended = true));
  await condition(() => ended);
}
