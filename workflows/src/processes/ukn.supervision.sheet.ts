import { choice, date, outcome, outcomeWith, t, text, yesNo } from '../engine';

const reason = text('Begrundelse', 'Reason');
const what = text('Hvad', 'What');
const missed = outcome('Udeblevet', 'Missed');
/** The date on which it was done is the fact that the next deadline counts from. */
const heldOn = (fact: string) => ({ heldOn: date('Afholdt den', 'Held on', fact) });
const sentOn = (fact?: string) => ({ sentOn: date('Sendt den', 'Sent on', fact) });

/** The youth probation service's supervision: BEK 1115/2024. */
const supervision = {
  'first-talk': {
    title: t('Første tilsynssamtale', 'First supervision talk'),
    by: 'ukf',
    due: 'UKN-14',
    outcomes: { held: outcomeWith(['Afholdt', 'Held'], heldOn('first-supervision-talk')), missed },
  },
  'second-talk': {
    title: t('Anden tilsynssamtale', 'Second supervision talk'),
    by: 'ukf',
    due: 'UKN-15',
    outcomes: { held: outcomeWith(['Afholdt', 'Held'], heldOn('supervision-talk')), missed },
  },
  'supervision-talk': {
    title: t('Tilsynssamtale', 'Supervision talk'),
    by: 'ukf',
    due: 'UKN-16',
    numbered: true,
    outcomes: { held: outcomeWith(['Afholdt', 'Held'], heldOn('supervision-talk')), missed },
  },
  control: {
    title: t('Kontrol af foranstaltningerne', 'Control of the measures'),
    by: 'ukf',
    due: 'UKN-18',
    numbered: true,
    outcomes: {
      'in-order': outcomeWith(['I orden', 'In order'], heldOn('control')),
      breach: outcomeWith(['Overtrædelse', 'Breach'], { ...heldOn('control'), what }),
    },
  },
  'municipal-contact': {
    title: t('Kontakt med kommunen', 'Contact with the municipality'),
    by: 'ukf',
    due: 'UKN-19',
    numbered: true,
    outcomes: { held: outcomeWith(['Afholdt', 'Held'], heldOn('municipal-contact')) },
  },
  supervision: {
    title: t('Tilsynet ophører (UKL § 20)', 'Supervision ends (UKL § 20)'),
    by: 'ukf',
    option: true,
    outcomes: {
      completed: outcome('Gennemført', 'Completed'),
      'youth-sanction': outcome('Ungdomssanktion idømt (STRL § 74 a)', 'Youth sanction imposed'),
    },
  },
  'supervision-moves': {
    title: t('Tilsynet flytter til en anden enhed', 'Supervision moves to another unit'),
    by: 'ukf',
    numbered: true,
    option: true,
    outcomes: { moves: outcomeWith(['Flytter', 'Moves'], { to: text('Hvorhen', 'Where to') }) },
  },
  'send-file': {
    title: t('Send akterne til den nye enhed', 'Send the file to the new unit'),
    by: 'ukf',
    due: 'UKN-20',
    outcomes: { sent: outcome('Sendt', 'Sent') },
  },
  'contact-family': {
    title: t('Den nye enhed kontakter familien', 'The new unit contacts the family'),
    by: 'ukf',
    due: 'UKN-20',
    outcomes: { contacted: outcome('Kontaktet', 'Contacted') },
  },
} as const;

