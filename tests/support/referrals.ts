import { localDateOf } from '@tovholder/domain/calendar';

/** Referrals that are eligible as they stand; tests change what they are about. People are test people or unknown. */

export const pspK = (change: object = {}) => ({
  process: 'psp-k',
  district: 'koebenhavns-vestegn',
  person: { cpr: '2512489996', name: 'Nancy Ann Test Berggren', municipality: '0165' },
  reason: 'Borgeren har mistet sin bolig og afviser kontakt.',
  urgency: 'normal',
  facts: {
    involvement: { psykiatri: 'possible', kriminalforsorg: 'unknown', politi: 'known', kommune: 'known' },
    mainResponsibilityUnclear: true,
    unclearBecause: 'Tre myndigheder har hver en del af sagen.',
    consent: { state: 'not-asked', because: 'Borgeren kan ikke træffes.' },
  },
  legalBasis: { code: 'rpl-115-2', necessity: 'Uden at vide, hvem der er inde over, kan ingen hjælpe.' },
  ...change,
});

/** A date so many days from today in the districts' zone, as YYYY-MM-DD. */
export const daysFromToday = (days: number): string => {
  const today = Date.parse(localDateOf(new Date().toISOString(), 'Europe/Copenhagen'));
  return new Date(today + days * 86_400_000).toISOString().slice(0, 10);
};

/** A birth date that makes a person so many years old on the day `days` ago. */
export const bornYearsAgo = (years: number, { plusDays = 0 } = {}): string => {
  const [year, month, day] = daysFromToday(-plusDays).split('-').map(Number) as [number, number, number];
  const born = Date.UTC(year - years, month - 1, day);
  return new Date(born).toISOString().slice(0, 10);
};

export const ukn = (change: object = {}) => ({
  process: 'ukn',
  district: 'koebenhavns-vestegn',
  person: { birthDate: bornYearsAgo(13, { plusDays: 100 }), name: 'Opdigtet Testbarn', municipality: '0165' },
  reason: 'Røveri mod jævnaldrende.',
  urgency: 'normal',
  facts: {
    reportedOn: daysFromToday(-20),
    lawfulStay: true,
    offences: [{ date: daysFromToday(-30), provision: 'STRL § 288', limb: 'listed', status: 'suspected' }],
    screening: { age: true, residence: true, crimePattern: true, riskAndVulnerability: true },
  },
  legalBasis: { code: 'ukl-58', necessity: 'Nødvendigt for nævnets behandling.' },
  ...change,
});

export const exit = (change: object = {}) => ({
  process: 'exit',
  district: 'koebenhavns-vestegn',
  person: { birthDate: '1998-05-17', name: 'Opdigtet Testperson', municipality: '0165' },
  reason: 'Ønsker at forlade miljøet.',
  urgency: 'normal',
  facts: {
    attachment: 'member',
    wantsOut: true,
    inCustody: false,
    onParole: false,
    contactFrom: 'kommune',
    threatNow: false,
    policeContact: 'agreed',
  },
  legalBasis: { code: 'consent', necessity: 'Borgeren har selv bedt om hjælp.' },
  ...change,
});

export const underretning = (change: object = {}) => ({
  process: 'underretning',
  district: 'koebenhavns-vestegn',
  person: { birthDate: bornYearsAgo(9, { plusDays: 100 }), name: 'Opdigtet Testbarn', municipality: '0165' },
  reason: 'Barnet er bange for at komme hjem.',
  urgency: 'urgent',
  facts: { notifierKind: 'professional', concern: 'Blå mærker og uro.', abuseStated: true, parentSuspected: false },
  legalBasis: { code: 'bl-133' },
  ...change,
});

export const netvaerkssamraad = (change: object = {}) => ({
  process: 'netvaerkssamraad',
  district: 'koebenhavns-vestegn',
  person: { birthDate: bornYearsAgo(15, { plusDays: 100 }), name: 'Opdigtet Testung', municipality: '0165' },
  reason: 'Mistanke om røveri, som ikke hører under nævnet.',
  urgency: 'normal',
  facts: { trigger: 'police-documentation', receivedOn: daysFromToday(-1), underUkl: false },
  legalBasis: { code: 'rpl-115-1-1', necessity: 'Kommunen skal kunne indkalde netværket.' },
  ...change,
});

export const psp = (change: object = {}) => ({
  process: 'psp',
  district: 'nordjylland',
  person: { birthDate: '1988-02-11', name: 'Opdigtet Testperson', municipality: '0851' },
  reason: 'Gentagne henvendelser, som ingen af os kan løse alene.',
  urgency: 'normal',
  facts: {
    fallsBetween: true,
    cannotSolveAlone: true,
    frequentContact: true,
    concerned: { psykiatri: 'known', kommune: 'possible' },
    consent: { state: 'refused', because: 'Borgeren ønsker det ikke.' },
  },
  legalBasis: { code: 'rpl-115-1-2', necessity: 'Koordination om en borger, som ingen har ansvaret for.' },
  ...change,
});
