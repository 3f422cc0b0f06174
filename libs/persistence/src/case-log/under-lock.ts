import type { CaseState } from '@tovholder/contracts/commands';
import type { HandoverOffer, LoggedEvent } from '@tovholder/domain/case-log';
import type { Pause } from '@tovholder/domain/deadlines';
import type { OwedStep } from '@tovholder/domain/owners';
import type { PauseGround } from '@tovholder/domain/rules';
import type { JsonValue } from '@tovholder/domain/text';
import type { PersonCipher } from '../crypto/person-key';
import type { SealedAtMeeting } from '../meetings/types';
import type { Actor } from '../types';
import type { PendingMilestone } from './milestone-ref';

/** A case under its lock: everything that deciding about one command needs, from one statement. */
export interface LockedCase {
  readonly id: string;
  readonly process: string;
  readonly district: string;
  readonly ruleSetVersion: number;
  readonly state: CaseState;
  readonly headSeq: number;
  readonly headHash: Buffer;
  /** Ownership epoch: raised by each accepted handover. */
  readonly epoch: number;
  readonly responsible: string | null;
  readonly receivedAt: string;
  readonly openedAt: string | null;
  readonly municipality: string | null;
  readonly marks: Readonly<Record<string, string>>;
  readonly referrerAuthority: string;
  readonly basis: string;
  /** The database's clock, in whole milliseconds and never before the log's head. */
  readonly now: string;
  /** Rows after `afterSeq` that a course sees. */
  readonly rows: readonly LoggedEvent[];
  /** The row that the command became, if it was written before. */
  readonly known: { readonly seq: number; readonly bodyHash: string | null } | null;
  readonly openSteps: readonly LockedStep[];
  readonly pending: readonly PendingMilestone[];
  readonly pauses: readonly LockedPause[];
  /** Offers that nobody has answered yet. */
  readonly handovers: readonly LockedHandover[];
  readonly facts: Facts;
  readonly staged: Staged | null;
  readonly cipher: PersonCipher;
  readonly statedBirthDate: string | null;
}

export interface LockedStep {
  readonly key: string;
  readonly step: string;
  /** Who owes it, as the sheet says; `unit` and `authority` are what that means in this case. */
  readonly role: string;
  readonly owingAuthority: string | null;
  readonly unit: string;
  readonly authority: string;
  readonly owner: string | null;
  readonly option: boolean;
  readonly disclosure: boolean;
  readonly rule: string | null;
  readonly dueOn: string | null;
  readonly openedAt: string;
  readonly openedSeq: number;
  readonly dueAt: string | null;
  /** Counts the due instants that it has had. */
  readonly dueVersion: number;
  /** Since when its clock stands still; null while it runs. */
  readonly pausedAt: string | null;
  /** Its pauses that are over. */
  readonly pauses: readonly Pause[];
  readonly handover: HandoverOffer | null;
  /** Ids of rungs that have rung for its due instant, where that is past or the clock stands still; else empty. */
  readonly rung: readonly string[];
  /** Who made the offer, where the step is one. */
  readonly sender: OwedStep['sender'] | null;
}

/** Current facts by name; `seq` is the row that stated the value. */
export type Facts = ReadonlyMap<string, { readonly seq: number; readonly value: JsonValue }>;

export interface Staged {
  readonly commandId: string;
  readonly actor: Actor;
  readonly bodyHash: string;
  readonly privateText: Buffer | null;
  readonly correction: { readonly fact: string; readonly value: JsonValue; readonly source: string } | null;
  /** What the command means for the meeting at which it was given; texts still encrypted. */
  readonly atMeeting: SealedAtMeeting | null;
}

/** A pause as the lock reads it; `to` is null while the clock stands still. */
export interface LockedPause {
  readonly id: string;
  readonly key: string;
  readonly ground: PauseGround;
  readonly from: string;
  readonly to: string | null;
}

/** An offer that is open, as the lock reads it. */
export interface LockedHandover {
  readonly id: string;
  readonly key: string;
  readonly subject: HandoverOffer['of'];
  readonly to: string;
}
