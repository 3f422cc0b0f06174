import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { CaseFileRow, StepRow } from './case';
import { RuleSetRow, UserRow } from './directory';
import { CaseLogRow } from './log';

const step = { name: 'step_key', referencedColumnName: 'key' };
const kase = { name: 'case_id', referencedColumnName: 'caseId' };

/** An interval in which the clock of a step stands still. */
@Entity('pause')
@Check('ck_pause_order', 'to_at IS NULL OR to_at >= from_at')
@Index('ix_pause_case_id_step_key', ['caseId', 'stepKey'])
@Index('uq_pause_open', ['caseId', 'stepKey'], { unique: true, where: 'to_at IS NULL' })
export class PauseRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'text' }) stepKey!: string;
  @Column({ type: 'text' }) ground!: string;
  @Column({ type: 'timestamptz' }) fromAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) toAt!: Date | null;
  /** Why, in a person's own words, encrypted. */
  @Column({ type: 'bytea', nullable: true }) note!: Buffer | null;
  @Column({ type: 'text' }) recordedBy!: string;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
  @Column({ type: 'text', nullable: true }) endedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;

  @ManyToOne(() => StepRow)
  @JoinColumn([kase, step].map((column) => ({ ...column, foreignKeyConstraintName: 'fk_pause_case_id_step_key' })))
  stepRow?: StepRow;
}

/** An offer of responsibility or of a case, and what became of it. */
@Entity('handover')
@Unique('uq_handover_case_id_step_key', ['caseId', 'stepKey'])
@Check('ck_handover_subject', `subject IN ('responsibility', 'case')`)
@Check('ck_handover_state', `state IN ('offered', 'accepted', 'refused', 'withdrawn', 'lapsed')`)
@Check('ck_handover_answered', `(state = 'offered') = (answered_at IS NULL)`)
@Index('uq_handover_open', ['caseId', 'toAuthority'], { unique: true, where: `state = 'offered'` })
export class HandoverRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'text' }) stepKey!: string;
  @Column({ type: 'text' }) subject!: string;
  @Column({ type: 'text', nullable: true }) fromAuthority!: string | null;
  @Column({ type: 'text', nullable: true }) fromUnit!: string | null;
  @Column({ type: 'text', nullable: true }) fromUser!: string | null;
  @Column({ type: 'text' }) toAuthority!: string;
  @Column({ type: 'text' }) toUnit!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'timestamptz' }) offeredAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt!: Date | null;

  @ManyToOne(() => StepRow)
  @JoinColumn([kase, step].map((column) => ({ ...column, foreignKeyConstraintName: 'fk_handover_case_id_step_key' })))
  stepRow?: StepRow;
}

/** Whole local days on which a user is away, and who acts meanwhile. */
@Entity('absence')
@Check('ck_absence_order', 'to_on >= from_on')
@Check('ck_absence_deputy', 'deputy_id <> user_id')
@Index('ix_absence_user_id', ['userId', 'fromOn'], { where: 'cancelled_at IS NULL' })
@Index('ix_absence_deputy_id', ['deputyId', 'fromOn'], { where: 'cancelled_at IS NULL' })
export class AbsenceRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) userId!: string;
  @Column({ type: 'date' }) fromOn!: string;
  @Column({ type: 'date' }) toOn!: string;
  @Column({ type: 'text' }) deputyId!: string;
  @Column({ type: 'text' }) recordedBy!: string;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) cancelledAt!: Date | null;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_absence_user_id' })
  user?: UserRow;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'deputy_id', foreignKeyConstraintName: 'fk_absence_deputy_id' })
  deputy?: UserRow;
}

/** That one case led to another. */
@Entity('case_link')
@Check('ck_case_link_kind', `kind IN ('successor', 'concern')`)
export class CaseLinkRow {
  @PrimaryColumn({ type: 'uuid' }) fromCase!: string;
  @Index('ix_case_link_to_case') @PrimaryColumn({ type: 'uuid' }) toCase!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'timestamptz' }) linkedAt!: Date;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'from_case', foreignKeyConstraintName: 'fk_case_link_from_case' })
  from?: CaseFileRow;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'to_case', foreignKeyConstraintName: 'fk_case_link_to_case' })
  to?: CaseFileRow;
}

