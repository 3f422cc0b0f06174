import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referrals that are being written: a user's own, sealed, and gone when submitted or left alone. */
export class ReferralDrafts1763900000000 implements MigrationInterface {
  name = 'ReferralDrafts1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE referral_draft');
  }
}

const statements = [
  `CREATE TABLE referral_draft (
    id uuid NOT NULL,
    user_id text NOT NULL,
    command_id text NOT NULL,
    situation text,
    process text,
    content bytea NOT NULL,
    saved_at timestamptz NOT NULL,
    CONSTRAINT pk_referral_draft PRIMARY KEY (user_id, id),
    CONSTRAINT uq_referral_draft_command_id UNIQUE (command_id),
    CONSTRAINT fk_referral_draft_user_id FOREIGN KEY (user_id) REFERENCES app_user (id)
  )`,
  'CREATE INDEX ix_referral_draft_saved_at ON referral_draft (saved_at)',
  'REVOKE ALL ON referral_draft FROM tovholder_app',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON referral_draft TO tovholder_app',
];
