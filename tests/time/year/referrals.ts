import type { ReferralInput } from '@tovholder/persistence';
import type { JsonValue } from '@tovholder/domain/text';
import { caseworker, unit } from '../../record/course';
import { dateOfDay, dayNumber, localDate, plusDays, plusMonths } from '../model/dates';
import type { Chance } from '../../support/chance';

type Given = Partial<ReferralInput> & { readonly facts: Readonly<Record<string, JsonValue>> };
export type RandomReferral = Given & { readonly process: string };

const police = { userId: 'screening.politi', authority: 'politi', unit: unit('politi.screening') };
/** Where most people of these referrals live. */
export const municipality = '0165';
const municipalities = [municipality, municipality, '0151', '0153', '0183'] as const;

/** Referrals of every process that the district runs, about people whom nobody knows. */
const kinds: Readonly<Record<string, (chance: Chance, today: string) => Given>> = {
  'psp-k': (chance) => {
    const belief = (): string => chance.oneOf(['known', 'possible', 'unknown']);
    return {
      actor: caseworker,
      facts: {
        involvement: { psykiatri: belief(), kriminalforsorg: belief(), politi: belief(), kommune: 'known' },
        mainResponsibilityUnclear: true,
        unclearBecause: 'Ingen af myndighederne mener, at ansvaret er deres',
        consent: { state: 'not-asked', because: 'Borgeren kan ikke træffes' },
      },
      person: person(chance, plusMonths('1990-03-01', chance.whole(0, 120))),
    };
  },
  ukn: (chance, today) => {
    const young = chance.happens(0.6);
    const age = young ? chance.whole(10 * 12 + 2, 15 * 12 - 2) : chance.whole(15 * 12 + 2, 18 * 12 - 2);
    const status = young ? 'suspected' : 'charged';
    return {
      actor: police,
      facts: {
        reportedOn: plusDays(today, -chance.whole(1, 30)),
        lawfulStay: true,
        offences: [{ date: plusDays(today, -chance.whole(1, 30)), provision: 'STRL § 288', limb: 'listed', status }],
        screening: { age: true, residence: true, crimePattern: true, riskAndVulnerability: true },
      },
      legalBasis: { code: 'ukl-58', necessity: 'Nødvendigt for nævnets behandling' },
      person: person(chance, plusMonths(today, -age)),
    };
  },
  exit: (chance) => ({
    actor: caseworker,
    facts: {
      attachment: 'member',
      wantsOut: true,
      inCustody: chance.happens(0.2),
      onParole: chance.happens(0.4),
      contactFrom: chance.oneOf(['kommune', 'politi', 'kriminalforsorg']),
      threatNow: false,
      policeContact: 'agreed',
    },
    legalBasis: { code: 'consent', necessity: 'Borgeren har selv bedt om hjælp' },
    person: person(chance, plusMonths('1992-07-01', chance.whole(0, 140))),
  }),
  underretning: (chance, today) => ({
    actor: caseworker,
    facts: {
      notifierKind: chance.oneOf(['professional', 'private', 'anonymous']),
      concern: 'Opdigtet bekymring',
      abuseStated: chance.happens(0.3),
      runningMeasure: chance.happens(0.3),
    },
    legalBasis: { code: 'bl-133', necessity: 'Pligt til at underrette' },
    person: person(chance, plusMonths(today, -chance.whole(12, 17 * 12))),
  }),
  netvaerkssamraad: (chance, today) => ({
    actor: police,
    facts: {
      trigger: chance.oneOf(['police-documentation', 'board-dismissal']),
      receivedOn: plusDays(today, -chance.whole(0, 20)),
      ...(chance.happens(0.4) ? { lastSamraadOn: plusDays(today, -chance.whole(30, 600)) } : {}),
      underUkl: false,
    },
    legalBasis: { code: 'bl-130', necessity: 'Dokumentation for alvorlig kriminalitet' },
    person: person(chance, plusMonths(today, -chance.whole(11 * 12, 17 * 12))),
  }),
};

function person(chance: Chance, birthDate: string): ReferralInput['person'] {
  const born = dateOfDay(dayNumber(birthDate) + chance.whole(0, 20));
  return { birthDate: born, name: 'Opdigtet Testperson', municipality: chance.oneOf(municipalities) };
}

/** A random referral that comes in at an instant (milliseconds). */
export function randomReferral(chance: Chance, now: number): RandomReferral {
  const process = chance.oneOf(Object.keys(kinds));
  const given = kinds[process]!(chance, localDate(now));
  return { ...given, process, asOf: new Date(now).toISOString() };
}
