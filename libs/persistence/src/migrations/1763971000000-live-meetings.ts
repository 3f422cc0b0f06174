import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Live updates of meetings: each commit that changes one says so on the channel, and what has changed since is found. */
export class LiveMeetings1763971000000 implements MigrationInterface {
  name = 'LiveMeetings1763971000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of forward) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of back) await runner.query(statement);
  }
}

/** Id and numbers only: whoever may listen to the database's channels learns nothing of a meeting. */
const forward = [
  `ALTER TABLE meeting ADD COLUMN changed_at timestamptz`,
  `UPDATE meeting m SET changed_at = (SELECT max(c.at) FROM meeting_change c WHERE c.meeting_id = m.id)`,
  `UPDATE meeting SET changed_at = called_at WHERE changed_at IS NULL`,
  `ALTER TABLE meeting ALTER COLUMN changed_at SET NOT NULL`,
  `CREATE INDEX ix_meeting_changed_at ON meeting (changed_at)`,
  `CREATE FUNCTION date_meeting_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.changed_at := date_trunc('milliseconds', clock_timestamp());
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER date_meeting_change BEFORE INSERT OR UPDATE ON meeting
    FOR EACH ROW EXECUTE FUNCTION date_meeting_change()`,
  `CREATE FUNCTION tell_meeting_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('tovholder_changes', concat_ws(' ', 'meeting', NEW.id, NEW.version,
      floor(extract(epoch FROM NEW.changed_at) * 1000)::bigint));
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER tell_meeting_changed AFTER INSERT OR UPDATE ON meeting
    FOR EACH ROW EXECUTE FUNCTION tell_meeting_changed()`,
];

const back = [
  'DROP TRIGGER tell_meeting_changed ON meeting',
  'DROP FUNCTION tell_meeting_changed()',
  'DROP TRIGGER date_meeting_change ON meeting',
  'DROP FUNCTION date_meeting_change()',
  'ALTER TABLE meeting DROP COLUMN changed_at',
];
