import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A conflict of interest closes the whole case to who declared it, until somebody with the right to do so lifts it. */
export class Conflicts1763970000000 implements MigrationInterface {
  name = 'Conflicts1763970000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of forward) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of back) await runner.query(statement);
  }
}

const forward = [
  `ALTER TABLE conflict_of_interest ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN case_id uuid,
    ADD COLUMN lifted_at timestamptz, ADD COLUMN lifted_by text,
    ADD COLUMN lifted_reason bytea`,
  'ALTER TABLE conflict_of_interest ALTER COLUMN id DROP DEFAULT',
  `UPDATE conflict_of_interest k SET case_id = i.case_id FROM agenda_item i WHERE i.id = k.agenda_item_id`,
  `ALTER TABLE conflict_of_interest ALTER COLUMN case_id SET NOT NULL, DROP CONSTRAINT pk_conflict_of_interest,
    ADD CONSTRAINT pk_conflict_of_interest PRIMARY KEY (id),
    ADD CONSTRAINT fk_conflict_of_interest_case_id FOREIGN KEY (case_id) REFERENCES case_file (id),
    ADD CONSTRAINT ck_conflict_of_interest_lifted
      CHECK (num_nonnulls(lifted_at, lifted_by, lifted_reason) IN (0, 3))`,
  // Every list asks for a reader's own, before anything else.
  `CREATE INDEX ix_conflict_of_interest_in_force ON conflict_of_interest (user_id, case_id) WHERE lifted_at IS NULL`,
  'CREATE INDEX ix_conflict_of_interest_case_id ON conflict_of_interest (case_id)',
  // What was declared stays so.
  `GRANT UPDATE (lifted_at, lifted_by, lifted_reason) ON conflict_of_interest TO tovholder_app`,
];

/** Without lifting, one per item and user: what had been lifted is in force no more, and of several the first is kept. */
const back = [
  'REVOKE UPDATE (lifted_at, lifted_by, lifted_reason) ON conflict_of_interest FROM tovholder_app',
  `DELETE FROM conflict_of_interest k WHERE k.lifted_at IS NOT NULL OR EXISTS (SELECT 1 FROM conflict_of_interest o
    WHERE o.agenda_item_id = k.agenda_item_id AND o.user_id = k.user_id AND o.lifted_at IS NULL
      AND (o.declared_at, o.id) < (k.declared_at, k.id))`,
  'DROP INDEX ix_conflict_of_interest_case_id',
  'DROP INDEX ix_conflict_of_interest_in_force',
  `ALTER TABLE conflict_of_interest DROP CONSTRAINT ck_conflict_of_interest_lifted,
    DROP CONSTRAINT fk_conflict_of_interest_case_id, DROP CONSTRAINT pk_conflict_of_interest,
    ADD CONSTRAINT pk_conflict_of_interest PRIMARY KEY (agenda_item_id, user_id), DROP COLUMN lifted_reason, DROP COLUMN lifted_by, DROP COLUMN lifted_at, DROP COLUMN case_id, DROP COLUMN id`,
];
