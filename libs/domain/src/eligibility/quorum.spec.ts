import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Belief, type PspkParty, beliefs, pspkParties } from './facts';
import { type QuorumAnswer, type QuorumState, nextAsks, quorum, quorumAnswers } from './quorum';

const order = pspkParties;
const state = (changes: Partial<QuorumState>): QuorumState => ({
  involvement: {},
  answers: {},
  referrerParty: 'kommune',
  order,
  ...changes,
});

describe('whom to ask', () => {
  test('believed known first, then possible, then unknown; ties in the profile’s order', () => {
    expect(
      nextAsks(state({ involvement: { psykiatri: 'unknown', kriminalforsorg: 'possible', politi: 'known' } })),
    ).toEqual(['politi', 'kriminalforsorg']);
    expect(nextAsks(state({}))).toEqual(['psykiatri', 'kriminalforsorg']);
    expect(nextAsks(state({ order: ['politi', 'kriminalforsorg', 'psykiatri', 'kommune'] }))).toEqual([
      'politi',
      'kriminalforsorg',
    ]);
  });

  test('a party believed to have nothing to do with the citizen is not asked', () => {
    expect(nextAsks(state({ involvement: { psykiatri: 'none' } }))).toEqual(['kriminalforsorg', 'politi']);
  });

  test('the next is asked when an answer makes it necessary, and not before', () => {
    const asked = ['psykiatri', 'kriminalforsorg'] as const;
    expect(nextAsks(state({ open: asked }))).toEqual([]);
    expect(nextAsks(state({ open: ['kriminalforsorg'], answers: { psykiatri: 'supports-now' } }))).toEqual([]);
    expect(nextAsks(state({ open: ['kriminalforsorg'], answers: { psykiatri: 'no-need' } }))).toEqual(['politi']);
  });

  test('one that declined may be asked once more: its ask is open again', () => {
    const answers = { psykiatri: 'no-need', kriminalforsorg: 'declined-to-share', politi: 'supports-now' } as const;
    expect(quorum(state({ answers }))).toBe('not-reachable');
    expect(quorum(state({ answers, open: ['kriminalforsorg'] }))).toBe('open');
  });
});

describe('three of four', () => {
  test('the third yes reaches it at once; two of three that cannot say yes end it at once', () => {
    expect(quorum(state({ answers: { psykiatri: 'supports-now', politi: 'should-support' } }))).toBe('reached');
    expect(quorum(state({ answers: { psykiatri: 'no-need' } }))).toBe('open');
    expect(quorum(state({ answers: { psykiatri: 'no-need', politi: 'declined-to-share' } }))).toBe('not-reachable');
    expect(quorum(state({ involvement: { psykiatri: 'none', politi: 'none' } }))).toBe('not-reachable');
  });

  test('a referrer that is none of the four does not count', () => {
    const two = { psykiatri: 'supports-now', politi: 'supports-now' } as const;
    expect(quorum(state({ referrerParty: null, answers: two }))).toBe('open');
    expect(quorum(state({ referrerParty: null, answers: { ...two, kommune: 'should-support' } }))).toBe('reached');
  });
});

describe('whatever is believed and answered', () => {
  const party = fc.constantFrom(...pspkParties);
  const world = fc.record({
    involvement: fc.dictionary(party, fc.constantFrom(...beliefs)),
    willAnswer: fc.record({
      psykiatri: fc.constantFrom(...quorumAnswers),
      kriminalforsorg: fc.constantFrom(...quorumAnswers),
      politi: fc.constantFrom(...quorumAnswers),
      kommune: fc.constantFrom(...quorumAnswers),
    }),
    referrerParty: fc.option(party),
    order: fc.shuffledSubarray([...pspkParties], { minLength: 0 }),
    turns: fc.infiniteStream(fc.nat()),
  });

  test('no more are asked than are still needed, nobody twice or against a "none", and it ends as early as it can', () => {
    fc.assert(
      fc.property(world, ({ involvement, willAnswer, referrerParty, order: profileOrder, turns }) => {
        const believed = involvement as Partial<Record<PspkParty, Belief>>;
        const answers: Partial<Record<PspkParty, QuorumAnswer>> = {};
        let open: PspkParty[] = [];
        const everAsked: PspkParty[] = [];
        const yes = (): number =>
          (referrerParty === null ? 0 : 1) +
          Object.values(answers).filter((answer) => answer === 'supports-now' || answer === 'should-support').length;

        for (;;) {
          const now: QuorumState = { involvement: believed, answers, open, referrerParty, order: profileOrder };
          const verdict = quorum(now);
          expect(verdict === 'reached').toBe(yes() >= 3);
          if (verdict !== 'open') return;

          const asks = nextAsks(now);
          open = [...open, ...asks];
          everAsked.push(...asks);
          expect(yes() + open.length).toBe(3);
          expect(new Set(everAsked).size).toBe(everAsked.length);
          expect(everAsked).not.toContain(referrerParty);
          expect(everAsked.some((asked) => believed[asked] === 'none')).toBe(false);

          const answering = open[Number(turns.next().value) % open.length]!;
          open = open.filter((other) => other !== answering);
          answers[answering] = willAnswer[answering];
        }
      }),
    );
  });

  test('without the open asks the answer is everyone who should have been asked by now', () => {
    fc.assert(
      fc.property(world, ({ involvement, referrerParty, order: profileOrder }) => {
        const now: QuorumState = { involvement, answers: {}, referrerParty, order: profileOrder };
        const all = nextAsks(now);
        expect(nextAsks({ ...now, open: all })).toEqual([]);
      }),
    );
  });
});
