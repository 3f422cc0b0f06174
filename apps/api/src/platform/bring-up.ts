import { loadDistricts } from '@tovholder/districts';
import { createDataSource, isDatabaseUnavailable, loadKeys } from '@tovholder/persistence';
import { connectTemporal, loadPayloadKeys } from '@tovholder/temporal';
import { processes } from '@tovholder/workflows/processes';
import type { Logger } from 'pino';
import { type Settings, SettingsError } from '../settings/settings';
import type { Platform } from './platform.module';

/**
 * What the application runs on, not yet connected.
 *
 * @throws SettingsError with one sentence about the variable whose file or folder cannot be used
 */
export function createPlatform(settings: Settings, log: Logger): Platform {
  const payloadKeys = usable('TOVHOLDER_KEYS', () => loadPayloadKeys(settings.keys));
  if (payloadKeys.demo && settings.production) {
    throw new SettingsError('TOVHOLDER_KEYS names a key file for demonstration, which is refused in production.');
  }
  const districts = usable('TOVHOLDER_DISTRICTS', () =>
    loadDistricts(settings.districts, { environment: settings.production ? 'production' : undefined }),
  );
  const dataSource = createDataSource({
    url: settings.databaseUrl,
    applicationName: 'tovholder-api',
    poolSize: 20,
    onConnectionLost: () => log.warn('PostgreSQL ended an idle connection'),
  });
  return {
    settings,
    log,
    record: { dataSource, keys: usable('TOVHOLDER_KEYS', () => loadKeys(settings.keys)), districts },
    temporal: connectTemporal({ ...settings.temporal, keys: payloadKeys }),
    processes,
    districts,
  };
}

/** Waits for PostgreSQL to take the pool's first connection. @throws whatever is not an outage */
export async function connectRecord({ record, log }: Platform, patienceMs = 60_000): Promise<void> {
  for (const until = Date.now() + patienceMs; ;) {
    try {
      await record.dataSource.initialize();
      return;
    } catch (error) {
      if (!isDatabaseUnavailable(error) || Date.now() > until) throw error;
      log.warn('PostgreSQL does not answer yet');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

function usable<T>(variable: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    throw new SettingsError(`${variable}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
