import type { MigrationInterface, QueryRunner } from 'typeorm';
import { invariants, undoInvariants } from './invariants';

/**
 * Time and owners: pauses, ladders with their notifications and receipts, absences, handovers, linked cases, changes of
 * rules for running cases, and the rounds of the reconciler.
 */
export class Time1763800000000 implements MigrationInterface {
  name = 'Time1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...tables, ...grants, ...invariants]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undoInvariants) await runner.query(statement);
    for (const table of tablesInOrder.toReversed()) await runner.query(`DROP TABLE ${table}`);
    for (const statement of undoColumns) await runner.query(statement);
  }
}

const rolesBefore = `'caseworker', 'screening-officer', 'coordinator', 'board-member', 'prosecutor', 'youth-supervisor', 'supervisor', 'auditor', 'operator'`;
const roles = `'caseworker', 'screening-officer', 'coordinator', 'board-member', 'prosecutor', 'youth-supervisor', 'supervisor', 'head', 'management', 'auditor', 'operator'`;

const columns = [
  'ALTER TABLE app_user ADD COLUMN email text',
  'ALTER TABLE membership DROP CONSTRAINT ck_membership_role',
  `ALTER TABLE membership ADD CONSTRAINT ck_membership_role CHECK (role IN (${roles}))`,
  // Ladders, the hour at which they ring and the duty rosters change like rules do: with a version of their own.
  `ALTER TABLE rule_set ADD COLUMN ladders jsonb NOT NULL DEFAULT '{"ladders":[],"hour":"08:00","dutyRosters":{}}'`,
  // What the version rests on: the profile that it was made from, and the changes applied on top of it since. A new
  // profile makes a new version with the same changes on top.
  `ALTER TABLE rule_set ADD COLUMN base_hash text NOT NULL DEFAULT ''`,
  `ALTER TABLE rule_set ADD COLUMN applied jsonb NOT NULL DEFAULT '{}'`,
  // Raised by each accepted handover: a write that was made under an older one is refused.
  'ALTER TABLE case_file ADD COLUMN epoch integer NOT NULL DEFAULT 1',
  // Counts the due instants that a step has had: the rungs of a ladder belong to one of them.
  'ALTER TABLE step ADD COLUMN due_version integer NOT NULL DEFAULT 0',
  'ALTER TABLE step ADD COLUMN paused_at timestamptz',
  'ALTER TABLE step ADD COLUMN handover jsonb',
  `ALTER TABLE milestone DROP CONSTRAINT ck_milestone_kind`,
  `ALTER TABLE milestone ADD CONSTRAINT ck_milestone_kind CHECK (kind IN ('due', 'rung', 'birthday'))`,
  'ALTER TABLE milestone ADD COLUMN fired_at timestamptz',
  'ALTER TABLE milestone ADD COLUMN moot_because text',
  // What the entry is about beside the case: a notification, a referral that a linked case comes from.
  'ALTER TABLE outbox ADD COLUMN ref text',
  'ALTER TABLE outbox DROP CONSTRAINT ck_outbox_kind',
  `ALTER TABLE outbox ADD CONSTRAINT ck_outbox_kind CHECK (kind IN ('start-workflow', 'reload-workflow', 'open-linked',
    'send-e-mail', 'call-webhook'))`,
];

