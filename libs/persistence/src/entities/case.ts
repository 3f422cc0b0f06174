import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn, Unique } from 'typeorm';
import { RuleSetRow, UnitRow, UserRow } from './directory';
import { PersonRow } from './person';

/** What was submitted, by whom; never changed. */
@Entity('referral')
@Unique('uq_referral_command_id', ['commandId'])
@Check('ck_referral_urgency', `urgency IN ('normal', 'urgent')`)
export class ReferralRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) commandId!: string;
  @Column({ type: 'text' }) bodyHash!: string;
  @Index('ix_referral_person_id') @Column({ type: 'uuid' }) personId!: string;
  @Column({ type: 'text' }) process!: string;
  @Column({ type: 'text' }) district!: string;
  @Column({ type: 'text' }) userId!: string;
  @Column({ type: 'text' }) authority!: string;
  @Column({ type: 'text', nullable: true }) unitId!: string | null;
  @Column({ type: 'bytea' }) reason!: Buffer;
  @Column({ type: 'text' }) urgency!: 'normal' | 'urgent';
  @Column({ type: 'text' }) basis!: string;
  @Column({ type: 'bytea' }) necessity!: Buffer;
  @Column({ type: 'bytea', nullable: true }) requestReview!: Buffer | null;
  /** What the eligibility rule said at submission, with its texts. */
  @Column({ type: 'bytea' }) eligibility!: Buffer;
  @Column({ type: 'timestamptz' }) submittedAt!: Date;

  @ManyToOne(() => PersonRow)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_referral_person_id' })
  person?: PersonRow;
}

/** The case as it stands: a projection of its log, and the row that everyone who writes to the case locks. */
@Entity('case_file')
@Unique('uq_case_file_number', ['number'])
@Unique('uq_case_file_referral_id', ['referralId'])
@Check('ck_case_file_state', `state IN ('received', 'open', 'paused', 'closed', 'incident')`)
@Check('ck_case_file_urgency', `urgency IN ('normal', 'urgent')`)
@Index('ix_case_file_referrer_user_process_id', ['referrerUser', 'process', 'id'])
@Index('ix_case_file_referrer_unit_process_id', ['referrerUnit', 'process', 'id'])
@Index('ix_case_file_district_process_id', ['district', 'process', 'id'])
@Index('ix_case_file_responsible_authority_id', ['responsibleAuthority', 'id'])
// By the beginning of the number: an operator class, which the mapper cannot describe.
@Index('ix_case_file_number_prefix', { synchronize: false })
// By the latest turning point: an expression, likewise.
@Index('ix_case_file_turned', { synchronize: false })
export class CaseFileRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) number!: string;
  @Column({ type: 'text' }) process!: string;
  @Column({ type: 'integer' }) processVersion!: number;
  @Column({ type: 'text' }) district!: string;
  @Column({ type: 'integer' }) ruleSetVersion!: number;
  @Column({ type: 'text' }) state!: string;
  @Index('ix_case_file_person_id') @Column({ type: 'uuid' }) personId!: string;
  @Column({ type: 'uuid' }) referralId!: string;
  @Column({ type: 'text' }) referrerUser!: string;
  @Column({ type: 'text' }) referrerAuthority!: string;
  @Column({ type: 'text', nullable: true }) referrerUnit!: string | null;
  @Column({ type: 'text' }) urgency!: string;
  @Column({ type: 'text', nullable: true }) municipality!: string | null;
  @Column({ type: 'integer' }) headSeq!: number;
  /** Ownership epoch: raised by each accepted handover. */
  @Column({ type: 'integer', default: 1 }) epoch!: number;
  @Column({ type: 'bytea' }) headHash!: Buffer;
  @Column({ type: 'timestamptz' }) headAt!: Date;
  @Column({ type: 'timestamptz' }) receivedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) openedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) outcome!: string | null;
  @Column({ type: 'text', nullable: true }) successor!: string | null;
  @Column({ type: 'text', nullable: true }) incidentReason!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) incidentAt!: Date | null;
  @Column({ type: 'text', nullable: true }) responsibleAuthority!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) responsibleSince!: Date | null;
  /** Instant of each turning point, by its name. */
  @Column({ type: 'jsonb' }) marks!: object;
  @Column({ type: 'jsonb' }) assessment!: object;
  /** The assessment with its texts, encrypted: its sentences may tell ages and dates. */
  @Column({ type: 'bytea' }) eligibility!: Buffer;

  @ManyToOne(() => PersonRow)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_case_file_person_id' })
  person?: PersonRow;

  @OneToOne(() => ReferralRow)
  @JoinColumn({ name: 'referral_id', foreignKeyConstraintName: 'fk_case_file_referral_id' })
  referral?: ReferralRow;

  @ManyToOne(() => RuleSetRow)
  @JoinColumn([
    {
      name: 'district',
      referencedColumnName: 'district',
      foreignKeyConstraintName: 'fk_case_file_district_rule_set_version',
    },
    {
      name: 'rule_set_version',
      referencedColumnName: 'version',
      foreignKeyConstraintName: 'fk_case_file_district_rule_set_version',
    },
  ])
  ruleSet?: RuleSetRow;
}

