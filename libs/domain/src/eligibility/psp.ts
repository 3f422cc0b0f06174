import { ageOn } from '../person';
import { processInDistrict, residence } from './district-rules';
import { readFields } from './fact-fields';
import { type Belief, beliefs } from './facts';
import { section115Bases } from './legal-basis';
import { reason, unmet } from './reasons';
import { alternatives } from './routes';
import type { Assessed, ProcessTerms } from './terms';
import type { EligibilityContext, EligibilityResult, Reason, Verdict } from './types';

/** The three of PSP. Kriminalforsorgen may take part in some contexts (S004) and is not counted. */
const parties = ['politi', 'kommune', 'psykiatri'] as const;
type Party = (typeof parties)[number];
/** TOV-23, ASSUMPTION: S004 speaks of at least two chairs. */
const partiesNeeded = 2;

const facts = {
  fallsBetween: {
    kind: 'boolean',
    label: { da: 'Falder mellem myndighederne', en: 'Falls between the authorities' },
  },
  cannotSolveAlone: {
    kind: 'boolean',
    label: { da: 'Egen myndighed kan ikke løse det alene', en: 'The own authority cannot solve it alone' },
  },
  frequentContact: {
    kind: 'boolean',
    label: {
      da: 'Hyppig kontakt på grund af diagnose, misbrug eller anden udfordring',
      en: 'Frequent contact because of a diagnosis, misuse or another challenge',
    },
  },
  concerned: {
    kind: 'choices',
    label: { da: 'Hvem sagen ellers angår', en: 'Whom else it concerns' },
    keys: parties,
    of: beliefs,
  },
  childrenAtHome: { kind: 'boolean', label: { da: 'Børn i hjemmet', en: 'Children at home' } },
  consent: { kind: 'consent', label: { da: 'Samtykke', en: 'Consent' } },
} as const;

/**
 * PSP (SEED, S001 and S004): a citizen who falls between police, municipality and psychiatry, whom the referrer cannot
 * help alone, in frequent contact with at least two of the three.
 */
export function assessPsp({ facts: stored, context }: Assessed): EligibilityResult {
  const stated = readFields(facts, stored);
  const inDistrict = processInDistrict('psp', context);
  const referrer = referrerReason(context);
  const concerned = concernedReason({ concerned: stated.concerned ?? {}, context });
  const demanded = [
    ...(inDistrict === null ? [] : [inDistrict]),
    referrer,
    said(stated.fallsBetween, betweenTexts),
    said(stated.cannotSolveAlone, aloneTexts),
    said(stated.frequentContact, contactTexts),
    residence({ rule: 'psp.residence', mark: 'SEED', citation: 'S001; S004' }, context),
  ];
  const reasons = [...demanded, concerned];
  const failed = reasons.filter(({ satisfied }) => satisfied === false);
  const verdict: Verdict =
    failed.length > 0
      ? 'not-eligible'
      : reasons.some(({ satisfied }) => satisfied === 'unknown')
        ? 'needs-review'
        : 'eligible';
  return {
    process: 'psp',
    verdict,
    routes:
      verdict === 'not-eligible'
        ? otherPlaces(failed, context)
        : [{ to: 'psp', because: reasons.filter(({ satisfied }) => satisfied === true) }],
    reasons,
    // A stranger's referral is known for what it is: a person may accept it.
    blocking: unmet(demanded.filter((it) => it !== referrer)),
    course: { childrenAtHome: stated.childrenAtHome ?? null },
  };
}

interface Sentences {
  readonly rule: string;
  readonly citation: string;
  readonly yes: readonly [da: string, en: string];
  readonly no: readonly [da: string, en: string];
  readonly unknown: readonly [da: string, en: string];
}

const betweenTexts: Sentences = {
  rule: 'psp.falls-between',
  citation: 'S001; S004',
  yes: ['Borgeren falder mellem myndighederne.', 'The citizen falls between the authorities.'],
  no: [
    'Borgeren falder ikke mellem myndighederne; sagen hører til hos den ansvarlige myndighed.',
    'The citizen does not fall between the authorities; the case belongs with the responsible one.',
  ],
  unknown: [
    'Det er ikke oplyst, om borgeren falder mellem myndighederne.',
    'It is not stated whether the citizen falls between the authorities.',
  ],
};
const aloneTexts: Sentences = {
  rule: 'psp.cannot-solve-alone',
  citation: 'S001; S004; DKR: PSP',
  yes: ['Myndigheden kan ikke løse opgaven alene.', 'The authority cannot solve the task alone.'],
  no: [
    'Myndigheden kan løse opgaven selv; sagen hører til hos den.',
    'The authority can solve the task by itself; the case belongs there.',
  ],
  unknown: [
    'Det er ikke oplyst, om myndigheden kan løse opgaven alene.',
    'It is not stated whether the authority can solve the task alone.',
  ],
};
const contactTexts: Sentences = {
  rule: 'psp.frequent-contact',
  citation: 'S001',
  yes: [
    'Borgeren er hyppigt i kontakt med politi, kommune eller psykiatri.',
    'The citizen is in frequent contact with police, municipality or psychiatry.',
  ],
  no: [
    'Borgeren er ikke hyppigt i kontakt med politi, kommune eller psykiatri.',
    'The citizen is not in frequent contact with police, municipality or psychiatry.',
  ],
  unknown: [
    'Det er ikke oplyst, om borgeren hyppigt er i kontakt med politi, kommune eller psykiatri.',
    'It is not stated whether the citizen is in frequent contact with police, municipality or psychiatry.',
  ],
};

