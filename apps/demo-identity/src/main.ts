import { createServer } from 'node:http';
import { demoUsers, loadDistricts } from '@tovholder/districts';
import { createDemoProvider } from './provider';
import { readSettings, SettingsError } from './settings';

/** Serves demo identities on loopback until it is told to stop. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const districts = loadDistricts(settings.districts);
  const users = demoUsers(districts);
  const server = createServer(await createDemoProvider(settings, { users, profiles: districts.values() }));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  console.info(`demo identities on ${settings.issuer}: ${users.length} users`);
}

main().catch((error: unknown) => {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exitCode = 1;
});
