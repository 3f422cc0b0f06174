import type { Ending, EventData } from '@tovholder/domain/case-log';
import type { Course, Kase } from '../engine';
import { defineProcess, t } from '../engine';
import type { Belief, PspkParty, QuorumAnswer, QuorumState } from '@tovholder/domain/eligibility';
import { nextAsks, pspkParties, quorum } from '@tovholder/domain/eligibility';
import { pspKOpenings } from './openings';
import { parties, pspKSteps } from './psp-k.sheet';

type PspK = Kase<typeof pspKSteps>;

/**
 * PSP-K: psychiatry, probation, police and municipality around one citizen who needs at least three of them, and
 * whom none of them holds. Source: S000 § 8; RPL §§ 114–115.
 */
export const pspK = defineProcess({
  id: 'psp-k',
  version: 1,
  title: t('PSP-K', 'PSP-K'),
  summary: t(
    'Tre af de fire myndigheder om én borger, når det er uklart, hvem der har hovedansvaret',
    'Three of the four authorities around one citizen, where it is unclear who has the main responsibility',
  ),
  source: 'S000 § 8; RPL §§ 114–115',
  parties: Object.entries(parties).map(([authority, [da, en]]) => ({ authority, title: t(da, en) })),
  reviewer: 'sekretariatsgruppe',
  receives: 'handlegruppe',
  steps: pspKSteps,
  endings: {
    redirected: t('Henvist til andet samarbejde', 'Pointed to another cooperation'),
    'responsibility-clear': t('Hovedansvaret var klart', 'The main responsibility was clear'),
    unresolved: t('Hovedansvaret blev ikke afklaret', 'The main responsibility was not settled'),
    completed: t('Afsluttet: stabil', 'Completed: stable'),
  },
  openings: pspKOpenings,

  *course(kase) {
    yield* kase.all([kase.step('acknowledge'), threeOfFour(kase), responsibilityIsUnclear(kase)]);
    kase.mark('accepted');

    yield* kase.step('schedule');
    const naming = yield* kase.step('name-responsible');
    const accepted = naming.outcome === 'named' && (yield* offerResponsibility(kase, naming.authority));
    if (!accepted) yield* settleResponsibility(kase);
    kase.mark('decided');

    let plan = yield* kase.step('coordinated-plan', responsible(kase));
    while (plan.outcome === 'not-agreed') {
      yield* settleResponsibility(kase);
      plan = yield* kase.step('coordinated-plan', responsible(kase));
    }
    kase.mark('measure-started');

    yield* kase.first({ reviews: reviewUntilClosed(kase), plan: carryOut(kase, plan.items) });
    return { outcome: 'completed' };
  },
});

/** Asks no more authorities than the quorum still needs, until three of four is reached or people decide otherwise. */
function* threeOfFour(kase: PspK): Course<void> {
  const { involvement, referrerParty, order } = kase.assessment.course as unknown as QuorumState;
  const inquiry: Inquiry = { involvement: { ...involvement }, referrerParty, order, answers: {}, open: [] };
  const toldToAsk = new Set<PspkParty>();

  for (;;) {
    const round = yield* kase.first({
      asking: kase.all([
        ...pspkParties.map((party) => askWhenNeeded(kase, { party, inquiry, toldToAsk })),
        askEarlier(kase, toldToAsk),
      ]),
      reached: kase.until(() => quorum(inquiry) === 'reached'),
      notReachable: kase.until(() => quorum(inquiry) === 'not-reachable'),
    });
    if (round.branch === 'reached') return;

    const decision = yield* kase.step('quorum-not-reached');
    switch (decision.outcome) {
      case 'ask':
        inquiry.involvement[decision.authority] = 'known';
        delete inquiry.answers[decision.authority];
        break;
      case 'redirect':
        kase.end('redirected', decision.to === 'psp' ? goesOnInPsp(inquiry) : {});
        break;
      case 'close-not-eligible':
        kase.end('not-eligible');
    }
  }
}

/** PSP begins with who is believed to be concerned: of its three parties, what was believed of them here. */
function goesOnInPsp({ involvement }: Inquiry): Omit<Ending, 'outcome'> {
  const { politi, kommune, psykiatri } = involvement;
  const concerned = Object.entries({ politi, kommune, psykiatri }).filter(([, belief]) => belief !== undefined);
  return { successor: 'psp', successorFacts: { concerned: Object.fromEntries(concerned) as EventData } };
}

/** What is believed, asked and answered so far. */
interface Inquiry extends QuorumState {
  readonly involvement: Partial<Record<PspkParty, Belief>>;
  readonly answers: Partial<Record<PspkParty, QuorumAnswer>>;
  open: PspkParty[];
}

function* askWhenNeeded(
  kase: PspK,
  { party, inquiry, toldToAsk }: { party: PspkParty; inquiry: Inquiry; toldToAsk: ReadonlySet<PspkParty> },
): Course<void> {
  if (party === inquiry.referrerParty || inquiry.answers[party]) return;
  yield* kase.until(() => toldToAsk.has(party) || nextAsks(inquiry).includes(party));
  inquiry.open = [...inquiry.open, party];
  try {
    const answer = yield* kase.step('confirm-involvement', { part: party, authority: party });
    inquiry.answers[party] = answer.outcome;
  } finally {
    inquiry.open = inquiry.open.filter((asked) => asked !== party);
  }
}

/** The secretariat may ask an authority before the quorum makes it necessary. */
function* askEarlier(kase: PspK, toldToAsk: Set<PspkParty>): Course<never> {
  for (;;) {
    const { authority } = yield* kase.step('ask-earlier');
    toldToAsk.add(authority);
  }
}

/** Where it turns out to be clear whose the citizen is, that authority is offered the responsibility instead. */
function* responsibilityIsUnclear(kase: PspK): Course<void> {
  const answer = yield* kase.step('confirm-responsibility-unclear');
  if (answer.outcome === 'unclear') return;
  if (yield* offerResponsibility(kase, answer.authority)) kase.end('responsibility-clear');
}

/** An authority becomes responsible when it accepts, not when it is named. */
function* offerResponsibility(kase: PspK, authority: PspkParty): Course<boolean> {
  const offer = { of: 'responsibility', to: authority, by: { role: 'authority', authority } } as const;
  return (yield* kase.handover(offer)) === 'accepted';
}

/** The styregruppe recommends; it has no power to decide, so the managements are asked where that does not help. */
function* settleResponsibility(kase: PspK): Course<void> {
  const settled = yield* kase.step('settle-responsibility');
  if (settled.outcome === 'recommended' && (yield* offerResponsibility(kase, settled.authority))) return;

  const managements = yield* kase.step('ask-managements');
  if (managements.outcome === 'settled' && (yield* offerResponsibility(kase, managements.authority))) return;
  kase.end('unresolved');
}

/** What each authority has agreed to do becomes a step of its own. */
function* carryOut(
  kase: PspK,
  items: readonly { readonly authority: PspkParty; readonly by: string }[],
): Course<never> {
  yield* kase.all(
    items.map(({ authority, by }, index) => kase.step('plan-item', { part: String(index + 1), authority, dueOn: by })),
  );
  return yield* kase.never();
}

function* reviewUntilClosed(kase: PspK): Course<void> {
  for (;;) {
    const review = yield* kase.step('review', responsible(kase));
    if (review.outcome === 'close') return;
    if (review.outcome === 'change-responsible') yield* offerResponsibility(kase, review.authority);
  }
}

function responsible(kase: PspK): { authority?: string } {
  return kase.responsible ? { authority: kase.responsible } : {};
}
