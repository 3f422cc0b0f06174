import { runWorker } from './run-worker';
import { readSettings } from './settings';

async function main(): Promise<void> {
  await runWorker(readSettings(process.env));
}

main().catch((error: unknown) => {
  console.error(`The worker has failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
