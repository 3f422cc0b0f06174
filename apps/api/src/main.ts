import 'reflect-metadata';
import { createApplication } from './app';
import { connectRecord, createPlatform } from './platform/bring-up';
import { createLog } from './platform/logging';
import { readSettings, SettingsError } from './settings/settings';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLog(settings.logLevel);
  const platform = createPlatform(settings, log);
  await connectRecord(platform);
  const { app } = await createApplication(platform);
  // Requests under way are answered before the pool and the connection to Temporal are closed.
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(settings.port, settings.host);
  log.info({ address: await app.getUrl() }, 'listening');
}

main().catch((error: unknown) => {
  const expected = error instanceof SettingsError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(expected ? 2 : 1);
});