const undoColumns = [
  `DELETE FROM outbox WHERE kind NOT IN ('start-workflow', 'reload-workflow')`,
  'ALTER TABLE outbox DROP CONSTRAINT ck_outbox_kind',
  `ALTER TABLE outbox ADD CONSTRAINT ck_outbox_kind CHECK (kind IN ('start-workflow', 'reload-workflow'))`,
  'ALTER TABLE outbox DROP COLUMN ref',
  'ALTER TABLE milestone DROP COLUMN moot_because',
  'ALTER TABLE milestone DROP COLUMN fired_at',
  `DELETE FROM milestone WHERE kind = 'rung'`,
  'ALTER TABLE milestone DROP CONSTRAINT ck_milestone_kind',
  `ALTER TABLE milestone ADD CONSTRAINT ck_milestone_kind CHECK (kind IN ('due', 'birthday'))`,
  'ALTER TABLE step DROP COLUMN handover',
  'ALTER TABLE step DROP COLUMN paused_at',
  'ALTER TABLE step DROP COLUMN due_version',
  'ALTER TABLE case_file DROP COLUMN epoch',
  'ALTER TABLE rule_set DROP COLUMN applied',
  'ALTER TABLE rule_set DROP COLUMN base_hash',
  'ALTER TABLE rule_set DROP COLUMN ladders',
  `DELETE FROM membership WHERE role IN ('head', 'management')`,
  'ALTER TABLE membership DROP CONSTRAINT ck_membership_role',
  `ALTER TABLE membership ADD CONSTRAINT ck_membership_role CHECK (role IN (${rolesBefore}))`,
  'ALTER TABLE app_user DROP COLUMN email',
];

const tablesInOrder = [
  'pause',
  'handover',
  'absence',
  'case_link',
  'notification',
  'receipt',
  'rule_change',
  'clock_round',
];