/** That a rung of a ladder told a user: their inbox. */
@Entity('notification')
@Unique('uq_notification_rung', ['caseId', 'stepKey', 'ladder', 'rung', 'dueVersion', 'userId'])
@Index('ix_notification_user_id', ['userId', 'firedAt', 'id'])
@Index('ix_notification_unread', ['userId'], { where: 'acknowledged_at IS NULL' })
export class NotificationRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) userId!: string;
  @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'integer' }) seq!: number;
  @Column({ type: 'text' }) stepKey!: string;
  @Column({ type: 'text' }) ladder!: string;
  @Column({ type: 'text' }) rung!: string;
  @Column({ type: 'integer' }) dueVersion!: number;
  @Column({ type: 'text' }) audience!: string;
  /** The absent or inactive user in whose place this one was told. */
  @Column({ type: 'text', nullable: true }) standsInFor!: string | null;
  @Column({ type: 'boolean' }) withoutIdentity!: boolean;
  @Column({ type: 'timestamptz' }) intendedAt!: Date;
  @Column({ type: 'timestamptz' }) firedAt!: Date;
  @Column({ type: 'boolean' }) late!: boolean;
  @Column({ type: 'timestamptz', nullable: true }) acknowledgedAt!: Date | null;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_notification_user_id' })
  user?: UserRow;

  @ManyToOne(() => CaseLogRow)
  @JoinColumn([
    { name: 'case_id', referencedColumnName: 'caseId', foreignKeyConstraintName: 'fk_notification_case_id_seq' },
    { name: 'seq', referencedColumnName: 'seq', foreignKeyConstraintName: 'fk_notification_case_id_seq' },
  ])
  logRow?: CaseLogRow;
}

/** That a notification went out through a channel, and what the other side said. */
@Entity('receipt')
@Check('ck_receipt_channel', `channel IN ('in-app', 'e-mail', 'webhook')`)
export class ReceiptRow {
  @PrimaryColumn({ type: 'uuid' }) notificationId!: string;
  @PrimaryColumn({ type: 'text' }) channel!: string;
  @Column({ type: 'timestamptz' }) sentAt!: Date;
  @Column({ type: 'text' }) detail!: string;

  @ManyToOne(() => NotificationRow)
  @JoinColumn({ name: 'notification_id', foreignKeyConstraintName: 'fk_receipt_notification_id' })
  notification?: NotificationRow;
}

/** A change of rules, calendar or ladders on its way through the open cases of a district. */
@Entity('rule_change')
@Index('uq_rule_change_running', ['district'], { unique: true, where: 'finished_at IS NULL' })
export class RuleChangeRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) district!: string;
  @Column({ type: 'integer' }) ruleSetVersion!: number;
  /** Hash of the dry-run that the change was agreed to on. */
  @Column({ type: 'text' }) guard!: string;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'text' }) requestedBy!: string;
  @Column({ type: 'timestamptz' }) requestedAt!: Date;
  @Column({ type: 'integer' }) total!: number;
  @Column({ type: 'integer' }) done!: number;
  @Column({ type: 'timestamptz', nullable: true }) finishedAt!: Date | null;

  @ManyToOne(() => RuleSetRow)
  @JoinColumn([
    { name: 'district', referencedColumnName: 'district', foreignKeyConstraintName: 'fk_rule_change_rule_set' },
    { name: 'rule_set_version', referencedColumnName: 'version', foreignKeyConstraintName: 'fk_rule_change_rule_set' },
  ])
  ruleSet?: RuleSetRow;
}

/** A completed round of the reconciler: what it found wrong and what it mended. */
@Entity('clock_round')
@Check('ck_clock_round_kind', `kind IN ('minute', 'night')`)
@Index('ix_clock_round_kind', ['kind', 'completedAt'])
export class ClockRoundRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'timestamptz' }) startedAt!: Date;
  @Column({ type: 'timestamptz' }) completedAt!: Date;
  @Column({ type: 'integer' }) unfired!: number;
  @Column({ type: 'integer' }) undelivered!: number;
  @Column({ type: 'integer' }) withoutWorkflow!: number;
  @Column({ type: 'integer' }) withoutCase!: number;
  @Column({ type: 'integer' }) repaired!: number;
}
