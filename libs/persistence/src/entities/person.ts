import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/** A citizen. Everything that identifies is encrypted under the person's own data key. */
@Entity('person')
@Unique('uq_person_cpr_index', ['cprIndex'])
@Unique('uq_person_replacement_index', ['replacementIndex'])
export class PersonRow {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** The data key, wrapped by a key of the key file. */
  @Column({ type: 'bytea' }) dataKey!: Buffer;
  @Column({ type: 'bytea', nullable: true }) cpr!: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) cprIndex!: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) replacementId!: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) replacementIndex!: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) name!: Buffer | null;
  @Column({ type: 'bytea', nullable: true }) birthDate!: Buffer | null;
  @Column({ type: 'text', nullable: true }) municipality!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

@Entity('person_name_token')
export class PersonNameTokenRow {
  @PrimaryColumn({ type: 'bytea' }) token!: Buffer;
  @Index('ix_person_name_token_person_id') @PrimaryColumn({ type: 'uuid' }) personId!: string;

  @ManyToOne(() => PersonRow)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_person_name_token_person_id' })
  person?: PersonRow;
}
