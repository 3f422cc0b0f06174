import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** Owns database and tables, runs the migrations. */
export const MIGRATOR_ROLE = 'tovholder_migrator';
/** What api and worker connect as: no DDL; the migrations take further rights away. */
export const APP_ROLE = 'tovholder_app';

/** Runs statements on one connection, one after the other. */
export async function runSql(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'tovholder-setup' });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Makes both roles, or gives them the passwords again. */
export async function ensureRoles(
  adminUrl: string,
  passwords: { readonly migratorPassword: string; readonly appPassword: string },
): Promise<void> {
  const ensure = (role: string, password: string) => [
    `DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    `ALTER ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${escapeLiteral(password)}`,
  ];
  await runSql(adminUrl, [
    ...ensure(MIGRATOR_ROLE, passwords.migratorPassword),
    ...ensure(APP_ROLE, passwords.appPassword),
  ]);
}

async function databaseExists(adminUrl: string, name: string): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;
  } finally {
    await client.end();
  }
}

/**
 * Makes a database that the migrator owns, or mends its rights. The app may connect and creates nothing; what it may
 * read and write, the migrations grant table by table. With a template everything comes from there.
 * @param connect gives the URL of a superuser in the named database.
 */
export async function ensureDatabase(
  connect: (database: string) => string,
  options: { readonly name: string; readonly template?: string },
): Promise<void> {
  const name = escapeIdentifier(options.name);
  if (!(await databaseExists(connect('postgres'), options.name))) {
    const template = options.template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(options.template)}`;
    await runSql(connect('postgres'), [`CREATE DATABASE ${name} OWNER ${MIGRATOR_ROLE}${template}`]);
  }
  await runSql(connect(options.name), [
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE}`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    `GRANT ALL ON SCHEMA public TO ${MIGRATOR_ROLE}`,
    `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`,
  ]);
}
