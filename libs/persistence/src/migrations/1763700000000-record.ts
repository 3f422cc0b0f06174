import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record: directory, persons, referrals, cases with their log, and what is delivered to Temporal. Enumerations are
 * text with a CHECK, so that a later migration can extend them without a table rewrite.
 */
export class Record1763700000000 implements MigrationInterface {
  name = 'Record1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...directory, ...persons, ...cases, ...log, ...delivery, appRole, ...grants]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    // The role stays: it is the server's, and other databases may use it.
    for (const table of tablesInOrder.toReversed()) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP SEQUENCE case_number');
  }
}

const tablesInOrder = [
  'authority',
  'unit',
  'app_user',
  'membership',
  'calendar',
  'rule_set',
  'person',
  'person_name_token',
  'referral',
  'case_file',
  'case_log',
  'fact',
  'step',
  'milestone',
  'disclosure',
  'command',
  'outbox',
];

const directory = [
  `CREATE TABLE authority (
    code text NOT NULL,
    name_da text NOT NULL,
    name_en text NOT NULL,
    CONSTRAINT pk_authority PRIMARY KEY (code)
  )`,
  `CREATE TABLE unit (
    id text NOT NULL,
    district text NOT NULL,
    authority text NOT NULL,
    name_da text NOT NULL,
    name_en text NOT NULL,
    CONSTRAINT pk_unit PRIMARY KEY (id),
    CONSTRAINT fk_unit_authority FOREIGN KEY (authority) REFERENCES authority (code)
  )`,
  'CREATE INDEX ix_unit_district ON unit (district)',
  'CREATE INDEX ix_unit_authority ON unit (authority)',
  `CREATE TABLE app_user (
    id text NOT NULL,
    name text NOT NULL,
    language text NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT pk_app_user PRIMARY KEY (id),
    CONSTRAINT ck_app_user_language CHECK (language IN ('da', 'en'))
  )`,
  `CREATE TABLE membership (
    user_id text NOT NULL,
    unit_id text NOT NULL,
    role text NOT NULL,
    CONSTRAINT pk_membership PRIMARY KEY (user_id, unit_id, role),
    CONSTRAINT fk_membership_user_id FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT fk_membership_unit_id FOREIGN KEY (unit_id) REFERENCES unit (id),
    CONSTRAINT ck_membership_role CHECK (role IN ('caseworker', 'screening-officer', 'coordinator', 'board-member',
      'prosecutor', 'youth-supervisor', 'supervisor', 'auditor', 'operator'))
  )`,
  'CREATE INDEX ix_membership_unit_id ON membership (unit_id)',
  `CREATE TABLE calendar (
    version text NOT NULL,
    content jsonb NOT NULL,
    CONSTRAINT pk_calendar PRIMARY KEY (version)
  )`,
  `CREATE TABLE rule_set (
    district text NOT NULL,
    version integer NOT NULL,
    hash text NOT NULL,
    rules jsonb NOT NULL,
    calendar_version text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_rule_set PRIMARY KEY (district, version),
    CONSTRAINT fk_rule_set_calendar_version FOREIGN KEY (calendar_version) REFERENCES calendar (version)
  )`,
];

const persons = [
  `CREATE TABLE person (
    id uuid NOT NULL,
    data_key bytea NOT NULL,
    cpr bytea,
    cpr_index bytea,
    replacement_id bytea,
    replacement_index bytea,
    name bytea,
    birth_date bytea,
    municipality text,
    created_at timestamptz NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT uq_person_cpr_index UNIQUE (cpr_index),
    CONSTRAINT uq_person_replacement_index UNIQUE (replacement_index)
  )`,
  `CREATE TABLE person_name_token (
    token bytea NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT pk_person_name_token PRIMARY KEY (token, person_id),
    CONSTRAINT fk_person_name_token_person_id FOREIGN KEY (person_id) REFERENCES person (id)
  )`,
  'CREATE INDEX ix_person_name_token_person_id ON person_name_token (person_id)',
];

