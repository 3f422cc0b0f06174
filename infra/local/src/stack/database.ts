import { createDataSource, migrate, seedDirectory } from '@tovholder/persistence';
import { loadDistricts } from '@tovholder/districts';
import { SetupProblem } from '../problem';

/**
 * Brings the schema up to date and fills the directory (authorities, units, users) from the district profiles.
 * @param url the migrator's.
 * @returns a line that says what was done.
 */
export async function prepareDatabase(url: string, districtsFolder: string | undefined): Promise<string> {
  const districts = loadDistricts(districtsFolder, { environment: process.env['NODE_ENV'] });
  const dataSource = createDataSource({ url, applicationName: 'tovholder-migrate', poolSize: 2 });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new SetupProblem(
      `PostgreSQL does not accept the migrator: ${error instanceof Error ? error.message : String(error)}.`,
      'Check DATABASE_MIGRATOR_URL (or DATABASE_URL) and that the server runs.',
    );
  }
  try {
    const run = await migrate(dataSource);
    await seedDirectory(dataSource, districts);
    const migrations = run.length === 0 ? 'schema up to date' : `${run.length} migrations`;
    return `database: ${migrations}, districts ${[...districts.keys()].join(', ')}`;
  } finally {
    await dataSource.destroy();
  }
}
