import {
  bornYearsAgo,
  daysFromToday,
  exit,
  netvaerkssamraad,
  psp,
  pspK,
  ukn,
  underretning,
} from '../support/referrals';
import type { Move } from '../support/story';
import { pspKToReview } from '../support/story';

/** A way for a case to begin: how it is referred, and how far it has come before anybody looks. */
export interface Opening {
  readonly by: string;
  readonly referral: () => object;
  readonly moves?: readonly Move[];
}

interface Stated {
  readonly facts: object;
}

/** A referral with other facts beside those that make it eligible; undefined leaves one out. */
const withFacts =
  (referral: (change?: object) => object, facts: object, change: object = {}) =>
  (): object =>
    referral({ facts: { ...(referral() as Stated).facts, ...facts }, ...change });

const person = (years: number): object => ({
  person: { birthDate: bornYearsAgo(years, { plusDays: 100 }), municipality: '0165' },
});
const charged = (status: string): object => ({
  offences: [{ date: daysFromToday(-30), provision: 'STRL § 288', limb: 'listed', status }],
});
const judged = { finalOn: daysFromToday(-1), referredToBoard: true, conditional: true };
const requestReview = { reason: 'To forvaltninger er uenige.' };

const done = (by: string, steps: readonly string[]): readonly Move[] =>
  steps.map((step) => ({ by, step, outcome: 'done' }));
const secretariat = 'coordinator.ukn';
const municipality = 'caseworker.0165';
const met = { age: 'met', residence: 'met', crimePattern: 'met', riskAndVulnerability: 'met' };
const gatesOfSecretariat = [
  'file-access',
  'lawyer-offered',
  'support-person',
  'interpreter',
  'child-expert',
  'data-notice',
  'victim-told',
];

/** All that must be done before the board meets. */
export const uknToTheBoard: readonly Move[] = [
  {
    by: 'screening.politi',
    step: 'screening',
    outcome: 'refer',
    data: { referredOn: daysFromToday(0), ...met },
  },
  { by: secretariat, step: 'sort', outcome: 'recommended', data: { treatment: 'panel' } },
  { by: 'chair.ukn', step: 'decide-treatment', outcome: 'panel' },
  { by: secretariat, step: 'request-investigation', outcome: 'requested' },
  {
    by: secretariat,
    step: 'schedule-board-meeting',
    outcome: 'scheduled',
    data: { meetingOn: daysFromToday(28) },
  },
  { by: municipality, step: 'youth-investigation', outcome: 'finished' },
  ...done(municipality, ['child-conversation']),
  ...done(secretariat, gatesOfSecretariat),
  {
    by: municipality,
    step: 'recommendation',
    outcome: 'sent',
    data: { sentOn: daysFromToday(0), proof: 'Digital Post' },
  },
];

const exitToConsent: readonly Move[] = [
  { by: 'caseworker.exit-0165', step: 'contact-agreed', outcome: 'yes-to-police-contact' },
  { by: 'coordinator.exit', step: 'risk-check', outcome: 'no-immediate-risk' },
  { by: 'caseworker.exit-0165', step: 'first-meeting', outcome: 'held' },
  {
    by: 'caseworker.exit-0165',
    step: 'consent',
    outcome: 'given',
    data: { scope: 'Alt', parties: 'all-three', document: 'Samtykke 2' },
  },
];
const exitToReview: readonly Move[] = [
  ...exitToConsent,
  { by: 'caseworker.exit-0165', step: 'visitation', outcome: 'suitable' },
  ...[
    ['person', 'caseworker.exit-0165'],
    ['kommune', 'caseworker.exit-0165'],
    ['politi', 'coordinator.exit'],
    ['kriminalforsorg', 'caseworker.kriminalforsorg'],
  ].map(([party, by]) => ({ by: String(by), step: `agreement:${party}`, outcome: 'signed' })),
];