const cases = [
  'CREATE SEQUENCE case_number',
  `CREATE TABLE referral (
    id uuid NOT NULL,
    command_id text NOT NULL,
    body_hash text NOT NULL,
    person_id uuid NOT NULL,
    process text NOT NULL,
    district text NOT NULL,
    user_id text NOT NULL,
    authority text NOT NULL,
    unit_id text,
    reason bytea NOT NULL,
    urgency text NOT NULL,
    basis text NOT NULL,
    necessity bytea NOT NULL,
    request_review bytea,
    eligibility bytea NOT NULL,
    submitted_at timestamptz NOT NULL,
    CONSTRAINT pk_referral PRIMARY KEY (id),
    CONSTRAINT uq_referral_command_id UNIQUE (command_id),
    CONSTRAINT fk_referral_person_id FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_referral_urgency CHECK (urgency IN ('normal', 'urgent'))
  )`,
  'CREATE INDEX ix_referral_person_id ON referral (person_id)',
  `CREATE TABLE case_file (
    id uuid NOT NULL,
    number text NOT NULL,
    process text NOT NULL,
    process_version integer NOT NULL,
    district text NOT NULL,
    rule_set_version integer NOT NULL,
    state text NOT NULL,
    person_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    referrer_user text NOT NULL,
    referrer_authority text NOT NULL,
    referrer_unit text,
    urgency text NOT NULL,
    municipality text,
    head_seq integer NOT NULL,
    head_hash bytea NOT NULL,
    head_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    opened_at timestamptz,
    closed_at timestamptz,
    outcome text,
    successor text,
    incident_reason text,
    incident_at timestamptz,
    responsible_authority text,
    responsible_since timestamptz,
    marks jsonb NOT NULL,
    assessment jsonb NOT NULL,
    eligibility bytea NOT NULL,
    CONSTRAINT pk_case_file PRIMARY KEY (id),
    CONSTRAINT uq_case_file_number UNIQUE (number),
    CONSTRAINT uq_case_file_referral_id UNIQUE (referral_id),
    CONSTRAINT fk_case_file_person_id FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_case_file_referral_id FOREIGN KEY (referral_id) REFERENCES referral (id),
    CONSTRAINT fk_case_file_district_rule_set_version FOREIGN KEY (district, rule_set_version)
      REFERENCES rule_set (district, version),
    CONSTRAINT ck_case_file_state CHECK (state IN ('received', 'open', 'paused', 'closed', 'incident')),
    CONSTRAINT ck_case_file_urgency CHECK (urgency IN ('normal', 'urgent'))
  )`,
  'CREATE INDEX ix_case_file_person_id ON case_file (person_id)',
  'CREATE INDEX ix_case_file_referrer_user_id ON case_file (referrer_user, id)',
  'CREATE INDEX ix_case_file_referrer_unit_id ON case_file (referrer_unit, id)',
  'CREATE INDEX ix_case_file_district_process_id ON case_file (district, process, id)',
  'CREATE INDEX ix_case_file_responsible_authority_id ON case_file (responsible_authority, id)',
  `CREATE TABLE fact (
    case_id uuid NOT NULL,
    name text NOT NULL,
    seq integer NOT NULL,
    value bytea NOT NULL,
    source bytea NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_fact PRIMARY KEY (case_id, name, seq),
    CONSTRAINT fk_fact_case_id FOREIGN KEY (case_id) REFERENCES case_file (id)
  )`,
  `CREATE TABLE step (
    case_id uuid NOT NULL,
    key text NOT NULL,
    step text NOT NULL,
    process text NOT NULL,
    district text NOT NULL,
    role text NOT NULL,
    owing_authority text,
    unit_id text NOT NULL,
    authority text NOT NULL,
    owner text,
    state text NOT NULL,
    option boolean NOT NULL,
    disclosure boolean NOT NULL,
    opened_at timestamptz NOT NULL,
    opened_seq integer NOT NULL,
    closed_at timestamptz,
    closed_seq integer,
    rule text,
    due_on date,
    due_at timestamptz,
    sort_at timestamptz NOT NULL,
    due_date date,
    due_mark text,
    due_soft boolean,
    certificate jsonb,
    outcome text,
    data jsonb,
    completed_by_user text,
    completed_by_unit text,
    CONSTRAINT pk_step PRIMARY KEY (case_id, key),
    CONSTRAINT fk_step_case_id FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT fk_step_unit_id FOREIGN KEY (unit_id) REFERENCES unit (id),
    CONSTRAINT fk_step_owner FOREIGN KEY (owner) REFERENCES app_user (id),
    CONSTRAINT ck_step_state CHECK (state IN ('open', 'done', 'withdrawn')),
    CONSTRAINT ck_step_closed CHECK ((state = 'open') = (closed_at IS NULL)),
    CONSTRAINT ck_step_due CHECK ((due_at IS NULL) = (certificate IS NULL)),
    CONSTRAINT ck_step_sort_at CHECK (sort_at = coalesce(due_at, 'infinity'))
  )`,
  'CREATE INDEX ix_step_work_of_unit ON step (unit_id, state, sort_at, case_id, key) WHERE NOT option',
  'CREATE INDEX ix_step_work_of_owner ON step (owner, state, sort_at, case_id, key) WHERE NOT option AND owner IS NOT NULL',
  'CREATE INDEX ix_step_work_of_authority ON step (authority, state, sort_at, case_id, key) WHERE NOT option',
  'CREATE INDEX ix_step_unit_id_process_state_case_id ON step (unit_id, process, state, case_id)',
  'CREATE INDEX ix_step_owner_case_id ON step (owner, case_id)',
  'CREATE INDEX ix_step_authority_process_state_case_id ON step (authority, process, state, case_id)',
  `CREATE TABLE milestone (
    case_id uuid NOT NULL,
    kind text NOT NULL,
    ref text NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL,
    CONSTRAINT pk_milestone PRIMARY KEY (case_id, kind, ref),
    CONSTRAINT fk_milestone_case_id FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT ck_milestone_kind CHECK (kind IN ('due', 'birthday')),
    CONSTRAINT ck_milestone_state CHECK (state IN ('pending', 'passed', 'moot'))
  )`,
  `CREATE INDEX ix_milestone_pending ON milestone (at) WHERE state = 'pending'`,
];

