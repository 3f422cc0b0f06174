import { ageOn } from '../person';
import { type Belief, type PspkFacts, type PspkParty, type StoredFacts, beliefs, pspkParties } from './facts';
import { processInDistrict, residence } from './district-rules';
import { quorumSize } from './quorum';
import { readBoolean, readObject, readOneOf } from './read';
import { reason, unmet } from './reasons';
import { alternatives } from './routes';
import type { EligibilityContext, EligibilityResult, Reason, Verdict } from './types';

/**
 * PSP-K (SEED, S000 § 8): help or support is needed from at least three of the four – the referrer counts – and it is
 * unclear who has the main responsibility. A referrer seldom knows who else is involved, so a belief of `possible` or
 * `unknown` fails nothing: involvement is asked once the case is open.
 */
export function assessPspk({ facts, context }: { facts: StoredFacts; context: EligibilityContext }): EligibilityResult {
  const { involvement, mainResponsibilityUnclear } = readPspkFacts(facts);
  const referrerParty = partyOf(context);
  const referrer = referrerReason(referrerParty, context);
  const threeOfFour = threeOfFourReason({ involvement, referrerParty });
  const unclear = responsibilityReason(mainResponsibilityUnclear);
  const home = residence({ rule: 'psp-k.residence', mark: 'SEED', citation: 'S000 § 8' }, context);
  const inDistrict = processInDistrict('psp-k', context);
  const demanded = [...(inDistrict === null ? [] : [inDistrict]), referrer, unclear, home];
  const reasons = [...demanded, threeOfFour];

  const verdict: Verdict = reasons.some(({ satisfied }) => satisfied === false)
    ? 'not-eligible'
    : demanded.some(({ satisfied }) => satisfied === 'unknown')
      ? 'needs-review'
      : 'eligible';
  return {
    process: 'psp-k',
    verdict,
    routes:
      verdict === 'not-eligible'
        ? otherPlaces({ reasons, context })
        : [{ to: 'psp-k', because: reasons.filter(({ satisfied }) => satisfied === true) }],
    reasons,
    // Another municipality's referral is known for what it is: a person may accept it. Unasked involvement is no gap.
    blocking: unmet(
      [...demanded, threeOfFour].filter((it) => it.satisfied !== 'unknown' || (it !== referrer && it !== threeOfFour)),
    ),
    course: {
      referrerParty,
      involvement,
      mainResponsibilityUnclear: mainResponsibilityUnclear ?? null,
      order: orderOf(context),
    },
  };
}

/** Facts as stored, with what is missing or malformed left out. A party that is not mentioned is `unknown`. */
export function readPspkFacts(facts: StoredFacts): PspkFacts & {
  readonly involvement: Readonly<Record<PspkParty, Belief>>;
} {
  const stated = readObject(facts['involvement']);
  const belief = (party: PspkParty): Belief => readOneOf(stated[party], beliefs) ?? 'unknown';
  const unclear = readBoolean(facts['mainResponsibilityUnclear']);
  return {
    involvement: {
      psykiatri: belief('psykiatri'),
      kriminalforsorg: belief('kriminalforsorg'),
      politi: belief('politi'),
      kommune: belief('kommune'),
    },
    ...(unclear === undefined ? {} : { mainResponsibilityUnclear: unclear }),
  };
}

/** Which of the four refers. A municipality is a party only for its own citizens; null for anyone else. */
function partyOf({ referrerAuthority, person }: EligibilityContext): PspkParty | null {
  if (referrerAuthority.startsWith('kommune')) {
    const [, code] = referrerAuthority.split(':');
    return code === undefined || person.municipality === undefined || code === person.municipality ? 'kommune' : null;
  }
  return readOneOf(referrerAuthority, pspkParties) ?? null;
}

function orderOf({ profile }: EligibilityContext): readonly PspkParty[] {
  const named = profile.pspkParties.flatMap((party) => readOneOf(party, pspkParties) ?? []);
  return [...new Set([...named, ...pspkParties])];
}

