import type { DeadlineRule, InformationalRule } from './types';

/** Numbers that sources name for PSP. What PSP-K counts by (PSP-04, -05, -06) no source names: ASSUMPTION, in the profiles. */
export const pspSources: readonly DeadlineRule[] = [
  {
    id: 'PSP-02',
    version: 1,
    kind: 'cadence',
    amount: 1,
    unit: 'months',
    trigger: 'opened',
    roll: 'none',
    soft: true,
    mark: 'GUIDELINE',
    citation: 'Frederiksberg-praksis, gengivet i Politiforum 2010',
    link: 'https://www.politiforum.no/beredskap-lovbrudd-nyheter/samarbeid-er-losningen-mener-danskene/102847',
    title: { da: 'Månedlige PSP-møder på Frederiksberg', en: 'Monthly PSP meetings in Frederiksberg' },
  },
  {
    id: 'PSP-07',
    version: 1,
    kind: 'cadence',
    amount: 1,
    unit: 'years',
    trigger: 'opened',
    roll: 'none',
    soft: true,
    mark: 'SEED',
    citation: 'S000 Samarbejdsplan 2024 (Københavns Vestegn)',
    title: { da: 'Forum med Region Hovedstadens Psykiatri', en: 'Forum with the psychiatry of the capital region' },
  },
];

/** What sources say of PSP without a number of days. */
export const pspWithoutNumber: readonly InformationalRule[] = [
  {
    id: 'PSP-01',
    version: 1,
    kind: 'informational',
    says: { da: 'flere gange om året', en: 'several times a year' },
    mark: 'SEED',
    citation: 'S001 Samarbejdsplan 2023-2026 (Nordsjælland)',
    title: { da: 'PSP-møder i Nordsjælland', en: 'PSP meetings in Nordsjælland' },
  },
  {
    id: 'PSP-03',
    version: 1,
    kind: 'informational',
    says: { da: 'omkring 20 sager pr. møde', en: 'about 20 cases per meeting' },
    mark: 'GUIDELINE',
    citation: 'Ringkøbing-Skjern: PSP-samarbejdet',
    link: 'https://www.denoffentlige.dk/pressemeddelelser/psp-samarbejde-samler-op-pa-udsatte-borgere',
    title: { da: 'Sager på et PSP-møde i Ringkøbing-Skjern', en: 'Cases at a PSP meeting in Ringkøbing-Skjern' },
  },
  {
    id: 'PSP-08',
    version: 1,
    kind: 'informational',
    says: {
      da: 'uden tal; både psykiatrien og kommunen kan indkalde',
      en: 'without a number; psychiatry or municipality may call it',
    },
    mark: 'GUIDELINE',
    citation: 'Region Hovedstadens Psykiatri: retslig foranstaltning',
    link: 'https://www.psykiatri-regionh.dk/undersoegelse-og-behandling/Tvaersektorielt-samarbejde/Samarbejdsaftaler/voksne/saerlige-maalgrupper/Sider/Borgere-med-psykisk-sygdom-og-retslig-foranstaltning.aspx',
    title: { da: 'Netværks- eller koordinationsmøde', en: 'Network or coordination meeting' },
  },
];
