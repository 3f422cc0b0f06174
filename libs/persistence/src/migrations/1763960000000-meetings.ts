import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Meetings of joint groups: who is invited, the agenda, what was decided about each case, and the actions that follow.
 * Texts about a case are encrypted with the key of its person, the rest with a key of the meeting's own.
 */
export class Meetings1763960000000 implements MigrationInterface {
  name = 'Meetings1763960000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...tables, ...grants]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tablesInOrder.toReversed()) await runner.query(`DROP TABLE ${table}`);
    await runner.query('ALTER TABLE command DROP COLUMN meeting');
  }
}

const tablesInOrder = [
  'meeting',
  'meeting_change',
  'meeting_member',
  'agenda_item',
  'conflict_of_interest',
  'preparation_note',
  'decision',
  'action',
];

const columns = [
  // What a command that is given at a meeting means for it, its texts encrypted; it becomes rows with the command.
  'ALTER TABLE command ADD COLUMN meeting jsonb',
];

const tables = [
  `CREATE TABLE meeting (
    id uuid NOT NULL,
    unit_id text NOT NULL,
    starts_at timestamptz NOT NULL,
    place bytea NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    data_key bytea NOT NULL,
    called_by text NOT NULL,
    called_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT pk_meeting PRIMARY KEY (id),
    CONSTRAINT fk_meeting_unit_id FOREIGN KEY (unit_id) REFERENCES unit (id),
    CONSTRAINT ck_meeting_state CHECK (state IN ('planned', 'closed', 'cancelled')),
    CONSTRAINT ck_meeting_ended CHECK ((state = 'planned') = (ended_at IS NULL))
  )`,
  'CREATE INDEX ix_meeting_unit_id ON meeting (unit_id, starts_at)',
  `CREATE TABLE meeting_change (
    meeting_id uuid NOT NULL,
    version integer NOT NULL,
    command_id text NOT NULL,
    body_hash text NOT NULL,
    kind text NOT NULL,
    changed_by text NOT NULL,
    at timestamptz NOT NULL,
    starts_at timestamptz,
    reason bytea,
    CONSTRAINT pk_meeting_change PRIMARY KEY (meeting_id, version),
    CONSTRAINT uq_meeting_change_command_id UNIQUE (command_id),
    CONSTRAINT fk_meeting_change_meeting_id FOREIGN KEY (meeting_id) REFERENCES meeting (id),
    CONSTRAINT ck_meeting_change_kind CHECK (kind IN ('called', 'rescheduled', 'cancelled', 'invited', 'attendance',
      'agenda', 'conflict', 'closed'))
  )`,
  `CREATE TABLE meeting_member (
    meeting_id uuid NOT NULL,
    user_id text NOT NULL,
    attendance text,
    CONSTRAINT pk_meeting_member PRIMARY KEY (meeting_id, user_id),
    CONSTRAINT fk_meeting_member_meeting_id FOREIGN KEY (meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_meeting_member_user_id FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT ck_meeting_member_attendance CHECK (attendance IN ('present', 'deputy', 'apology', 'absent'))
  )`,
  'CREATE INDEX ix_meeting_member_user_id ON meeting_member (user_id)',
  `CREATE TABLE agenda_item (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    position integer NOT NULL,
    case_id uuid NOT NULL,
    step_key text NOT NULL,
    origin text NOT NULL,
    reason bytea,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL,
    removed_by text,
    removed_at timestamptz,
    removal_reason bytea,
    CONSTRAINT pk_agenda_item PRIMARY KEY (id),
    CONSTRAINT uq_agenda_item_step UNIQUE (meeting_id, case_id, step_key),
    CONSTRAINT fk_agenda_item_meeting_id FOREIGN KEY (meeting_id) REFERENCES meeting (id),
    CONSTRAINT fk_agenda_item_case_id_step_key FOREIGN KEY (case_id, step_key) REFERENCES step (case_id, key),
    CONSTRAINT ck_agenda_item_origin CHECK (origin IN ('due', 'scheduled', 'added')),
    CONSTRAINT ck_agenda_item_removed CHECK ((removed_at IS NULL) = (removed_by IS NULL))
  )`,
  'CREATE INDEX ix_agenda_item_case_id_step_key ON agenda_item (case_id, step_key)',
  `CREATE TABLE conflict_of_interest (
    agenda_item_id uuid NOT NULL,
    user_id text NOT NULL,
    declared_at timestamptz NOT NULL,
    reason bytea,
    CONSTRAINT pk_conflict_of_interest PRIMARY KEY (agenda_item_id, user_id),
    CONSTRAINT fk_conflict_of_interest_agenda_item_id FOREIGN KEY (agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT fk_conflict_of_interest_user_id FOREIGN KEY (user_id) REFERENCES app_user (id)
  )`,
  `CREATE TABLE preparation_note (
    agenda_item_id uuid NOT NULL,
    user_id text NOT NULL,
    text bytea NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT pk_preparation_note PRIMARY KEY (agenda_item_id, user_id),
    CONSTRAINT fk_preparation_note_agenda_item_id FOREIGN KEY (agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT fk_preparation_note_user_id FOREIGN KEY (user_id) REFERENCES app_user (id)
  )`,
  `CREATE TABLE decision (
    agenda_item_id uuid NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (agenda_item_id),
    CONSTRAINT uq_decision_case_id_seq UNIQUE (case_id, seq),
    CONSTRAINT fk_decision_agenda_item_id FOREIGN KEY (agenda_item_id) REFERENCES agenda_item (id),
    CONSTRAINT fk_decision_case_id_seq FOREIGN KEY (case_id, seq) REFERENCES case_log (case_id, seq)
  )`,
  `CREATE TABLE action (
    id uuid NOT NULL,
    agenda_item_id uuid NOT NULL,
    case_id uuid NOT NULL,
    position integer NOT NULL,
    what bytea NOT NULL,
    owner_authority text,
    owner_unit text,
    owner_user text,
    due_on date,
    opened_at timestamptz NOT NULL,
    done_at timestamptz,
    done_by text,
    done_note bytea,
    done_command_id text,
    CONSTRAINT pk_action PRIMARY KEY (id),
    CONSTRAINT fk_action_agenda_item_id FOREIGN KEY (agenda_item_id) REFERENCES decision (agenda_item_id),
    CONSTRAINT fk_action_case_id FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT fk_action_owner_unit FOREIGN KEY (owner_unit) REFERENCES unit (id),
    CONSTRAINT fk_action_owner_user FOREIGN KEY (owner_user) REFERENCES app_user (id),
    CONSTRAINT ck_action_owner CHECK (num_nonnulls(owner_authority, owner_unit, owner_user) = 1),
    CONSTRAINT ck_action_done CHECK ((done_at IS NULL) = (done_by IS NULL))
  )`,
  'CREATE INDEX ix_action_agenda_item_id ON action (agenda_item_id)',
  'CREATE INDEX ix_action_case_id ON action (case_id)',
  'CREATE INDEX ix_action_owner_user ON action (owner_user) WHERE done_at IS NULL',
  'CREATE INDEX ix_action_owner_unit ON action (owner_unit) WHERE done_at IS NULL',
  'CREATE INDEX ix_action_owner_authority ON action (owner_authority) WHERE done_at IS NULL',
];

/** What was decided, changed or declared stays so; a personal note is its writer's to change. */
const grants = [
  `REVOKE ALL ON ${tablesInOrder.join(', ')} FROM tovholder_app`,
  'GRANT SELECT, INSERT ON meeting_change, conflict_of_interest, decision TO tovholder_app',
  'GRANT SELECT, INSERT, UPDATE ON meeting, meeting_member, agenda_item, action TO tovholder_app',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON preparation_note TO tovholder_app',
];
