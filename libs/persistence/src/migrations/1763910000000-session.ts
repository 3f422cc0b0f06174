import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions of the web, and sign-ins that are under way at the identity provider. */
export class Session1763910000000 implements MigrationInterface {
  name = 'Session1763910000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...grants]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sign_in', 'session']) await runner.query(`DROP TABLE ${table}`);
  }
}

const tables = [
  `CREATE TABLE session (
    token_hash bytea NOT NULL,
    user_id text NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    id_token bytea,
    CONSTRAINT pk_session PRIMARY KEY (token_hash),
    CONSTRAINT fk_session_user_id FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT ck_session_hash CHECK (length(token_hash) = 32)
  )`,
  'CREATE INDEX ix_session_user_id ON session (user_id)',
  'CREATE INDEX ix_session_last_seen_at ON session (last_seen_at)',
  `CREATE TABLE sign_in (
    state_hash bytea NOT NULL,
    browser_hash bytea NOT NULL,
    nonce text NOT NULL,
    verifier text NOT NULL,
    target text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_sign_in PRIMARY KEY (state_hash),
    CONSTRAINT ck_sign_in_target CHECK (target LIKE '/%')
  )`,
  'CREATE INDEX ix_sign_in_created_at ON sign_in (created_at)',
];

/** Neither is part of the record: what has ended is gone. */
const grants = [
  'REVOKE ALL ON session, sign_in FROM tovholder_app',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON session TO tovholder_app',
  'GRANT SELECT, INSERT, DELETE ON sign_in TO tovholder_app',
];
