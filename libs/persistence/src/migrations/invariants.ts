/**
 * What must hold at every commit, whoever writes: nobody's case is nobody's. Checked when a transaction commits, so that
 * a step may be closed before the next one opens. SQLSTATE class TV is ours; the constraint's name says which.
 */
export const invariants = [
  `CREATE FUNCTION open_case_is_owed() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    which uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
  BEGIN
    IF EXISTS (SELECT 1 FROM case_file c WHERE c.id = which AND c.state IN ('open', 'paused')
        AND NOT EXISTS (SELECT 1 FROM step s WHERE s.case_id = c.id AND s.state = 'open' AND NOT s.option)) THEN
      RAISE EXCEPTION 'Case % is open and nobody owes a step of it', which
        USING ERRCODE = 'TV001', CONSTRAINT = 'open_case_is_owed';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE CONSTRAINT TRIGGER open_case_is_owed AFTER INSERT OR UPDATE OF state ON case_file
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state IN ('open', 'paused'))
    EXECUTE FUNCTION open_case_is_owed('id')`,
  `CREATE CONSTRAINT TRIGGER open_case_is_owed AFTER UPDATE OF state ON step
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.state = 'open' AND NEW.state <> 'open' AND NOT NEW.option)
    EXECUTE FUNCTION open_case_is_owed('case_id')`,

  // The lock makes whoever deactivates the owner wait for us, and us for them: neither relies on what the other removes.
  `CREATE FUNCTION owner_is_active_member() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    owned step;
  BEGIN
    SELECT * INTO owned FROM step WHERE case_id = NEW.case_id AND key = NEW.key AND state = 'open' AND owner IS NOT NULL;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    PERFORM 1 FROM app_user u WHERE u.id = owned.owner AND u.active FOR SHARE;
    IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM membership m WHERE m.user_id = owned.owner AND m.unit_id = owned.unit_id) THEN
      RAISE EXCEPTION 'Step % of case % is owned by someone who is no active member of its unit', owned.key, owned.case_id
        USING ERRCODE = 'TV002', CONSTRAINT = 'owner_is_active_member';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE CONSTRAINT TRIGGER owner_is_active_member AFTER INSERT OR UPDATE OF owner, unit_id ON step
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.owner IS NOT NULL AND NEW.state = 'open')
    EXECUTE FUNCTION owner_is_active_member()`,

  // One at a time: of a unit's last two members, each would rely on the other.
  `CREATE FUNCTION unit_is_answered_for() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    gone text := to_jsonb(OLD) ->> TG_ARGV[0];
    alone text;
  BEGIN
    PERFORM pg_advisory_xact_lock(7268005);
    IF EXISTS (SELECT 1 FROM step s WHERE s.owner = gone AND s.state = 'open' AND NOT EXISTS (
        SELECT 1 FROM app_user u JOIN membership m ON m.user_id = u.id
        WHERE u.id = gone AND u.active AND m.unit_id = s.unit_id)) THEN
      RAISE EXCEPTION 'User % still owns open steps', gone
        USING ERRCODE = 'TV002', CONSTRAINT = 'owner_is_active_member';
    END IF;
    SELECT n.id INTO alone FROM unit n
    WHERE (TG_TABLE_NAME = 'membership' AND n.id = to_jsonb(OLD) ->> 'unit_id'
        OR TG_TABLE_NAME = 'app_user' AND n.id IN (SELECT unit_id FROM membership WHERE user_id = gone))
      AND EXISTS (SELECT 1 FROM step s WHERE s.unit_id = n.id AND s.state = 'open' AND NOT s.option)
      AND NOT EXISTS (SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id
        WHERE m.unit_id = n.id AND u.active AND m.role NOT IN ('auditor', 'operator'))
    LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'Unit % owes open steps and would have nobody who can answer for them', alone
        USING ERRCODE = 'TV003', CONSTRAINT = 'unit_is_answered_for';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE CONSTRAINT TRIGGER unit_is_answered_for AFTER UPDATE OF active ON app_user
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.active AND NOT NEW.active)
    EXECUTE FUNCTION unit_is_answered_for('id')`,
  `CREATE CONSTRAINT TRIGGER unit_is_answered_for AFTER DELETE OR UPDATE ON membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION unit_is_answered_for('user_id')`,
];

export const undoInvariants = [
  'DROP TRIGGER unit_is_answered_for ON membership',
  'DROP TRIGGER unit_is_answered_for ON app_user',
  'DROP TRIGGER owner_is_active_member ON step',
  'DROP TRIGGER open_case_is_owed ON step',
  'DROP TRIGGER open_case_is_owed ON case_file',
  'DROP FUNCTION unit_is_answered_for()',
  'DROP FUNCTION owner_is_active_member()',
  'DROP FUNCTION open_case_is_owed()',
];