const ofChild = (step: string, outcome: string, data: object = {}): Move => ({ by: municipality, step, outcome, data });
const newEyes = 'no-running-measure';
const underretningToPlan: readonly Move[] = [
  ofChild('register', 'registered'),
  ofChild('danger-check', 'no-danger-now'),
  ofChild('confirm', 'confirmed'),
  ofChild('compulsory-child-talk', 'held', { custodyHolders: 'consented' }),
  ofChild('screen', 'investigation', { newEyes, abuse: true, reason: 'Overgreb er nævnt.' }),
  ofChild('investigation', 'finished'),
  ofChild('involve-boernehus', 'involved'),
];

const table = 'coordinator.psp-bord-0851';
const pspToPlan: readonly Move[] = [
  { by: 'coordinator.psp', step: 'acknowledge', outcome: 'acknowledged' },
  { by: 'coordinator.psp', step: 'table', outcome: 'tabled', data: { meetingOn: daysFromToday(20) } },
  { by: table, step: 'discuss', outcome: 'take-on' },
  { by: table, step: 'name-responsible', outcome: 'named', data: { authority: 'psykiatri' } },
  { by: 'caseworker.psykiatri', step: 'handover#1', outcome: 'accepted' },
];

const decided = (outcome: string, data: object): readonly Move[] => [
  ...uknToTheBoard,
  { by: 'board.ukn', step: 'board-meeting#1', outcome: 'held' },
  { by: 'board.ukn', step: 'decision', outcome, data },
];

/** For each process the beginnings that lead to different courses: by rule and by review, each track and receiver. */
export const openings: Readonly<Record<string, readonly Opening[]>> = {
  'psp-k': [
    { by: municipality, referral: pspK },
    { by: municipality, referral: pspK, moves: pspKToReview.slice(0, 4) },
    { by: municipality, referral: pspK, moves: pspKToReview },
    { by: municipality, referral: withFacts(pspK, { mainResponsibilityUnclear: undefined }) },
    { by: municipality, referral: withFacts(pspK, { mainResponsibilityUnclear: false }, { requestReview }) },
  ],
  ukn: [
    { by: 'screening.politi', referral: ukn },
    { by: 'screening.politi', referral: ukn, moves: uknToTheBoard },
    {
      by: 'screening.politi',
      referral: ukn,
      moves: decided('improvement-programme', { length: 'up-to-2-years', measures: 'Nr. 1' }),
    },
    {
      by: 'screening.politi',
      referral: ukn,
      moves: decided('placement-without-consent', { ground: 'UKL § 14, stk. 2' }),
    },
    { by: 'screening.politi', referral: withFacts(ukn, charged('charged'), person(16)) },
    { by: 'screening.politi', referral: withFacts(ukn, { ...charged('charged'), judgment: judged }, person(16)) },
    { by: 'screening.politi', referral: withFacts(ukn, { lawfulStay: undefined }) },
  ],
  exit: [
    { by: 'caseworker.exit-0165', referral: exit },
    { by: 'caseworker.exit-0165', referral: exit, moves: exitToConsent },
    { by: 'caseworker.exit-0165', referral: exit, moves: exitToReview },
    {
      by: 'caseworker.kriminalforsorg',
      referral: withFacts(exit, { inCustody: true, onParole: true, contactFrom: 'kriminalforsorg' }),
    },
    { by: 'coordinator.exit', referral: withFacts(exit, { contactFrom: 'politi', wantsOut: undefined }) },
  ],
  underretning: [
    { by: 'caseworker.psykiatri', referral: underretning },
    { by: 'caseworker.psykiatri', referral: underretning, moves: underretningToPlan },
    { by: 'caseworker.0165', referral: withFacts(underretning, { notifierKind: 'anonymous', abuseStated: undefined }) },
    {
      by: 'caseworker.psykiatri',
      referral: () => underretning({ ...person(19), requestReview }),
    },
  ],
  netvaerkssamraad: [
    { by: 'screening.politi', referral: netvaerkssamraad },
    { by: 'screening.politi', referral: withFacts(netvaerkssamraad, { trigger: 'board-dismissal' }) },
    { by: 'screening.politi', referral: withFacts(netvaerkssamraad, { underUkl: undefined }) },
  ],
  psp: [
    { by: 'screening.politi', referral: psp },
    { by: 'screening.politi', referral: psp, moves: pspToPlan },
    { by: 'screening.politi', referral: withFacts(psp, { fallsBetween: undefined }) },
  ],
};