function referrerReason(party: PspkParty | null, { referrerAuthority }: EligibilityContext): Reason {
  const source = { rule: 'psp-k.referrer', mark: 'SEED', citation: 'S000 § 8' } as const;
  if (party !== null) {
    return reason(source, {
      satisfied: true,
      da: 'Henvendelsen kommer fra en af de fire myndigheder.',
      en: 'The referral comes from one of the four authorities.',
    });
  }
  return referrerAuthority.startsWith('kommune:')
    ? reason(source, {
        satisfied: undefined,
        da: 'Henvendelsen kommer fra en anden kommune end borgerens; det afklares af sekretariatsgruppen.',
        en: 'The referral comes from another municipality than the citizen’s; the sekretariatsgruppe settles that.',
      })
    : reason(source, {
        satisfied: false,
        da: 'Kun psykiatrien, Kriminalforsorgen, politiet og borgerens kommune kan henvende sig.',
        en: 'Only psychiatry, the probation service, the police and the citizen’s municipality can refer.',
      });
}

function threeOfFourReason({
  involvement,
  referrerParty,
}: {
  involvement: Readonly<Record<PspkParty, Belief>>;
  referrerParty: PspkParty | null;
}): Reason {
  const source = { rule: 'psp-k.three-of-four', mark: 'SEED', citation: 'S000 § 8' } as const;
  const none = pspkParties.filter((party) => involvement[party] === 'none').length;
  if (none > pspkParties.length - quorumSize) {
    return reason(source, {
      satisfied: false,
      da: `${none} af de fire myndigheder har efter det oplyste intet med borgeren at gøre; mindst tre skal være inde over.`,
      en: `${none} of the four authorities are said to have nothing to do with the citizen; at least three must.`,
    });
  }
  const known = pspkParties.filter((party) => party === referrerParty || involvement[party] === 'known').length;
  return known >= quorumSize
    ? reason(source, {
        satisfied: true,
        da: `${known} af de fire myndigheder menes at være inde over; de bliver spurgt.`,
        en: `${known} of the four authorities are believed to be involved; they will be asked.`,
      })
    : reason(source, {
        satisfied: undefined,
        da: `${known} af de fire myndigheder er inde over så vidt vides; de andre bliver spurgt, til tre er nået.`,
        en: `${known} of the four authorities are involved as far as is known; others are asked until three are reached.`,
      });
}

function responsibilityReason(unclear: boolean | undefined): Reason {
  const source = { rule: 'psp-k.responsibility-unclear', mark: 'SEED', citation: 'S000 § 8' } as const;
  switch (unclear) {
    case true:
      return reason(source, {
        satisfied: true,
        da: 'Det er uklart, hvem der har hovedansvaret.',
        en: 'It is unclear who has the main responsibility.',
      });
    case false:
      return reason(source, {
        satisfied: false,
        da: 'Det er klart, hvem der har hovedansvaret; sagen hører til hos den myndighed.',
        en: 'It is clear who has the main responsibility; the case belongs with that authority.',
      });
    case undefined:
      return reason(source, {
        satisfied: undefined,
        da: 'Det er ikke oplyst, om hovedansvaret er uklart.',
        en: 'It is not stated whether the main responsibility is unclear.',
      });
  }
}

/** Where a citizen belongs whom PSP-K cannot take: each place for the rules that failed. */
function otherPlaces({ reasons, context }: { reasons: readonly Reason[]; context: EligibilityContext }) {
  const failed = reasons.filter(({ satisfied }) => satisfied === false);
  const places: Readonly<Record<string, string>> = {
    'psp-k.district': 'psp',
    'psp-k.referrer': 'psp',
    'psp-k.three-of-four': 'psp',
    'psp-k.responsibility-unclear': 'responsible-authority',
    'psp-k.residence': 'other-district',
  };
  const { birthDate } = context.person;
  const child = birthDate !== undefined && ageOn(birthDate, context.today) < 18;
  return alternatives(
    [...failed.flatMap(({ rule }) => places[rule] ?? []), ...(child ? ['underretning', 'ssp'] : [])],
    failed,
  );
}
