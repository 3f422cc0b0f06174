import type { Store } from '@tovholder/persistence';
import { loadDistricts } from '@tovholder/districts';
import { sentenceOf, serverAway, wrongUse } from '../problem';
import { required, type Settings } from '../settings/settings';

/** A check of a whole log may take longer than a command. */
const statementTimeout = 120_000;

/**
 * Opens the record for the time of `use`.
 *
 * @throws CliProblem when PostgreSQL does not answer, or the key file cannot be read
 */
export async function withRecord<T>(settings: Settings, use: (store: Store) => Promise<T>): Promise<T> {
  // Loaded when needed: the database driver takes longer to load than most commands take to run.
  const { createDataSource, isDatabaseUnavailable, loadKeys } = await import('@tovholder/persistence');
  const url = required(settings, 'database');
  const keyFile = required(settings, 'keys');
  const keys = readable(
    () => loadKeys(keyFile),
    'Set TOVHOLDER_KEYS to the key file that the record was written with.',
  );
  const districts = readable(
    () => loadDistricts(settings.districts, { environment: settings.environment }),
    'Correct the district profiles, or unset TOVHOLDER_DISTRICTS.',
  );
  const dataSource = createDataSource({ url, applicationName: 'tovholder-cli', poolSize: 2, statementTimeout });
  const away = (error: unknown) =>
    serverAway(
      `PostgreSQL does not answer at ${new URL(url).host} (${sentenceOf(error)}).`,
      'Is npm start running? Else check DATABASE_URL.',
    );
  await dataSource.initialize().catch((error: unknown) => {
    throw away(error);
  });
  try {
    return await use({ dataSource, keys, districts });
  } catch (error) {
    throw isDatabaseUnavailable(error) ? away(error) : error;
  } finally {
    await dataSource.destroy();
  }
}

function readable<T>(read: () => T, remedy: string): T {
  try {
    return read();
  } catch (error) {
    const sentence = sentenceOf(error);
    throw wrongUse(sentence.endsWith('.') ? sentence : `${sentence}.`, remedy);
  }
}
