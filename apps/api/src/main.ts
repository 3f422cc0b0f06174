import 'reflect-metadata';
import type { Logger } from 'pino';
import { createApplication } from './app';
import { connectRecord, createPlatform } from './platform/bring-up';
import { createLog } from './platform/logging';
import { readSettings, SettingsError } from './settings/settings';

const stopSignals = ['SIGTERM', 'SIGINT'] as const;
/** Longer than any command takes, shorter than the patience of whoever stops the program. */
const stopWithinMs = 20_000;

/** Ends the program when closing hangs: a client that never reads its answer must not keep it alive. */
function stopInTime(log: Logger): void {
  log.info('stopping');
  setTimeout(() => {
    log.warn('not everything was closed in time');
    process.exit(1);
  }, stopWithinMs).unref();
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  const platform = createPlatform(settings, log);
  await connectRecord(platform);
  const app = await createApplication(platform);
  // Requests under way are answered before the pool and the connection to Temporal are closed.
  app.enableShutdownHooks([...stopSignals]);
  for (const signal of stopSignals) process.once(signal, () => stopInTime(log));
  await app.listen(settings.port, settings.host);
  log.info({ address: await app.getUrl() }, 'listening');
}

main().catch((error: unknown) => {
  const expected = error instanceof SettingsError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(expected ? 2 : 1);
});
