import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Indexes for a record of a million cases: the newest cases of an owner, an offer or a referrer in each process; figures
 * read from an index alone.
 */
export class LargeRecord1763980000000 implements MigrationInterface {
  name = 'LargeRecord1763980000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of forward) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of back) await runner.query(statement);
  }
}

const forward = [
  'DROP INDEX ix_step_owner_case_id',
  'CREATE INDEX ix_step_owner_process_state_case_id ON step (owner, process, state, case_id)',
  'CREATE INDEX ix_step_offered ON step (unit_id, process, state, case_id) WHERE handover IS NOT NULL',
  'DROP INDEX ix_case_file_referrer_user_id',
  'CREATE INDEX ix_case_file_referrer_user_process_id ON case_file (referrer_user, process, id)',
  'DROP INDEX ix_case_file_referrer_unit_id',
  'CREATE INDEX ix_case_file_referrer_unit_process_id ON case_file (referrer_unit, process, id)',
  'DROP INDEX ix_step_authority_process_state_case_id',
  // What an overview counts; the rows themselves are ten times as wide, for their certificates.
  `CREATE INDEX ix_step_figures ON step (authority, process, state, case_id)
    INCLUDE (key, district, option, step, unit_id, owner, opened_at, closed_at, due_at, sort_at, paused_at)`,
  // Instants are kept as RFC 3339 in UTC, so that the order of their letters is the order of time. The marks are beside,
  // or the row would be read to compute again what it is found by.
  `CREATE INDEX ix_case_file_turned ON case_file
    ((greatest(marks->>'accepted', marks->>'decided', marks->>'measure-started')) COLLATE "C") INCLUDE (id, marks)`,
];

const back = [
  'DROP INDEX ix_case_file_turned',
  'DROP INDEX ix_step_figures',
  'CREATE INDEX ix_step_authority_process_state_case_id ON step (authority, process, state, case_id)',
  'DROP INDEX ix_case_file_referrer_unit_process_id',
  'CREATE INDEX ix_case_file_referrer_unit_id ON case_file (referrer_unit, id)',
  'DROP INDEX ix_case_file_referrer_user_process_id',
  'CREATE INDEX ix_case_file_referrer_user_id ON case_file (referrer_user, id)',
  'DROP INDEX ix_step_offered',
  'DROP INDEX ix_step_owner_process_state_case_id',
  'CREATE INDEX ix_step_owner_case_id ON step (owner, case_id)',
];
