import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

@Entity('authority')
export class AuthorityRow {
  @PrimaryColumn({ type: 'text' }) code!: string;
  @Column({ type: 'text' }) nameDa!: string;
  @Column({ type: 'text' }) nameEn!: string;
}

@Entity('unit')
export class UnitRow {
  /** District and unit: `koebenhavns-vestegn/politi.screening`. */
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Index('ix_unit_district') @Column({ type: 'text' }) district!: string;
  @Index('ix_unit_authority') @Column({ type: 'text' }) authority!: string;
  @Column({ type: 'text' }) nameDa!: string;
  @Column({ type: 'text' }) nameEn!: string;

  @ManyToOne(() => AuthorityRow)
  @JoinColumn({ name: 'authority', foreignKeyConstraintName: 'fk_unit_authority' })
  authorityRow?: AuthorityRow;
}

@Entity('app_user')
@Check('ck_app_user_language', `language IN ('da', 'en')`)
export class UserRow {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) language!: 'da' | 'en';
  @Column({ type: 'boolean' }) active!: boolean;
  /** Address at work that reminders go to; null: in the product only. */
  @Column({ type: 'text', nullable: true }) email!: string | null;
}

@Entity('membership')
@Check(
  'ck_membership_role',
  `role IN ('caseworker', 'screening-officer', 'coordinator', 'board-member', 'prosecutor', 'youth-supervisor', 'supervisor', 'head', 'management', 'auditor', 'operator')`,
)
export class MembershipRow {
  @PrimaryColumn({ type: 'text' }) userId!: string;
  @Index('ix_membership_unit_id') @PrimaryColumn({ type: 'text' }) unitId!: string;
  @PrimaryColumn({ type: 'text' }) role!: string;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_membership_user_id' })
  user?: UserRow;

  @ManyToOne(() => UnitRow)
  @JoinColumn({ name: 'unit_id', foreignKeyConstraintName: 'fk_membership_unit_id' })
  unit?: UnitRow;
}

@Entity('calendar')
export class CalendarRow {
  @PrimaryColumn({ type: 'text' }) version!: string;
  @Column({ type: 'jsonb' }) content!: object;
}

/** The deadline rules of a district as they were from some moment on. Never changed: a case keeps its version. */
@Entity('rule_set')
export class RuleSetRow {
  @PrimaryColumn({ type: 'text' }) district!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'text' }) hash!: string;
  @Column({ type: 'jsonb' }) rules!: object;
  @Column({ type: 'text' }) calendarVersion!: string;
  /** Ladders, the local hour at which they ring, and duty rosters. */
  @Column({ type: 'jsonb', default: { ladders: [], hour: '08:00', dutyRosters: {} } }) ladders!: object;
  /** Hash of the profile's own content that the version was made from. */
  @Column({ type: 'text', default: '' }) baseHash!: string;
  /** The changes applied on top of the profile, as one. */
  @Column({ type: 'jsonb', default: {} }) applied!: object;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;

  @ManyToOne(() => CalendarRow)
  @JoinColumn({ name: 'calendar_version', foreignKeyConstraintName: 'fk_rule_set_calendar_version' })
  calendar?: CalendarRow;
}