/** What follows when the youth stays away, does not comply, or the municipality does not act: BEK 1116/2024. */
const breach = {
  'missed-talk-letter': {
    title: t('Brev om udeblivelsen med ny tid, samme dag', 'Letter about the missed talk with a new time, same day'),
    by: 'ukf',
    due: 'UKN-28',
    outcomes: { sent: outcomeWith(['Sendt', 'Sent'], sentOn('letter-sent')) },
  },
  'breach-letter': {
    title: t('Brev om overtrædelsen, samme dag', 'Letter about the breach, same day'),
    by: 'ukf',
    due: 'UKN-28',
    outcomes: { sent: outcomeWith(['Sendt', 'Sent'], sentOn()) },
  },
  'visit-or-reprimand': {
    title: t('Hjemmebesøg eller skriftlig påtale', 'Home visit or written reprimand'),
    by: 'ukf',
    outcomes: {
      complies: outcomeWith(['Retter sig efter det', 'Complies'], {
        means: choice(['Middel', 'Means'], {
          'home-visit': ['Hjemmebesøg', 'Home visit'],
          reprimand: ['Skriftlig påtale', 'Written reprimand'],
        }),
      }),
      'does-not-comply': outcomeWith(['Retter sig ikke efter det', 'Does not comply'], { what }),
    },
  },
  'breach-answer': {
    title: t('Kommunen oplyser, hvad den har gjort', 'The municipality tells what it has done'),
    by: 'municipality',
    due: 'UKN-23',
    outcomes: {
      'measures-taken': outcomeWith(['Skridt taget', 'Measures taken'], { what }),
      'no-measures': outcomeWith(['Ingen skridt', 'No measures'], { reason }),
    },
  },
  'show-report': {
    title: t(
      'Vis indberetningen for barnet og forældremyndighedsindehaverne',
      'Show the report to the child and the custody holders',
    ),
    by: 'ukf',
    outcomes: {
      shown: outcomeWith(['Vist', 'Shown'], { comments: yesNo('De har bemærkninger', 'They have comments') }),
      'not-necessary': outcomeWith(['Indberetning ikke længere nødvendig', 'Report no longer necessary'], { reason }),
    },
  },
  report: {
    title: t('Indberet til nævnet', 'Report to the board'),
    by: 'ukf',
    outcomes: { sent: outcomeWith(['Sendt', 'Sent'], sentOn()) },
  },
  'municipality-passive': {
    title: t('Meld, at kommunen ikke iværksætter afgørelsen', 'Report that the municipality does not execute'),
    by: 'ukf',
    numbered: true,
    option: true,
    outcomes: { reported: outcomeWith(['Meldt til nævnet', 'Reported to the board'], { what }) },
  },
  'passivity-comments': {
    title: t('Kommunens bemærkninger (UKL § 51)', 'The municipality’s comments (UKL § 51)'),
    by: 'municipality',
    due: 'UKN-09',
    outcomes: { commented: outcomeWith(['Bemærkninger afgivet', 'Comments given'], { what }) },
  },
  'order-execution': {
    title: t('Pålæg kommunen at iværksætte afgørelsen', 'Order the municipality to execute the decision'),
    by: 'chair',
    outcomes: {
      ordered: outcomeWith(['Pålagt', 'Ordered'], { by: date('Senest', 'By') }),
      'not-ordered': outcomeWith(['Ikke pålagt', 'Not ordered'], { reason }),
    },
  },
} as const;

/** What the secretariat and the municipality do with a decision: UKL §§ 53–55; BL §§ 95, 139. */
const execution = {
  served: {
    title: t('Forkynd afgørelsen og vejled', 'Serve the decision and give guidance'),
    by: 'secretariat',
    outcomes: {
      served: outcomeWith(['Forkyndt', 'Served'], { servedOn: date('Forkyndt den', 'Served on', 'decision-served') }),
    },
  },
  'complaint-window': {
    title: t('Klage til Ankestyrelsen (UKL § 55)', 'Complaint to Ankestyrelsen (UKL § 55)'),
    by: 'secretariat',
    due: 'UKN-12',
    option: true,
    outcomes: { complained: outcome('Klage modtaget', 'Complaint received') },
  },
  executed: {
    title: t('Iværksæt afgørelsen (UKL § 53)', 'Execute the decision (UKL § 53)'),
    by: 'municipality',
    due: 'TOV-08',
    outcomes: {
      started: outcomeWith(['Iværksat', 'Started'], {
        measureStartedOn: date('Foranstaltning iværksat den', 'Measure started on', 'measure-started'),
      }),
    },
  },
  'follow-up': {
    title: t('Følg op på foranstaltningen (BL § 95)', 'Follow up the measure (BL § 95)'),
    by: 'municipality',
    due: 'UKN-26',
    numbered: true,
    outcomes: {
      continue: outcomeWith(['Fortsæt', 'Continue'], { nextOn: date('Næste opfølgning', 'Next follow-up'), reason }),
      last: outcomeWith(['Ingen flere opfølgninger', 'No further follow-up'], { reason }),
    },
  },
  'child-investigation': {
    title: t('Børnefaglig undersøgelse afsluttet', 'Child investigation finished'),
    by: 'municipality',
    option: true,
    outcomes: { finished: outcomeWith(['Afsluttet', 'Finished'], { finishedOn: date('Den', 'On') }) },
  },
  fetching: {
    title: t('Afhentning til foranstaltningen (BL § 139)', 'Fetching to the measure (BL § 139)'),
    by: 'municipality',
    numbered: true,
    option: true,
    outcomes: {
      fetched: outcomeWith(['Hentet af kommunen', 'Fetched by the municipality'], {
        police: yesNo('Politiet bistod', 'The police assisted'),
      }),
    },
  },
  'placement-renewal': {
    title: t('Indbring sagen igen: anbringelsen skal fornyes', 'Bring the case again: the placement must be renewed'),
    by: 'municipality',
    due: 'UKN-11',
    outcomes: {
      brought: outcome('Indbragt', 'Brought'),
      lapsed: outcome('Anbringelsen ophører', 'The placement ends'),
    },
  },
} as const;

/** Steps of a case before the board from the decision on. */
export const afterDecisionSteps = { ...execution, ...supervision, ...breach };
