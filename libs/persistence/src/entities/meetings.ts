import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { CaseFileRow, StepRow } from './case';
import { UnitRow, UserRow } from './directory';
import { CaseLogRow } from './log';

/** A meeting of a joint group. */
@Entity('meeting')
@Check('ck_meeting_state', `state IN ('planned', 'closed', 'cancelled')`)
@Check('ck_meeting_ended', `(state = 'planned') = (ended_at IS NULL)`)
@Index('ix_meeting_unit_id', ['unitId', 'startsAt'])
export class MeetingRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) unitId!: string;
  @Column({ type: 'timestamptz' }) startsAt!: Date;
  @Column({ type: 'bytea' }) place!: Buffer;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'integer' }) version!: number;
  /** Wrapped key of the meeting's own texts. */
  @Column({ type: 'bytea' }) dataKey!: Buffer;
  @Column({ type: 'text' }) calledBy!: string;
  @Column({ type: 'timestamptz' }) calledAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  /** When anything about it changed last; kept by the database. */
  @Index('ix_meeting_changed_at') @Column({ type: 'timestamptz' }) changedAt!: Date;

  @ManyToOne(() => UnitRow)
  @JoinColumn({ name: 'unit_id', foreignKeyConstraintName: 'fk_meeting_unit_id' })
  unit?: UnitRow;
}

/** What happened to a meeting, and the command that did it. */
@Entity('meeting_change')
@Unique('uq_meeting_change_command_id', ['commandId'])
@Check(
  'ck_meeting_change_kind',
  `kind IN ('called', 'rescheduled', 'cancelled', 'invited', 'attendance', 'agenda', 'conflict', 'closed')`,
)
export class MeetingChangeRow {
  @PrimaryColumn({ type: 'uuid' }) meetingId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'text' }) commandId!: string;
  @Column({ type: 'text' }) bodyHash!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) changedBy!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'timestamptz', nullable: true }) startsAt!: Date | null;
  @Column({ type: 'bytea', nullable: true }) reason!: Buffer | null;

  @ManyToOne(() => MeetingRow)
  @JoinColumn({ name: 'meeting_id', foreignKeyConstraintName: 'fk_meeting_change_meeting_id' })
  meeting?: MeetingRow;
}

@Entity('meeting_member')
@Check('ck_meeting_member_attendance', `attendance IN ('present', 'deputy', 'apology', 'absent')`)
export class MeetingMemberRow {
  @PrimaryColumn({ type: 'uuid' }) meetingId!: string;
  @Index('ix_meeting_member_user_id') @PrimaryColumn({ type: 'text' }) userId!: string;
  @Column({ type: 'text', nullable: true }) attendance!: string | null;

  @ManyToOne(() => MeetingRow)
  @JoinColumn({ name: 'meeting_id', foreignKeyConstraintName: 'fk_meeting_member_meeting_id' })
  meeting?: MeetingRow;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_meeting_member_user_id' })
  user?: UserRow;
}

/** A step of a case that a meeting is to deal with. */
@Entity('agenda_item')
@Unique('uq_agenda_item_step', ['meetingId', 'caseId', 'stepKey'])
@Check('ck_agenda_item_origin', `origin IN ('due', 'scheduled', 'added')`)
@Check('ck_agenda_item_removed', `(removed_at IS NULL) = (removed_by IS NULL)`)
@Index('ix_agenda_item_case_id_step_key', ['caseId', 'stepKey'])
export class AgendaItemRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) meetingId!: string;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'text' }) stepKey!: string;
  @Column({ type: 'text' }) origin!: string;
  @Column({ type: 'bytea', nullable: true }) reason!: Buffer | null;
  @Column({ type: 'text' }) addedBy!: string;
  @Column({ type: 'timestamptz' }) addedAt!: Date;
  @Column({ type: 'text', nullable: true }) removedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) removedAt!: Date | null;
  @Column({ type: 'bytea', nullable: true }) removalReason!: Buffer | null;

  @ManyToOne(() => MeetingRow)
  @JoinColumn({ name: 'meeting_id', foreignKeyConstraintName: 'fk_agenda_item_meeting_id' })
  meeting?: MeetingRow;

  @ManyToOne(() => StepRow)
  @JoinColumn([
    { name: 'case_id', referencedColumnName: 'caseId', foreignKeyConstraintName: 'fk_agenda_item_case_id_step_key' },
    { name: 'step_key', referencedColumnName: 'key', foreignKeyConstraintName: 'fk_agenda_item_case_id_step_key' },
  ])
  step?: StepRow;
}

