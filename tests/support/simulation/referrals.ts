import type { Referral } from './stored-case';

/** Fictitious referrals to start scenarios from. Nobody is behind them. */
const albertslund = '0165';

/** A citizen whom police and municipality know, psychiatry perhaps, and probation possibly. */
export const pspKReferral: Referral = {
  process: 'psp-k',
  referrerAuthority: `kommune:${albertslund}`,
  municipality: albertslund,
  birthDate: '2001-05-14',
  facts: {
    involvement: { psykiatri: 'possible', kriminalforsorg: 'unknown', politi: 'known', kommune: 'known' },
    mainResponsibilityUnclear: true,
    unclearBecause: 'made up',
  },
};

/** A child of 13 suspected of a listed act: track A. `on` is the local date of the referral. */
export function childReferral({ birthDate, offenceOn }: { birthDate: string; offenceOn: string }): Referral {
  return {
    process: 'ukn',
    referrerAuthority: 'politi',
    municipality: albertslund,
    birthDate,
    facts: {
      lawfulStay: true,
      offences: [{ date: offenceOn, provision: 'STRL § 245', limb: 'listed', status: 'suspected' }],
    },
  };
}

/** A youth of 15–17 charged with a listed act: track B from its beginning. */
export function youthReferral({ birthDate, offenceOn }: { birthDate: string; offenceOn: string }): Referral {
  const { facts, ...rest } = childReferral({ birthDate, offenceOn });
  const offences = [{ date: offenceOn, provision: 'STRL § 245', limb: 'listed', status: 'charged' }];
  return { ...rest, facts: { ...facts, offences } };
}

/** An adult member who wants out and has come to the municipality. */
export const exitReferral: Referral = {
  process: 'exit',
  referrerAuthority: `kommune:${albertslund}`,
  municipality: albertslund,
  birthDate: '1998-02-03',
  facts: {
    attachment: 'member',
    wantsOut: true,
    inCustody: false,
    onParole: false,
    contactFrom: 'kommune',
  },
};

/** The same, released on parole: weekly contacts run beside the programme. */
export const paroleeReferral: Referral = { ...exitReferral, facts: { ...exitReferral.facts, onParole: true } };

/** A professional's concern for a child of ten. */
export const concernReferral: Referral = {
  process: 'underretning',
  referrerAuthority: `kommune:${albertslund}`,
  municipality: albertslund,
  birthDate: '2050-04-02',
  facts: { notifierKind: 'professional', concern: 'made up', abuseStated: true },
};

/** Police documentation of serious crime by a boy of 14 who does not come before the board. */
export const networkReferral: Referral = {
  process: 'netvaerkssamraad',
  referrerAuthority: 'politi',
  municipality: albertslund,
  birthDate: '2046-04-02',
  facts: { trigger: 'police-documentation', underUkl: false },
};

/** A citizen of Allerød who falls between the three. */
export const pspReferral: Referral = {
  process: 'psp',
  referrerAuthority: 'kommune:0201',
  municipality: '0201',
  birthDate: '2021-05-14',
  facts: {
    fallsBetween: true,
    cannotSolveAlone: true,
    frequentContact: true,
    concerned: { politi: 'known', kommune: 'known', psykiatri: 'possible' },
  },
};