function said(fact: boolean | undefined, { rule, citation, yes, no, unknown }: Sentences): Reason {
  const [da, en] = fact === undefined ? unknown : fact ? yes : no;
  return reason({ rule, citation, mark: 'SEED' }, { satisfied: fact, da, en });
}

function referrerReason({ referrerAuthority }: EligibilityContext): Reason {
  const source = { rule: 'psp.referrer', mark: 'SEED', citation: 'S001; S004' } as const;
  const kind = referrerAuthority.split(':')[0];
  return [...parties, 'kriminalforsorg'].some((party) => party === kind)
    ? reason(source, {
        satisfied: true,
        da: 'Henvendelsen kommer fra en myndighed i samarbejdet.',
        en: 'The referral comes from an authority of the cooperation.',
      })
    : reason(source, {
        satisfied: undefined,
        da: 'Henvendelsen kommer ikke fra politiet, kommunen eller psykiatrien; koordinatoren tager stilling.',
        en: 'The referral does not come from police, municipality or psychiatry; the coordinator decides.',
      });
}

/** How many of the three it concerns, as far as is believed: the referrer counts. Fewer is a question for people. */
function concernedReason({
  concerned,
  context,
}: {
  concerned: Readonly<Partial<Record<Party, Belief>>>;
  context: EligibilityContext;
}): Reason {
  const source = {
    rule: 'psp.two-of-three',
    mark: 'ASSUMPTION',
    citation: 'S004: »(mindst) to stole« (TOV-23)',
  } as const;
  const referrer = context.referrerAuthority.split(':')[0];
  const number = parties.filter((party) => {
    const belief = concerned[party];
    return party === referrer || belief === 'known' || belief === 'possible';
  }).length;
  return number >= partiesNeeded
    ? reason(source, {
        satisfied: true,
        da: `${number} af de tre myndigheder er efter det oplyste berørt.`,
        en: `${number} of the three authorities are believed to be concerned.`,
      })
    : reason(source, {
        satisfied: undefined,
        da: 'Færre end to af de tre myndigheder er efter det oplyste berørt; koordinatoren tager stilling.',
        en: 'Fewer than two of the three authorities are believed to be concerned; the coordinator decides.',
      });
}

function otherPlaces(failed: readonly Reason[], { person, today, profile }: EligibilityContext) {
  const elsewhere = profile.processes?.includes('psp-k') === true ? 'psp-k' : 'responsible-authority';
  const places: Readonly<Record<string, readonly string[]>> = {
    'psp.district': [elsewhere],
    'psp.falls-between': ['responsible-authority'],
    'psp.cannot-solve-alone': ['responsible-authority'],
    'psp.frequent-contact': ['responsible-authority'],
    'psp.residence': ['other-district'],
  };
  const child = person.birthDate !== undefined && ageOn(person.birthDate, today) < 18;
  return alternatives(
    [...failed.flatMap(({ rule }) => places[rule] ?? []), ...(child ? ['underretning', 'ssp'] : [])],
    failed,
  );
}

const joint = 'psp';

export const pspTerms = {
  process: 'psp',
  title: { da: 'PSP-samarbejdet', en: 'PSP (police, social services, psychiatry)' },
  assess: assessPsp,
  facts,
  bases: section115Bases,
  organisation: {
    authorities: ['psykiatri', 'kriminalforsorg', joint],
    roles: {
      'psp-coordinator': {
        unit: 'psp.koordinator',
        authority: joint,
        name: { da: 'koordinatoren', en: 'coordinator' },
      },
      'psp-table': {
        unit: 'psp.bord-{municipality}',
        authority: joint,
        name: { da: 'bordet i {municipality}', en: 'table of {municipality}' },
      },
      'psp-steering': {
        unit: 'psp.styregruppe',
        authority: joint,
        name: { da: 'styregruppen', en: 'steering group' },
      },
      'psp-party': {
        parties: {
          politi: { unit: 'politi.psp', authority: 'politi', name: { da: 'PSP', en: 'PSP' } },
          psykiatri: { unit: 'psykiatri', authority: 'psykiatri' },
          kriminalforsorg: { unit: 'kriminalforsorg', authority: 'kriminalforsorg' },
          kommune: { unit: 'kommune-{municipality}', authority: 'kommune:{municipality}' },
        },
      },
    },
    fallback: 'psp-coordinator',
    coordinators: ['psp-coordinator'],
    tellsTheState: [joint],
    referringUnit: '.psp',
  },
} as const satisfies ProcessTerms;