/** A stated datum. A correction is a new row; the one with the highest seq holds. */
@Entity('fact')
export class FactRow {
  @PrimaryColumn({ type: 'uuid' }) caseId!: string;
  @PrimaryColumn({ type: 'text' }) name!: string;
  @PrimaryColumn({ type: 'integer' }) seq!: number;
  @Column({ type: 'bytea' }) value!: Buffer;
  @Column({ type: 'bytea' }) source!: Buffer;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'fk_fact_case_id' })
  caseFile?: CaseFileRow;
}

/** One obligation. Carries what a work list filters and sorts by, so that a list reads this table alone. */
@Entity('step')
@Check('ck_step_state', `state IN ('open', 'done', 'withdrawn')`)
@Check('ck_step_closed', `(state = 'open') = (closed_at IS NULL)`)
@Check('ck_step_due', `(due_at IS NULL) = (certificate IS NULL)`)
@Check('ck_step_sort_at', `sort_at = coalesce(due_at, 'infinity')`)
@Index('ix_step_work_of_unit', ['unitId', 'state', 'sortAt', 'caseId', 'key'], { where: 'NOT option' })
@Index('ix_step_work_of_owner', ['owner', 'state', 'sortAt', 'caseId', 'key'], {
  where: 'NOT option AND owner IS NOT NULL',
})
@Index('ix_step_work_of_authority', ['authority', 'state', 'sortAt', 'caseId', 'key'], { where: 'NOT option' })
@Index('ix_step_unit_id_process_state_case_id', ['unitId', 'process', 'state', 'caseId'])
@Index('ix_step_owner_process_state_case_id', ['owner', 'process', 'state', 'caseId'])
@Index('ix_step_offered', ['unitId', 'process', 'state', 'caseId'], { where: 'handover IS NOT NULL' })
// Figures are read from it alone, so it carries columns that TypeORM knows no way to name.
@Index('ix_step_figures', { synchronize: false })
export class StepRow {
  @PrimaryColumn({ type: 'uuid' }) caseId!: string;
  @PrimaryColumn({ type: 'text' }) key!: string;
  @Column({ type: 'text' }) step!: string;
  @Column({ type: 'text' }) process!: string;
  @Column({ type: 'text' }) district!: string;
  @Column({ type: 'text' }) role!: string;
  @Column({ type: 'text', nullable: true }) owingAuthority!: string | null;
  @Column({ type: 'text' }) unitId!: string;
  @Column({ type: 'text' }) authority!: string;
  @Column({ type: 'text', nullable: true }) owner!: string | null;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'boolean' }) option!: boolean;
  @Column({ type: 'boolean' }) disclosure!: boolean;
  @Column({ type: 'timestamptz' }) openedAt!: Date;
  @Column({ type: 'integer' }) openedSeq!: number;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
  @Column({ type: 'integer', nullable: true }) closedSeq!: number | null;
  @Column({ type: 'text', nullable: true }) rule!: string | null;
  /** The local date that the parties agreed on for this very step. */
  @Column({ type: 'date', nullable: true }) dueOn!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) dueAt!: Date | null;
  /** Counts the due instants that the step has had. */
  @Column({ type: 'integer', default: 0 }) dueVersion!: number;
  /** Since when its clock stands still; null while it runs. */
  @Column({ type: 'timestamptz', nullable: true }) pausedAt!: Date | null;
  /** What the step offers, where it is an offer. */
  @Column({ type: 'jsonb', nullable: true }) handover!: object | null;
  /** The due instant, or infinity where there is none: lists page through this column alone. */
  @Column({ type: 'timestamptz' }) sortAt!: Date;
  @Column({ type: 'date', nullable: true }) dueDate!: string | null;
  @Column({ type: 'text', nullable: true }) dueMark!: string | null;
  @Column({ type: 'boolean', nullable: true }) dueSoft!: boolean | null;
  @Column({ type: 'jsonb', nullable: true }) certificate!: object | null;
  @Column({ type: 'text', nullable: true }) outcome!: string | null;
  @Column({ type: 'jsonb', nullable: true }) data!: object | null;
  @Column({ type: 'text', nullable: true }) completedByUser!: string | null;
  @Column({ type: 'text', nullable: true }) completedByUnit!: string | null;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'fk_step_case_id' })
  caseFile?: CaseFileRow;

  @ManyToOne(() => UnitRow)
  @JoinColumn({ name: 'unit_id', foreignKeyConstraintName: 'fk_step_unit_id' })
  unit?: UnitRow;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'owner', foreignKeyConstraintName: 'fk_step_owner' })
  ownerRow?: UserRow;
}

/** An instant that the case waits for. */
@Entity('milestone')
@Check('ck_milestone_kind', `kind IN ('due', 'rung', 'birthday')`)
@Check('ck_milestone_state', `state IN ('pending', 'passed', 'moot')`)
export class MilestoneRow {
  @PrimaryColumn({ type: 'uuid' }) caseId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: string;
  /** Key of the step, name of the birthday, or step, ladder, rung and due version joined by `|`. */
  @PrimaryColumn({ type: 'text' }) ref!: string;
  @Index('ix_milestone_pending', { where: `state = 'pending'` }) @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'timestamptz', nullable: true }) firedAt!: Date | null;
  /** Why a rung was never rung. */
  @Column({ type: 'text', nullable: true }) mootBecause!: string | null;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'fk_milestone_case_id' })
  caseFile?: CaseFileRow;
}
