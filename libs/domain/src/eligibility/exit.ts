import { ageOn } from '../person';
import { processInDistrict, residence } from './district-rules';
import { type ExitFacts, type StoredFacts, attachments, contactSources, policeContacts } from './facts';
import { readBoolean, readObject, readOneOf, readText } from './read';
import { reason, unmet } from './reasons';
import { alternatives } from './routes';
import type { EligibilityContext, EligibilityResult, Reason, Route, Verdict } from './types';

/**
 * Exit: voluntary, for someone in a rocker or gang milieu who wants out, or is on the way in. 18 or more by default
 * (GUIDELINE, DKR), with a reasoned exception. Where each belongs is the district's own (SEED, S000, S004).
 */
export function assessExit({ facts, context }: { facts: StoredFacts; context: EligibilityContext }): EligibilityResult {
  const stated = readExitFacts(facts);
  const destinations = destinationsOf(stated, context);
  const attachment = attachmentReason(stated);
  const age = ageReason(stated, context);
  const here = belongsHere(destinations);
  const inDistrict = processInDistrict('exit', context);
  const home = residence(
    { rule: 'exit.residence', mark: 'ASSUMPTION', citation: 'Kredsrådets samarbejdsplan' },
    context,
  );
  const demanded = [
    ...(inDistrict === null ? [] : [inDistrict]),
    age,
    attachment,
    ...wishReason(stated),
    ...here.filter(({ satisfied }) => satisfied === false),
    home,
  ];
  const reasons = [...demanded, ...here.filter(({ satisfied }) => satisfied !== false)];

  const verdict: Verdict = demanded.some(({ satisfied }) => satisfied === false)
    ? 'not-eligible'
    : reasons.some(({ satisfied }) => satisfied === 'unknown')
      ? 'needs-review'
      : 'eligible';
  return {
    process: 'exit',
    verdict,
    routes: routesOf({ verdict, stated, destinations, reasons, context }),
    reasons,
    blocking: unmet(demanded),
    course: {
      receiver: receiverOf(stated, context),
      policeContact: stated.policeContact ?? null,
      inCustody: stated.inCustody ?? null,
      onParole: stated.onParole ?? null,
      gangLinkedParolee: isGangLinkedParolee(stated),
      threatNow: stated.threatNow ?? null,
    },
  };
}

/** Facts as stored, with what is missing or malformed left out. */
export function readExitFacts(facts: StoredFacts): ExitFacts {
  const override = readObject(facts['ageOverride']);
  const overrideReason = readText(override['reason']);
  const custodyHolderConsent = readBoolean(override['custodyHolderConsent']);
  return {
    attachment: readOneOf(facts['attachment'], attachments),
    wantsOut: readBoolean(facts['wantsOut']),
    inCustody: readBoolean(facts['inCustody']),
    onParole: readBoolean(facts['onParole']),
    contactFrom: readOneOf(facts['contactFrom'], contactSources),
    threatNow: readBoolean(facts['threatNow']),
    policeContact: readOneOf(facts['policeContact'], policeContacts),
    ...(overrideReason === undefined ? {} : { ageOverride: { reason: overrideReason, custodyHolderConsent } }),
  };
}

/** Where the district sends this person: two places when someone on the way in also wants out and they differ. */
function destinationsOf({ attachment, wantsOut }: ExitFacts, { profile }: EligibilityContext): readonly string[] {
  const { exitRouting } = profile;
  const places = [
    ...(wantsOut === true ? [exitRouting.wantsOut] : []),
    ...(attachment === 'on-the-way-in' ? [exitRouting.onTheWayIn] : []),
  ];
  return [...new Set(places)];
}

/** A member or someone loosely attached must want out; someone on the way in need not have a milieu to leave. */
function wishReason({ attachment, wantsOut }: ExitFacts): readonly Reason[] {
  if (attachment === 'on-the-way-in' && wantsOut !== true) return [];
  const source = { rule: 'exit.wants-out', mark: 'GUIDELINE', citation: 'DKR: Exit fra bander' } as const;
  switch (wantsOut) {
    case true:
      return [reason(source, { satisfied: true, da: 'Borgeren vil ud af miljøet.', en: 'The citizen wants out.' })];
    case false:
      return [
        reason(source, {
          satisfied: false,
          da: 'Borgeren vil ikke ud af miljøet. Exit er frivilligt.',
          en: 'The citizen does not want out. Exit is voluntary.',
        }),
      ];
    case undefined:
      return [
        reason(source, {
          satisfied: undefined,
          da: 'Det er ikke oplyst, om borgeren vil ud af miljøet.',
          en: 'It is not stated whether the citizen wants out.',
        }),
      ];
  }
}

function attachmentReason({ attachment }: ExitFacts): Reason {
  const source = { rule: 'exit.attachment', mark: 'GUIDELINE', citation: 'DKR: Exit fra bander; S000' } as const;
  return attachment === undefined
    ? reason(source, {
        satisfied: undefined,
        da: 'Tilknytningen til miljøet er ikke oplyst.',
        en: 'The attachment to the milieu is not stated.',
      })
    : reason(source, {
        satisfied: true,
        da: 'Borgeren er tilknyttet eller på vej ind i et rocker- eller bandemiljø.',
        en: 'The citizen is attached to, or on the way into, a rocker or gang milieu.',
      });
}

