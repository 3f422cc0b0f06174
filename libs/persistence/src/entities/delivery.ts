import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CaseFileRow } from './case';

/** A command on its way through the workflow: who gave it, and the texts that must not travel with it. */
@Entity('command')
export class CommandRow {
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'text' }) bodyHash!: string;
  @Column({ type: 'text' }) actorUser!: string;
  @Column({ type: 'text', nullable: true }) actorAuthority!: string | null;
  @Column({ type: 'text', nullable: true }) actorUnit!: string | null;
  @Column({ type: 'bytea', nullable: true }) private!: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) correction!: Buffer | null;
  /** What the command means for the meeting at which it is given; its texts are encrypted. */
  @Column({ type: 'jsonb', nullable: true }) meeting!: object | null;
  @Index('ix_command_staged_at') @Column({ type: 'timestamptz' }) stagedAt!: Date;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'fk_command_case_id' })
  caseFile?: CaseFileRow;
}

/** What Temporal must be told, written in the transaction that makes it true. */
@Entity('outbox')
@Check('ck_outbox_kind', `kind IN ('start-workflow', 'reload-workflow', 'open-linked', 'send-e-mail', 'call-webhook')`)
export class OutboxRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'uuid' }) caseId!: string;
  /** What the entry is about beside the case. */
  @Column({ type: 'text', nullable: true }) ref!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Index('ix_outbox_undelivered', { where: 'delivered_at IS NULL' })
  @Column({ type: 'timestamptz' })
  availableAt!: Date;
  @Column({ type: 'integer' }) attempts!: number;
  @Column({ type: 'timestamptz', nullable: true }) deliveredAt!: Date | null;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'fk_outbox_case_id' })
  caseFile?: CaseFileRow;
}