const log = [
  `CREATE TABLE case_log (
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    at timestamptz NOT NULL,
    command_id text NOT NULL,
    body_hash text,
    type text NOT NULL,
    event jsonb NOT NULL,
    change jsonb,
    actor_user text,
    actor_authority text,
    actor_unit text,
    private bytea,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_case_log PRIMARY KEY (case_id, seq),
    CONSTRAINT uq_case_log_case_id_command_id UNIQUE (case_id, command_id),
    CONSTRAINT fk_case_log_case_id FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT ck_case_log_seq CHECK (seq > 0)
  )`,
  `CREATE TABLE disclosure (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    step_key text NOT NULL,
    act text NOT NULL,
    from_authority text NOT NULL,
    to_authority text NOT NULL,
    basis text NOT NULL,
    purpose text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_disclosure PRIMARY KEY (id),
    CONSTRAINT fk_disclosure_case_id_seq FOREIGN KEY (case_id, seq) REFERENCES case_log (case_id, seq),
    CONSTRAINT ck_disclosure_act CHECK (act IN ('asked', 'answered')),
    CONSTRAINT ck_disclosure_purpose CHECK (purpose <> 'investigation')
  )`,
  'CREATE INDEX ix_disclosure_case_id_seq ON disclosure (case_id, seq)',
];

const delivery = [
  `CREATE TABLE command (
    id text NOT NULL,
    case_id uuid NOT NULL,
    body_hash text NOT NULL,
    actor_user text NOT NULL,
    actor_authority text,
    actor_unit text,
    private bytea,
    correction bytea,
    staged_at timestamptz NOT NULL,
    CONSTRAINT pk_command PRIMARY KEY (id),
    CONSTRAINT fk_command_case_id FOREIGN KEY (case_id) REFERENCES case_file (id)
  )`,
  'CREATE INDEX ix_command_staged_at ON command (staged_at)',
  `CREATE TABLE outbox (
    id uuid NOT NULL,
    kind text NOT NULL,
    case_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    available_at timestamptz NOT NULL,
    attempts integer NOT NULL,
    delivered_at timestamptz,
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT fk_outbox_case_id FOREIGN KEY (case_id) REFERENCES case_file (id),
    CONSTRAINT ck_outbox_kind CHECK (kind IN ('start-workflow', 'reload-workflow'))
  )`,
  'CREATE INDEX ix_outbox_undelivered ON outbox (available_at) WHERE delivered_at IS NULL',
];

/** Where the operator has not made the role, this migration does, without a login. */
const appRole = `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tovholder_app') THEN
    CREATE ROLE tovholder_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO tovholder_app', current_database());
END $$`;

/** What the application may do, table by table. What the record says stays said: log, facts and referrals only grow. */
const grants = [
  'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM tovholder_app',
  'GRANT SELECT ON schema_migration TO tovholder_app',
  'GRANT USAGE ON SCHEMA public TO tovholder_app',
  'GRANT USAGE ON SEQUENCE case_number TO tovholder_app',
  'GRANT SELECT, INSERT, UPDATE ON authority, unit, app_user TO tovholder_app',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON membership, person_name_token, command TO tovholder_app',
  'GRANT SELECT, INSERT ON calendar, rule_set, referral, fact, case_log, disclosure TO tovholder_app',
  'GRANT SELECT, INSERT, UPDATE ON person, case_file, step, milestone, outbox TO tovholder_app',
];
