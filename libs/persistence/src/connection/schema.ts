import type { DataSource } from 'typeorm';

/** Brings the schema up to date, each migration in its own transaction. @returns the names of those that ran */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const ran = await dataSource.runMigrations();
  return ran.map(({ name }) => name);
}

/** Takes back the migration that ran last. */
export async function revertLast(dataSource: DataSource): Promise<void> {
  await dataSource.undoLastMigration();
}

/** The statements that would bring the schema in step with the entities. Empty: they are in step. */
export async function schemaDrift(dataSource: DataSource): Promise<string[]> {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}
