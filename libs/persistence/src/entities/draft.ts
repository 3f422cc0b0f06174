import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { UserRow } from './directory';

/** A referral that a user is writing. Nobody else reads it; it is deleted when it is submitted, or left for two weeks. */
@Entity('referral_draft')
@Unique('uq_referral_draft_command_id', ['commandId'])
@Index('ix_referral_draft_saved_at', ['savedAt'])
export class ReferralDraftRow {
  @PrimaryColumn({ type: 'text' }) userId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** Id of the command that submits it. */
  @Column({ type: 'text' }) commandId!: string;
  @Column({ type: 'text', nullable: true }) situation!: string | null;
  @Column({ type: 'text', nullable: true }) process!: string | null;
  /** The form as it stands, as JSON, encrypted. */
  @Column({ type: 'bytea' }) content!: Buffer;
  @Column({ type: 'timestamptz' }) savedAt!: Date;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_referral_draft_user_id' })
  user?: UserRow;
}
