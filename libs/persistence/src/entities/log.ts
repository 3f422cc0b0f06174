import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { CaseFileRow } from './case';

/** What happened, append-only; each row's hash covers the row before it. */
@Entity('case_log')
@Unique('uq_case_log_case_id_command_id', ['caseId', 'commandId'])
@Check('ck_case_log_seq', 'seq > 0')
// A BRIN index, which the mapper cannot describe.
@Index('ix_case_log_at', { synchronize: false })
export class CaseLogRow {
  @PrimaryColumn({ type: 'uuid' }) caseId!: string;
  @PrimaryColumn({ type: 'integer' }) seq!: number;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text' }) commandId!: string;
  /** Hash of the request's body: tells a repetition from a key that was used twice. Null for the clock and the engine. */
  @Column({ type: 'text', nullable: true }) bodyHash!: string | null;
  @Column({ type: 'text' }) type!: string;
  @Column({ type: 'jsonb' }) event!: object;
  @Column({ type: 'jsonb', nullable: true }) change!: object | null;
  @Column({ type: 'text', nullable: true }) actorUser!: string | null;
  @Column({ type: 'text', nullable: true }) actorAuthority!: string | null;
  @Column({ type: 'text', nullable: true }) actorUnit!: string | null;
  /** Texts in a person's own words, encrypted; hashed as ciphertext, so that erasing the key keeps the chain. */
  @Column({ type: 'bytea', nullable: true }) private!: Buffer | null;
  @Column({ type: 'bytea' }) prevHash!: Buffer;
  @Column({ type: 'bytea' }) hash!: Buffer;

  @ManyToOne(() => CaseFileRow)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'fk_case_log_case_id' })
  caseFile?: CaseFileRow;
}

/** Data that passed from one authority to another, on a basis, for a purpose. */
@Entity('disclosure')
@Check('ck_disclosure_act', `act IN ('asked', 'answered', 'entrusted')`)
@Check('ck_disclosure_purpose', `purpose <> 'investigation'`)
@Index('ix_disclosure_case_id_seq', ['caseId', 'seq'])
export class DisclosureRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) caseId!: string;
  @Column({ type: 'integer' }) seq!: number;
  @Column({ type: 'text' }) stepKey!: string;
  @Column({ type: 'text' }) act!: string;
  @Column({ type: 'text' }) fromAuthority!: string;
  @Column({ type: 'text' }) toAuthority!: string;
  @Column({ type: 'text' }) basis!: string;
  @Column({ type: 'text' }) purpose!: string;
  @Column({ type: 'timestamptz' }) at!: Date;

  @ManyToOne(() => CaseLogRow)
  @JoinColumn([
    { name: 'case_id', referencedColumnName: 'caseId', foreignKeyConstraintName: 'fk_disclosure_case_id_seq' },
    { name: 'seq', referencedColumnName: 'seq', foreignKeyConstraintName: 'fk_disclosure_case_id_seq' },
  ])
  logRow?: CaseLogRow;
}
