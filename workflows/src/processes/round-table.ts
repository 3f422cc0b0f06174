import type { Ending } from '@tovholder/domain/case-log';
import type { Course, Kase } from '../engine';
import { t } from '../engine';
import type { RoundTable, roundTableSteps } from './round-table.sheet';

type Table = Kase<ReturnType<typeof roundTableSteps>>;

/** How the course of a round table can end. */
export const roundTableEndings = {
  'not-necessary': t('Ikke nødvendigt', 'Not necessary'),
  'advice-only': t('Rådgivning alene', 'Advice only'),
  'no-need': t('Intet behov', 'No need'),
  elsewhere: t('Fortsat i et andet forløb', 'Went on elsewhere'),
  unresolved: t('Ansvaret blev ikke afklaret', 'The responsibility was not settled'),
  closed: t('Afsluttet', 'Closed'),
};

/**
 * The course of a round table: authorities discuss one citizen at their meeting, take the case on or not, name who is
 * responsible, agree on a plan and follow it up. The table has no power to decide over an authority: responsibility is
 * offered and accepted, and what cannot be agreed goes to the steering group without the citizen's identity.
 */
export function roundTable(profile: RoundTable) {
  return function* (kase: Table): Course<Ending> {
    const [, tabled] = yield* kase.all([kase.step('acknowledge'), kase.step('table')]);
    if (tabled.outcome === 'not-necessary') return { outcome: 'not-necessary' };
    if (tabled.outcome === 'elsewhere') return elsewhere(tabled.successor);

    const discussed = yield* kase.step('discuss');
    if (discussed.outcome === 'elsewhere') return elsewhere(discussed.successor);
    if (discussed.outcome !== 'take-on') return { outcome: discussed.outcome };
    kase.mark('accepted');

    const naming = yield* kase.step('name-responsible');
    const accepted = naming.outcome === 'named' && (yield* offerTo(kase, { profile, authority: naming.authority }));
    if (!accepted) yield* escalate(kase, profile);
    kase.mark('decided');

    let plan = yield* kase.step('plan', responsible(kase));
    while (plan.outcome === 'not-agreed') {
      yield* escalate(kase, profile);
      plan = yield* kase.step('plan', responsible(kase));
    }
    kase.mark('measure-started');

    const followed = yield* kase.first({
      reviews: reviewUntilClosed(kase, profile),
      plan: carryOut(kase, plan.items),
    });
    return followed.value;
  };
}

/** The successor starts with its own acceptance; this case is over for the table. */
function elsewhere(successor: string): Ending {
  return { outcome: 'elsewhere', successor };
}

/** An authority becomes responsible when it accepts, not when it is named. */
function* offerTo(kase: Table, { profile, authority }: { profile: RoundTable; authority: string }): Course<boolean> {
  const by = { role: `${profile.id}-party`, authority };
  return (yield* kase.handover({ of: 'responsibility', to: authority, by })) === 'accepted';
}

function* escalate(kase: Table, profile: RoundTable): Course<void> {
  const settled = yield* kase.step('escalate');
  if (settled.outcome === 'recommended' && (yield* offerTo(kase, { profile, authority: settled.authority }))) return;
  kase.end('unresolved');
}

/** What each authority has agreed to do becomes a step of its own. */
function* carryOut(kase: Table, items: readonly { readonly authority: string; readonly by: string }[]): Course<never> {
  yield* kase.all(
    items.map(({ authority, by }, index) => kase.step('plan-item', { part: String(index + 1), authority, dueOn: by })),
  );
  return yield* kase.never();
}

function* reviewUntilClosed(kase: Table, profile: RoundTable): Course<Ending> {
  for (;;) {
    const review = yield* kase.step('review', responsible(kase));
    if (review.outcome === 'close') return { outcome: 'closed' };
    if (review.outcome === 'elsewhere') return elsewhere(review.successor);
    if (review.outcome === 'change-responsible') yield* offerTo(kase, { profile, authority: review.authority });
  }
}

function responsible(kase: Table): { authority?: string } {
  return kase.responsible ? { authority: kase.responsible } : {};
}