const tables = [
  `CREATE TABLE pause (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    step_key text NOT NULL,
    ground text NOT NULL,
    from_at timestamptz NOT NULL,
    to_at timestamptz,
    note bytea,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    ended_by text,
    ended_at timestamptz,
    CONSTRAINT pk_pause PRIMARY KEY (id),
    CONSTRAINT fk_pause_case_id_step_key FOREIGN KEY (case_id, step_key) REFERENCES step (case_id, key),
    CONSTRAINT ck_pause_order CHECK (to_at IS NULL OR to_at >= from_at)
  )`,
  'CREATE INDEX ix_pause_case_id_step_key ON pause (case_id, step_key)',
  'CREATE UNIQUE INDEX uq_pause_open ON pause (case_id, step_key) WHERE to_at IS NULL',
  `CREATE TABLE handover (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    step_key text NOT NULL,
    subject text NOT NULL,
    from_authority text,
    from_unit text,
    from_user text,
    to_authority text NOT NULL,
    to_unit text NOT NULL,
    state text NOT NULL,
    offered_at timestamptz NOT NULL,
    answered_at timestamptz,
    CONSTRAINT pk_handover PRIMARY KEY (id),
    CONSTRAINT uq_handover_case_id_step_key UNIQUE (case_id, step_key),
    CONSTRAINT fk_handover_case_id_step_key FOREIGN KEY (case_id, step_key) REFERENCES step (case_id, key),
    CONSTRAINT ck_handover_subject CHECK (subject IN ('responsibility', 'case')),
    CONSTRAINT ck_handover_state CHECK (state IN ('offered', 'accepted', 'refused', 'withdrawn', 'lapsed')),
    CONSTRAINT ck_handover_answered CHECK ((state = 'offered') = (answered_at IS NULL))
  )`,
  `CREATE UNIQUE INDEX uq_handover_open ON handover (case_id, to_authority) WHERE state = 'offered'`,
  `CREATE TABLE absence (
    id uuid NOT NULL,
    user_id text NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    deputy_id text NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    cancelled_at timestamptz,
    CONSTRAINT pk_absence PRIMARY KEY (id),
    CONSTRAINT fk_absence_user_id FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT fk_absence_deputy_id FOREIGN KEY (deputy_id) REFERENCES app_user (id),
    CONSTRAINT ck_absence_order CHECK (to_on >= from_on),
    CONSTRAINT ck_absence_deputy CHECK (deputy_id <> user_id)
  )`,
  'CREATE INDEX ix_absence_user_id ON absence (user_id, from_on) WHERE cancelled_at IS NULL',
  'CREATE INDEX ix_absence_deputy_id ON absence (deputy_id, from_on) WHERE cancelled_at IS NULL',
  `CREATE TABLE case_link (
    from_case uuid NOT NULL,
    to_case uuid NOT NULL,
    kind text NOT NULL,
    linked_at timestamptz NOT NULL,
    CONSTRAINT pk_case_link PRIMARY KEY (from_case, to_case),
    CONSTRAINT fk_case_link_from_case FOREIGN KEY (from_case) REFERENCES case_file (id),
    CONSTRAINT fk_case_link_to_case FOREIGN KEY (to_case) REFERENCES case_file (id),
    CONSTRAINT ck_case_link_kind CHECK (kind IN ('successor', 'concern'))
  )`,
  'CREATE INDEX ix_case_link_to_case ON case_link (to_case)',
  `CREATE TABLE notification (
    id uuid NOT NULL,
    user_id text NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    step_key text NOT NULL,
    ladder text NOT NULL,
    rung text NOT NULL,
    due_version integer NOT NULL,
    audience text NOT NULL,
    stands_in_for text,
    without_identity boolean NOT NULL,
    intended_at timestamptz NOT NULL,
    fired_at timestamptz NOT NULL,
    late boolean NOT NULL,
    acknowledged_at timestamptz,
    CONSTRAINT pk_notification PRIMARY KEY (id),
    CONSTRAINT uq_notification_rung UNIQUE (case_id, step_key, ladder, rung, due_version, user_id),
    CONSTRAINT fk_notification_user_id FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT fk_notification_case_id_seq FOREIGN KEY (case_id, seq) REFERENCES case_log (case_id, seq)
  )`,
  'CREATE INDEX ix_notification_user_id ON notification (user_id, fired_at, id)',
  'CREATE INDEX ix_notification_unread ON notification (user_id) WHERE acknowledged_at IS NULL',
  `CREATE TABLE receipt (
    notification_id uuid NOT NULL,
    channel text NOT NULL,
    sent_at timestamptz NOT NULL,
    detail text NOT NULL,
    CONSTRAINT pk_receipt PRIMARY KEY (notification_id, channel),
    CONSTRAINT fk_receipt_notification_id FOREIGN KEY (notification_id) REFERENCES notification (id),
    CONSTRAINT ck_receipt_channel CHECK (channel IN ('in-app', 'e-mail', 'webhook'))
  )`,
  `CREATE TABLE rule_change (
    id uuid NOT NULL,
    district text NOT NULL,
    rule_set_version integer NOT NULL,
    guard text NOT NULL,
    reason text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    finished_at timestamptz,
    CONSTRAINT pk_rule_change PRIMARY KEY (id),
    CONSTRAINT fk_rule_change_rule_set FOREIGN KEY (district, rule_set_version) REFERENCES rule_set (district, version)
  )`,
  `CREATE UNIQUE INDEX uq_rule_change_running ON rule_change (district) WHERE finished_at IS NULL`,
  `CREATE TABLE clock_round (
    id uuid NOT NULL,
    kind text NOT NULL,
    started_at timestamptz NOT NULL,
    completed_at timestamptz NOT NULL,
    unfired integer NOT NULL,
    undelivered integer NOT NULL,
    without_workflow integer NOT NULL,
    without_case integer NOT NULL,
    repaired integer NOT NULL,
    CONSTRAINT pk_clock_round PRIMARY KEY (id),
    CONSTRAINT ck_clock_round_kind CHECK (kind IN ('minute', 'night'))
  )`,
  'CREATE INDEX ix_clock_round_kind ON clock_round (kind, completed_at)',
];

/** Each migration grants for its own tables: what the record says stays said. */
const grants = [
  `REVOKE ALL ON ${tablesInOrder.join(', ')} FROM tovholder_app`,
  'GRANT SELECT, INSERT ON case_link, receipt TO tovholder_app',
  'GRANT SELECT, INSERT, UPDATE ON pause, handover, absence, notification, rule_change TO tovholder_app',
  'GRANT SELECT, INSERT, DELETE ON clock_round TO tovholder_app',
];
