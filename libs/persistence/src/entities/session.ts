import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserRow } from './directory';

/** Someone who is signed in to the web. Gone when the session has ended. */
@Entity('session')
@Check('ck_session_hash', 'length(token_hash) = 32')
export class SessionRow {
  /** SHA-256 of what the browser holds: whoever reads the table cannot go on as its users. */
  @PrimaryColumn({ type: 'bytea' }) tokenHash!: Buffer;
  @Index('ix_session_user_id') @Column({ type: 'text' }) userId!: string;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Index('ix_session_last_seen_at') @Column({ type: 'timestamptz' }) lastSeenAt!: Date;
  /** What the identity provider said who it is, encrypted: shown to it again when its session is to end as well. */
  @Column({ type: 'bytea', nullable: true }) idToken!: Buffer | null;

  @ManyToOne(() => UserRow)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_session_user_id' })
  user?: UserRow;
}

/** A browser that has been sent to the identity provider and is expected back within minutes. */
@Entity('sign_in')
@Check('ck_sign_in_target', `target LIKE '/%'`)
export class SignInRow {
  @PrimaryColumn({ type: 'bytea' }) stateHash!: Buffer;
  /** SHA-256 of a cookie: the answer counts only in the browser that asked. */
  @Column({ type: 'bytea' }) browserHash!: Buffer;
  @Column({ type: 'text' }) nonce!: string;
  /** Of PKCE: worthless without the code that the provider has given to the browser. */
  @Column({ type: 'text' }) verifier!: string;
  /** Path that the browser goes to afterwards. */
  @Column({ type: 'text' }) target!: string;
  @Index('ix_sign_in_created_at') @Column({ type: 'timestamptz' }) createdAt!: Date;
}
