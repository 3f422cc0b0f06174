import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Live updates: each commit that adds to a case's log, or to someone's inbox, says so on a channel; and finding what
 * happened since an instant, and cases by the beginning of their number, without reading everything.
 */
export class Live1763920000000 implements MigrationInterface {
  name = 'Live1763920000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of forward) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of back) await runner.query(statement);
  }
}

/** Ids and numbers only: whoever may listen to the database's channels learns nothing of a person. */
const forward = [
  `CREATE FUNCTION tell_case_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('tovholder_changes', concat_ws(' ', 'case', NEW.case_id, NEW.seq,
      floor(extract(epoch FROM NEW.at) * 1000)::bigint));
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER tell_case_changed AFTER INSERT ON case_log FOR EACH ROW EXECUTE FUNCTION tell_case_changed()`,
  `CREATE FUNCTION tell_inbox_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('tovholder_changes', concat_ws(' ', 'notification', NEW.id,
      floor(extract(epoch FROM coalesce(NEW.acknowledged_at, NEW.fired_at)) * 1000)::bigint, NEW.user_id));
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER tell_inbox_changed AFTER INSERT OR UPDATE OF acknowledged_at ON notification
    FOR EACH ROW EXECUTE FUNCTION tell_inbox_changed()`,
  // Rows are added in the order of time, so a few bytes for each range of pages are enough.
  `CREATE INDEX ix_case_log_at ON case_log USING brin (at) WITH (pages_per_range = 32, autosummarize = on)`,
  `CREATE INDEX ix_case_file_number_prefix ON case_file (number text_pattern_ops)`,
];

const back = [
  'DROP INDEX ix_case_file_number_prefix',
  'DROP INDEX ix_case_log_at',
  'DROP TRIGGER tell_inbox_changed ON notification',
  'DROP FUNCTION tell_inbox_changed()',
  'DROP TRIGGER tell_case_changed ON case_log',
  'DROP FUNCTION tell_case_changed()',
];
