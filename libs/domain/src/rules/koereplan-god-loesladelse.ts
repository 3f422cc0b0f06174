import type { DeadlineRule, InformationalRule } from './types';

/** The twelve points as Rigsrevisionen prints them; points 7–12 could not be read. */
const printed = 'https://www.yumpu.com/da/document/view/17700423/hent-beretningen-her-pdf-rigsrevisionen/44';
const facts = 'https://www.dagens.dk/nyheder/fakta-kommuner-og-faengsel-i-samarbejde';

/** Guidance of the Køreplan for god løsladelse: who does what before a release. Not law. */
export const goodRelease: readonly DeadlineRule[] = [
  {
    id: 'KSP-02',
    version: 1,
    kind: 'weeks',
    amount: 4,
    trigger: 'fact:imprisoned',
    roll: 'none',
    soft: true,
    mark: 'GUIDELINE',
    citation: 'Køreplan for god løsladelse, pkt. 5; loven siger “snarest” (SFL § 31, stk. 2)',
    link: printed,
    title: { da: 'Handleplan efter indsættelsen', en: 'Action plan after imprisonment' },
  },
  {
    id: 'KSP-03',
    version: 1,
    kind: 'before',
    amount: 1,
    unit: 'years',
    trigger: 'fact:possible-parole',
    roll: 'backward',
    soft: true,
    mark: 'GUIDELINE',
    citation: 'Køreplan for god løsladelse, pkt. 6',
    link: printed,
    title: {
      da: 'Kontakt til kommunen før mulig prøveløsladelse',
      en: 'Contact with the municipality before possible parole',
    },
  },
  // The second number of KSP-03.
  {
    id: 'KSP-17',
    version: 1,
    kind: 'weeks',
    amount: 4,
    trigger: 'fact:imprisoned',
    roll: 'none',
    soft: true,
    mark: 'GUIDELINE',
    citation: 'Køreplan for god løsladelse, pkt. 6',
    link: printed,
    title: {
      da: 'Kontakt til kommunen, når der er under et år til prøveløsladelse',
      en: 'Contact with the municipality where parole is less than a year away',
    },
  },
  {
    id: 'KSP-04',
    version: 1,
    kind: 'before',
    amount: 3,
    unit: 'months',
    trigger: 'fact:release',
    roll: 'backward',
    soft: true,
    mark: 'GUIDELINE',
    citation: 'Køreplan for god løsladelse',
    link: facts,
    title: { da: 'Indkaldelse til løsladelsesmøde', en: 'Release meeting called' },
  },
];

/** Points of the Køreplan without a number of days, and its threshold. */
export const goodReleaseWithoutNumber: readonly InformationalRule[] = [
  {
    id: 'KSP-01',
    version: 1,
    kind: 'informational',
    says: { da: 'uden tal', en: 'without a number' },
    mark: 'GUIDELINE',
    citation: 'Køreplan for god løsladelse, pkt. 1',
    link: printed,
    title: { da: 'Besked til kommunen ved indsættelsen', en: 'Telling the municipality on imprisonment' },
  },
  {
    id: 'KSP-14',
    version: 1,
    kind: 'informational',
    says: {
      da: 'over 18 år og en dom på fire måneder; kilderne er uenige om “fire” eller “over fire”',
      en: 'over 18 and a sentence of four months; sources differ on “four” and “more than four”',
    },
    mark: 'GUIDELINE',
    citation: 'Køreplan for god løsladelse',
    link: 'https://dkr.dk/flere-/lokalt-samarbejde/god-loesladelse',
    title: { da: 'Hvem køreplanen gælder for', en: 'Whom the Køreplan is for' },
  },
];
