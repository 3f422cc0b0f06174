/**
 * The product's worker, but each write waits a random time after its commit: that widens the window in which a crash
 * leaves the database ahead of the workflow.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createCaseActivities } from '@tovholder/activities';
import { runWorker } from '@tovholder/worker/run-worker';
import { readSettings } from '@tovholder/worker/settings';

const longestWaitMs = 400;

void runWorker(readSettings(process.env), (store) => {
  const activities = createCaseActivities(store);
  return {
    ...activities,
    async append(request) {
      const result = await activities.append(request);
      await sleep(Math.random() * longestWaitMs);
      return result;
    },
  };
}).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
