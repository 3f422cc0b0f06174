import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An action that a meeting gives to another authority tells it about the citizen: a disclosure of a kind of its own. */
export class ActionDisclosures1763972000000 implements MigrationInterface {
  name = 'ActionDisclosures1763972000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE disclosure DROP CONSTRAINT ck_disclosure_act');
    await runner.query(
      `ALTER TABLE disclosure ADD CONSTRAINT ck_disclosure_act CHECK (act IN ('asked', 'answered', 'entrusted'))`,
    );
  }

  /** An earlier version knows of no such kind: to it the authority was asked to do something. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE disclosure SET act = 'asked' WHERE act = 'entrusted'`);
    await runner.query('ALTER TABLE disclosure DROP CONSTRAINT ck_disclosure_act');
    await runner.query(`ALTER TABLE disclosure ADD CONSTRAINT ck_disclosure_act CHECK (act IN ('asked', 'answered'))`);
  }
}