function ageReason({ ageOverride }: ExitFacts, { person, today }: EligibilityContext): Reason {
  const source = { rule: 'exit.adult', mark: 'GUIDELINE', citation: 'DKR: Exit fra bander' } as const;
  const age = person.birthDate === undefined ? undefined : ageOn(person.birthDate, today);
  if (age !== undefined && age >= 18) {
    return reason(source, { satisfied: true, da: 'Borgeren er fyldt 18 år.', en: 'The citizen is 18 or more.' });
  }
  if (ageOverride !== undefined) {
    const consent = ageOverride.custodyHolderConsent;
    return consent === true
      ? reason(source, {
          satisfied: true,
          da: 'Undtaget fra 18-årsgrænsen med begrundelse og samtykke fra forældremyndighedsindehaveren.',
          en: 'Excepted from the age limit of 18 with a reason and the custody holder’s consent.',
        })
      : reason(source, {
          satisfied: consent,
          da: 'En undtagelse fra 18-årsgrænsen kræver samtykke fra forældremyndighedsindehaveren.',
          en: 'An exception from the age limit of 18 needs the custody holder’s consent.',
        });
  }
  return age === undefined
    ? reason(source, {
        satisfied: undefined,
        da: 'Fødselsdatoen er ikke oplyst, så alderen kan ikke beregnes.',
        en: 'The birth date is not stated, so the age cannot be computed.',
      })
    : reason(source, {
        satisfied: false,
        da: 'Borgeren er under 18 år. En undtagelse kræver begrundelse og samtykke fra forældremyndighedsindehaveren.',
        en: 'The citizen is under 18. An exception needs a reason and the custody holder’s consent.',
      });
}

/** Whether the district takes this person in its Exit unit. Nothing to say while the wish itself is unknown. */
function belongsHere(destinations: readonly string[]): readonly Reason[] {
  if (destinations.length === 0) return [];
  const source = { rule: 'exit.district-route', mark: 'SEED', citation: 'Kredsrådets samarbejdsplan' } as const;
  if (!destinations.includes('exit')) {
    return [
      reason(source, {
        satisfied: false,
        da: 'I denne politikreds hører borgeren til et andet sted end i Exit-enheden.',
        en: 'In this police district the citizen belongs elsewhere than in the Exit unit.',
      }),
    ];
  }
  return [
    destinations.length === 1
      ? reason(source, {
          satisfied: true,
          da: 'I denne politikreds hører borgeren til i Exit-enheden.',
          en: 'In this police district the citizen belongs in the Exit unit.',
        })
      : reason(source, {
          satisfied: undefined,
          da: 'På vej ind og vil ud: politikredsen har et sted til hver, så en medarbejder tager stilling.',
          en: 'On the way in and wanting out: the district has a place for each, so an officer decides.',
        }),
  ];
}

function routesOf({
  verdict,
  stated,
  destinations,
  reasons,
  context,
}: {
  verdict: Verdict;
  stated: ExitFacts;
  destinations: readonly string[];
  reasons: readonly Reason[];
  context: EligibilityContext;
}): readonly Route[] {
  const { person, profile, today } = context;
  const young = person.birthDate !== undefined && ageOn(person.birthDate, today) < 18;
  const prevention = young && stated.attachment === 'on-the-way-in' ? (profile.gangPreventionUnder18 ?? ['ssp']) : [];
  if (verdict !== 'not-eligible') {
    const because = reasons.filter(({ satisfied }) => satisfied === true);
    return alternatives(destinations.length > 0 ? [...destinations, ...prevention] : ['exit'], because);
  }
  const failed = reasons.filter(({ satisfied }) => satisfied === false);
  const elsewhere = failed.some(({ rule }) => rule === 'exit.residence') ? ['other-district'] : [];
  const other = destinations.filter((place) => place !== 'exit' && !young);
  const fallback = young ? ['ssp', 'underretning'] : other.length > 0 ? [] : ['ssp-plus'];
  return alternatives([...elsewhere, ...other, ...prevention, ...fallback], failed);
}

/**
 * Which of the three received the contact: the authority that refers, since before consent nobody else may see the
 * case; for a referrer outside the three where the contact came from, else the municipality, which registers it.
 */
function receiverOf({ contactFrom }: ExitFacts, { referrerAuthority }: EligibilityContext): string {
  const kind = referrerAuthority.split(':')[0];
  if (kind === 'kommune' || kind === 'politi' || kind === 'kriminalforsorg') return kind;
  return contactFrom === undefined || contactFrom === 'person' ? 'kommune' : contactFrom;
}

/** TILSYN § 4(3) sets a weekly pace for parolees linked to a gang; on the way in is not yet linked. */
function isGangLinkedParolee({ onParole, attachment }: ExitFacts): boolean | null {
  if (onParole === undefined) return null;
  return onParole && (attachment === 'member' || attachment === 'loosely-attached');
}
