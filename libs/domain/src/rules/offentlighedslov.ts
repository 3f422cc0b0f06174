import type { DeadlineRule, InformationalRule } from './types';

const link = 'https://www.retsinformation.dk/eli/lta/2020/145';

/** Deadlines of the Access to Public Files Act (offentlighedsloven, OFL, LBK 145 of 24 February 2020). */
export const publicAccess: readonly DeadlineRule[] = [
  {
    id: 'OFL-03',
    version: 1,
    kind: 'working-days',
    amount: 7,
    trigger: 'submitted',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'OFL § 36, stk. 2',
    link,
    title: { da: 'Svar på anmodning om aktindsigt', en: 'Answer to a request for access to documents' },
  },
  {
    id: 'OFL-04',
    version: 1,
    kind: 'working-days',
    amount: 7,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'OFL § 37',
    link,
    title: { da: 'Klage over aktindsigt sendt videre', en: 'Complaint about access forwarded' },
  },
  {
    id: 'OFL-05',
    version: 1,
    kind: 'working-days',
    amount: 20,
    trigger: 'opened',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'OFL § 37',
    link,
    title: { da: 'Klage over aktindsigt afgjort', en: 'Complaint about access decided' },
  },
  {
    id: 'OFL-06',
    version: 1,
    kind: 'working-days',
    amount: 14,
    trigger: 'submitted',
    roll: 'none',
    soft: false,
    mark: 'STATUTE',
    citation: 'OFL § 39',
    link,
    title: {
      da: 'Klage over langsom behandling af aktindsigt kan indgives',
      en: 'Complaint about slow treatment of access is possible',
    },
  },
];

/** Duties of the act without a number. */
export const publicAccessWithoutNumber: readonly InformationalRule[] = [
  {
    id: 'OFL-01',
    version: 1,
    kind: 'informational',
    says: { da: 'snarest muligt', en: 'as soon as possible' },
    mark: 'STATUTE',
    citation: 'OFL § 15',
    link,
    title: { da: 'Journalisering med dato og kort tema', en: 'Journal entry with date and short theme' },
  },
  {
    id: 'OFL-02',
    version: 1,
    kind: 'informational',
    says: { da: 'uden tal; ikke i strafferetsplejen', en: 'without a number; not in criminal procedure' },
    mark: 'STATUTE',
    citation: 'OFL § 13',
    link,
    title: {
      da: 'Notat om mundtlige faktiske oplysninger og væsentlige skridt',
      en: 'Note of facts received orally and of essential steps',
    },
  },
];
