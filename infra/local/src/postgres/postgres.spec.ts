import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { removeCluster, startPostgres, type RunningPostgres } from '.';
import { APP_ROLE, runSql } from './roles';

const folder = mkdtempSync(join(tmpdir(), 'tovholder-postgres-'));
let postgres: RunningPostgres;

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  // As .data is: open to be walked through, which a temporary folder is not.
  chmodSync(folder, 0o755);
  postgres = await startPostgres({ dataDir: folder });
}, 60_000);
afterAll(async () => {
  await postgres.stop();
  removeCluster(folder);
});

describe('two roles', () => {
  test('the migrator creates tables, and the app does with them what it grants', async () => {
    await runSql(postgres.migrator, ['CREATE TABLE paper (id int)', `GRANT SELECT, INSERT ON paper TO ${APP_ROLE}`]);
    await runSql(postgres.app, ['INSERT INTO paper VALUES (1)']);
    expect(await ask(postgres.app, 'SELECT count(*)::int AS answer FROM paper')).toBe(1);
    await expect(runSql(postgres.app, ['DELETE FROM paper'])).rejects.toThrow(/permission denied/);
  });

  test('the app creates nothing', async () => {
    await expect(runSql(postgres.app, ['CREATE TABLE other (id int)'])).rejects.toThrow(/permission denied/);
    await expect(runSql(postgres.app, ['CREATE TEMPORARY TABLE other (id int)'])).rejects.toThrow(/permission denied/);
  });

  test('a copied database keeps the rights of its template', async () => {
    const copy = await postgres.createDatabase('copy', { template: 'tovholder' });
    await runSql(copy.app, ['INSERT INTO paper VALUES (2)']);
    expect(await ask(copy.app, 'SELECT count(*)::int AS answer FROM paper')).toBe(2);
  });
});

test('sorting does not follow the host', async () => {
  expect(await ask(postgres.admin(), "SELECT datlocale AS answer FROM pg_database WHERE datname = 'tovholder'")).toBe(
    'C.UTF-8',
  );
});

test('committed rows survive a kill -9 of the server, and the same object starts it again', async () => {
  await runSql(postgres.app, ['INSERT INTO paper VALUES (7)']);
  await postgres.process.kill();
  await postgres.process.start();
  expect(await ask(postgres.app, 'SELECT id AS answer FROM paper WHERE id = 7')).toBe(7);
}, 30_000);

test('a server that a killed start left behind is ended, and its rows are there', async () => {
  const left = postgres.process;
  const second = await startPostgres({ dataDir: folder });
  expect(left.alive).toBe(false);
  expect(await ask(second.app, 'SELECT id AS answer FROM paper WHERE id = 7')).toBe(7);
  postgres = second;
}, 30_000);

test('a lock that names another program does not stop the start', async () => {
  await postgres.process.kill();
  writeFileSync(join(postgres.folder, 'postmaster.pid'), `${process.pid}\n${postgres.folder}\n`);
  await postgres.process.start();
  expect(await ask(postgres.app, 'SELECT id AS answer FROM paper WHERE id = 7')).toBe(7);
}, 30_000);