/** That a user has an interest in a case (FVL § 3), as declared on an item about it; in force until somebody lifts it. */
@Entity('conflict_of_interest')
@Check('ck_conflict_of_interest_lifted', `num_nonnulls(lifted_at, lifted_by, lifted_reason) IN (0, 3)`)
@Index('ix_conflict_of_interest_in_force', ['userId', 'caseId'], { where: 'lifted_at IS NULL' })
export class ConflictOfInterestRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) agendaItemId!: string;
  @Index('ix_conflict_of_interest_case_id') @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'text' }) userId!: string;
  @Column({ type: 'timestamptz' }) declaredAt!: Date;
  @Column({ type: 'bytea', nullable: true }) reason!: Buffer | null;
  @Column({ type: 'timestamptz', nullable: true }) liftedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) liftedBy!: string | null;
  @Column({ type: 'bytea', nullable: true }) liftedReason!: Buffer | null;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'fk_conflict_of_interest_case_id' })
  kase?: CaseFileRow;

  @ManyToOne(() => AgendaItemRow)
  @JoinColumn({ name: 'agenda_item_id', foreignKeyConstraintName: 'fk_conflict_of_interest_agenda_item_id' })
  item?: AgendaItemRow;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_conflict_of_interest_user_id' })
  user?: UserRow;
}

/** What a participant has noted for themselves on an item. */
@Entity('preparation_note')
export class PreparationNoteRow {
  @PrimaryColumn({ type: 'uuid' }) agendaItemId!: string;
  @PrimaryColumn({ type: 'text' }) userId!: string;
  @Column({ type: 'bytea' }) text!: Buffer;
  @Column({ type: 'timestamptz' }) writtenAt!: Date;

  @ManyToOne(() => AgendaItemRow)
  @JoinColumn({ name: 'agenda_item_id', foreignKeyConstraintName: 'fk_preparation_note_agenda_item_id' })
  item?: AgendaItemRow;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_preparation_note_user_id' })
  user?: UserRow;
}

/** That a step was completed by a meeting: its outcome stands in the case's log. */
@Entity('decision')
@Unique('uq_decision_case_id_seq', ['caseId', 'seq'])
export class DecisionRow {
  @PrimaryColumn({ type: 'uuid' }) agendaItemId!: string;
  @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'integer' }) seq!: number;
  @Column({ type: 'text' }) decidedBy!: string;
  @Column({ type: 'timestamptz' }) decidedAt!: Date;

  @ManyToOne(() => AgendaItemRow)
  @JoinColumn({ name: 'agenda_item_id', foreignKeyConstraintName: 'fk_decision_agenda_item_id' })
  item?: AgendaItemRow;

  @ManyToOne(() => CaseLogRow)
  @JoinColumn([
    { name: 'case_id', referencedColumnName: 'caseId', foreignKeyConstraintName: 'fk_decision_case_id_seq' },
    { name: 'seq', referencedColumnName: 'seq', foreignKeyConstraintName: 'fk_decision_case_id_seq' },
  ])
  logRow?: CaseLogRow;
}

/** What someone is to do after a decision. */
@Entity('action')
@Check('ck_action_owner', 'num_nonnulls(owner_authority, owner_unit, owner_user) = 1')
@Check('ck_action_done', '(done_at IS NULL) = (done_by IS NULL)')
export class ActionRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Index('ix_action_agenda_item_id') @Column({ type: 'uuid' }) agendaItemId!: string;
  @Index('ix_action_case_id') @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'bytea' }) what!: Buffer;
  @Index('ix_action_owner_authority', { where: 'done_at IS NULL' })
  @Column({ type: 'text', nullable: true })
  ownerAuthority!: string | null;
  @Index('ix_action_owner_unit', { where: 'done_at IS NULL' })
  @Column({ type: 'text', nullable: true })
  ownerUnit!: string | null;
  @Index('ix_action_owner_user', { where: 'done_at IS NULL' })
  @Column({ type: 'text', nullable: true })
  ownerUser!: string | null;
  @Column({ type: 'date', nullable: true }) dueOn!: string | null;
  @Column({ type: 'timestamptz' }) openedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) doneAt!: Date | null;
  @Column({ type: 'text', nullable: true }) doneBy!: string | null;
  @Column({ type: 'bytea', nullable: true }) doneNote!: Buffer | null;
  @Column({ type: 'text', nullable: true }) doneCommandId!: string | null;

  @ManyToOne(() => DecisionRow)
  @JoinColumn({ name: 'agenda_item_id', foreignKeyConstraintName: 'fk_action_agenda_item_id' })
  decision?: DecisionRow;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'fk_action_case_id' })
  caseFile?: CaseFileRow;

  @ManyToOne(() => UnitRow)
  @JoinColumn({ name: 'owner_unit', foreignKeyConstraintName: 'fk_action_owner_unit' })
  unit?: UnitRow;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'owner_user', foreignKeyConstraintName: 'fk_action_owner_user' })
  user?: UserRow;
}
