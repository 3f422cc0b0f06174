import { type Belief, type PspkParty, pspkParties } from './facts';

/** PSP-K needs three of its four parties (SEED, S000 § 8). */
export const quorumSize = 3;

export const quorumAnswers = ['supports-now', 'should-support', 'no-need', 'declined-to-share'] as const;
export type QuorumAnswer = (typeof quorumAnswers)[number];

export interface QuorumState {
  readonly involvement: Readonly<Partial<Record<PspkParty, Belief>>>;
  /** The latest answer of each party that has answered. */
  readonly answers: Readonly<Partial<Record<PspkParty, QuorumAnswer>>>;
  /** Parties whose ask is open. One that is asked once more counts as open whatever it answered before. */
  readonly open?: readonly PspkParty[];
  /** The referrer counts without being asked. Null: a referrer that is none of the four. */
  readonly referrerParty: PspkParty | null;
  /** The profile's order, for parties that are equally likely to be involved. */
  readonly order: readonly string[];
}

/**
 * Whom to ask now, beside the open asks: no more than the quorum still needs, because asking is sharing. Believed
 * `known` first, then `possible`, then `unknown`; a party believed `none` is not asked.
 */
export function nextAsks(state: QuorumState): readonly PspkParty[] {
  const missing = quorumSize - counted(state) - openAsks(state).length;
  return missing > 0 ? askable(state).slice(0, missing) : [];
}

/** `reached` at the third yes; `not-reachable` as soon as open asks and parties still to ask cannot make three. */
export function quorum(state: QuorumState): 'reached' | 'open' | 'not-reachable' {
  const yes = counted(state);
  if (yes >= quorumSize) return 'reached';
  return yes + openAsks(state).length + askable(state).length >= quorumSize ? 'open' : 'not-reachable';
}

/** How many count now: the referrer, and each party that supports or should support. */
function counted(state: QuorumState): number {
  const open = openAsks(state);
  const yes = pspkParties.filter(
    (party) => party !== state.referrerParty && !open.includes(party) && isYes(state.answers[party]),
  );
  return yes.length + (state.referrerParty === null ? 0 : 1);
}

function openAsks({ open = [], referrerParty }: QuorumState): readonly PspkParty[] {
  return pspkParties.filter((party) => party !== referrerParty && open.includes(party));
}

function askable(state: QuorumState): readonly PspkParty[] {
  const open = openAsks(state);
  return pspkParties
    .filter(
      (party) =>
        party !== state.referrerParty &&
        state.answers[party] === undefined &&
        !open.includes(party) &&
        likelihood[beliefOf(state, party)] !== null,
    )
    .sort((one, other) => rank(state, one) - rank(state, other));
}

const likelihood: Readonly<Record<Belief, number | null>> = { known: 0, possible: 1, unknown: 2, none: null };

function beliefOf({ involvement }: QuorumState, party: PspkParty): Belief {
  return involvement[party] ?? 'unknown';
}

/** Belief first, then the profile's order; a party that the profile leaves out comes last. */
function rank(state: QuorumState, party: PspkParty): number {
  const place = state.order.indexOf(party);
  return (likelihood[beliefOf(state, party)] ?? 3) * 10 + (place < 0 ? 9 : place);
}

function isYes(answer: QuorumAnswer | undefined): boolean {
  return answer === 'supports-now' || answer === 'should-support';
}
