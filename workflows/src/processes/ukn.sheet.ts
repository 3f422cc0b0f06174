import { choice, date, defineSteps, optional, outcome, outcomeWith, t, text, yesNo } from '../engine';
import { gates } from './ukn.gates';
import { afterDecisionSteps } from './ukn.supervision.sheet';

const reason = text('Begrundelse', 'Reason');
const documented = yesNo('Politiet har dokumentation for alvorlig kriminalitet', 'Police document serious crime');
const met = { met: ['Opfyldt', 'Met'], 'not-met': ['Ikke opfyldt', 'Not met'] } as const;
const boardMeetingOn = date('Dato for nævnsmøde', 'Date of the board meeting', 'board-meeting');

/** What must be done before the board meets. */
const preparation = [
  'sort',
  'decide-treatment',
  'tell-municipality',
  'bring-case',
  'schedule-board-meeting',
  'request-investigation',
  'youth-investigation',
  'recommendation',
  ...Object.keys(gates),
];

export const uknSteps = defineSteps({
  'eligibility-review': {
    title: t('Vurdér, om sagen hører under nævnet', 'Review whether the case belongs to the board'),
    by: 'police-screening',
    due: 'TOV-01',
    outcomes: {
      accept: {
        ...outcomeWith(['Optag', 'Accept'], {
          track: choice(['Spor', 'Track'], {
            A: ['Spor A: nævnets sekretariat', 'Track A: the board’s secretariat'],
            B: ['Spor B: anklagemyndigheden', 'Track B: the prosecution'],
          }),
          reason,
        }),
        demandsFacts: true,
      },
      'not-eligible': outcomeWith(['Uden for målgruppen', 'Not eligible'], {
        reason,
        successor: optional(
          choice(['Hvor sagen henvises til', 'Where the case is pointed to'], {
            underretning: ['Underretning til kommunen', 'Notification to the municipality'],
            ssp: ['SSP', 'SSP'],
            ksp: ['KSP', 'KSP'],
            other: ['Andet', 'Other'],
          }),
        ),
      }),
    },
  },

  // Track A, 10–14 years
  screening: {
    title: t('Screen sagen', 'Screen the case'),
    by: 'police-screening',
    due: 'UKN-01',
    outcomes: {
      refer: outcomeWith(['Henvis til nævnet', 'Refer to the board'], {
        referredOn: date('Henvist den', 'Referred on', 'referred-to-board'),
        age: choice(['Alder', 'Age'], met),
        residence: choice(['Bopæl', 'Residence'], met),
        crimePattern: choice(['Kriminalitetsmønster', 'Crime pattern'], met),
        riskAndVulnerability: choice(['Risiko og sårbarhed', 'Risk and vulnerability'], met),
      }),
      'do-not-refer': outcomeWith(['Henvis ikke', 'Do not refer'], { documented, reason }),
    },
  },
  'suspicion-dropped': {
    title: t('Sigtelse eller mistanke frafaldet', 'Suspicion dropped'),
    by: 'police-screening',
    option: true,
    outcomes: { dropped: outcomeWith(['Frafaldet', 'Dropped'], { reason }) },
  },
  dismissal: {
    title: t('Nævnet afviser sagen (UKL § 42)', 'The board dismisses the case (UKL § 42)'),
    by: 'board',
    outcomes: { dismissed: outcome('Afvist', 'Dismissed') },
  },
  sort: {
    title: t('Visitér sagen: indstil behandlingsform', 'Sort the case: recommend its treatment'),
    by: 'secretariat',
    outcomes: {
      recommended: outcomeWith(['Indstillet', 'Recommended'], {
        treatment: choice(['Behandlingsform', 'Treatment'], {
          panel: ['Samlet nævn', 'Panel'],
          'chair-alone': ['Formanden alene (BEK 32 § 17)', 'Chair alone'],
        }),
      }),
    },
  },
  'decide-treatment': {
    title: t('Formanden beslutter behandlingsform', 'The chair decides the treatment'),
    by: 'chair',
    outcomes: {
      panel: outcome('Samlet nævn', 'Panel'),
      'chair-alone': outcome('Formanden alene', 'Chair alone'),
    },
  },
  'request-investigation': {
    title: t('Anmod kommunen om ungefaglig undersøgelse', 'Request the youth investigation'),
    by: 'secretariat',
    outcomes: { requested: outcome('Anmodet', 'Requested') },
  },
  'youth-investigation': {
    title: t('Ungefaglig undersøgelse', 'Youth investigation'),
    by: 'municipality',
    due: 'UKN-02',
    outcomes: {
      finished: outcome('Færdig', 'Finished'),
      supplement: outcome('Tillæg: forholdene er allerede belyst', 'Supplement: already covered'),
    },
  },
  'preliminary-assessment': {
    title: t('Foreløbig vurdering: hvad mangler, og hvornår', 'Preliminary assessment: what is missing, and when'),
    by: 'municipality',
    outcomes: {
      issued: outcomeWith(['Afgivet', 'Issued'], {
        missing: text('Hvad mangler', 'What is missing'),
        expectedOn: date('Forventet dato', 'Expected date'),
      }),
    },
  },

  // Track B, 15–17 years
  indstilling: {
    title: t('Indstil til anklagemyndigheden', 'Recommend to the prosecution'),
    by: 'police-screening',
    outcomes: { sent: outcome('Sendt', 'Sent') },
  },
  claim: {
    title: t('Påstand om behandling i nævnet', 'Claim treatment by the board'),
    by: 'prosecution',
    outcomes: {
      claimed: outcome('Nedlagt', 'Claimed'),
      'no-claim': outcomeWith(['Ikke nedlagt', 'No claim'], { documented, reason }),
    },
  },
  judgment: {
    title: t('Registrér dommen', 'Record the judgment'),
    by: 'prosecution',
    outcomes: {
      referred: outcomeWith(['Henvist til nævnet', 'Referred to the board'], {
        finalOn: date('Endelig den', 'Final on', 'judgment-final'),
        sentence: choice(['Straf', 'Sentence'], {
          conditional: ['Betinget fængsel', 'Conditional imprisonment'],
          unconditional: ['Ubetinget fængsel', 'Unconditional imprisonment'],
        }),
        releaseOn: optional(date('Løslades den', 'Release on', 'release')),
      }),
      'not-referred': outcomeWith(['Ikke henvist', 'Not referred'], { documented }),
      acquitted: outcome('Frifundet', 'Acquitted'),
    },
  },
  'tell-municipality': {
    title: t('Underret kommunen om dommen', 'Tell the municipality of the judgment'),
    by: 'prosecution',
    due: 'TOV-07',
    outcomes: { told: outcome('Underrettet', 'Told') },
  },
  'bring-case': {
    title: t('Indbring sagen for nævnet (UKL § 27, stk. 2)', 'Bring the case before the board (UKL § 27(2))'),
    by: 'municipality',
    outcomes: { brought: outcome('Indbragt', 'Brought') },
  },

  // The board
  'schedule-board-meeting': {
    title: t('Berammelse af nævnsmøde', 'Schedule the board meeting'),
    by: 'secretariat',
    outcomes: { scheduled: outcomeWith(['Berammet', 'Scheduled'], { meetingOn: boardMeetingOn }) },
  },
  ...gates,
  'removal-blocked': {
    title: t(
      'Spærret, mens sagen er ved nævnet: anbringelse efter BL § 47 (BL § 47, stk. 5)',
      'Blocked while the case is with the board: removal from home by BL § 47 (BL § 47(5))',
    ),
    by: 'municipality',
    numbered: true,
    option: true,
    outcomes: { seen: outcome('Set', 'Seen') },
  },
  recommendation: {
    title: t(
      'Send indstilling til nævn, parter og ungekriminalforsorg',
      'Send the recommendation to board, parties, UKF',
    ),
    by: 'municipality',
    due: 'UKN-04',
    outcomes: {
      sent: outcomeWith(['Sendt', 'Sent'], { sentOn: date('Sendt den', 'Sent on'), proof: text('Bevis', 'Proof') }),
    },
  },
  'board-meeting': {
    title: t('Nævnsmøde', 'Board meeting'),
    by: 'board',
    due: 'UKN-05',
    numbered: true,
    outcomes: {
      held: { ...outcome('Afholdt', 'Held'), after: preparation },
      absence: {
        ...outcomeWith(['Udeblivelse', 'Absence'], {
          who: choice(['Hvem', 'Who'], {
            youth: ['Den unge', 'The youth'],
            'custody-holder': ['Forældremyndighedsindehaver', 'Custody holder'],
          }),
          lawful: yesNo('Lovligt forfald', 'Lawful absence'),
        }),
        after: preparation,
      },
    },
  },
  'decide-on-absence': {
    title: t('Tag stilling til udeblivelsen (UKL § 38)', 'Decide on the absence (UKL § 38)'),
    by: 'chair',
    outcomes: {
      'brought-at-once': outcome('Politiet bringer straks den unge frem', 'Police bring them at once'),
      postpone: outcomeWith(['Udsæt', 'Postpone'], {
        meetingOn: boardMeetingOn,
        fetching: yesNo('Med afhentning ved politiet', 'With fetching by the police'),
      }),
      proceed: outcomeWith(['Behandl sagen alligevel', 'Proceed all the same'], {
        test: choice(['Prøvet efter (UKL § 38, stk. 2-3)', 'Tested by (UKL § 38(2)–(3))'], {
          'unlawful-absence': ['Reglen om udeblivelse uden lovligt forfald', 'The rule on absence without excuse'],
          'lawful-absence': ['Reglen om lovligt forfald', 'The rule on lawful absence'],
        }),
        sufficientlyClear: yesNo('Sagen er tilstrækkeligt belyst', 'The case is sufficiently clear'),
        circumstances: text('Særlige omstændigheder', 'Special circumstances'),
      }),
    },
  },
  decision: {
    title: t('Nævnets afgørelse', 'The board’s decision'),
    by: 'board',
    outcomes: {
      dismissed: outcomeWith(['Afvist (UKL § 42)', 'Dismissed (UKL § 42)'], {
        ground: choice(['Grund', 'Ground'], {
          'conditions-not-met': ['Betingelserne er ikke opfyldt', 'Conditions not met'],
          'turns-18': ['Fylder 18 senest en måned efter', 'Turns 18 within a month'],
          'suspicion-dropped': ['Mistanken er frafaldet', 'Suspicion dropped'],
        }),
      }),
      postponed: outcomeWith(['Udsat', 'Postponed'], { meetingOn: boardMeetingOn, ground: text('Grund', 'Ground') }),
      'immediate-reaction': outcomeWith(['Straksreaktion', 'Immediate reaction'], {
        content: text('Indhold', 'Content'),
      }),
      'improvement-programme': outcomeWith(['Forbedringsforløb', 'Improvement programme'], {
        length: choice(['Længde', 'Length'], {
          'up-to-2-years': ['Højst 2 år', 'At most 2 years'],
          'up-to-4-years': [
            'Højst 4 år (10–14 år, helt særlige tilfælde)',
            'At most 4 years (10–14, very special cases)',
          ],
        }),
        measures: text('Foranstaltninger nr. 1–9 og samtykker', 'Measures 1–9 and consents'),
      }),
      'placement-with-consent': outcomeWith(['Anbringelse med samtykke', 'Placement with consent'], {
        place: text('Anbringelsessted', 'Place'),
      }),
      'placement-without-consent': outcomeWith(['Anbringelse uden samtykke', 'Placement without consent'], {
        ground: text('Grundlag (UKL § 14, stk. 2–4)', 'Ground (UKL § 14(2)–(4))'),
      }),
      change: outcomeWith(['Ændring af en afgørelse', 'Change of a decision'], { what: text('Hvad', 'What') }),
      end: outcome('Ophør af foranstaltninger', 'Measures end'),
    },
  },

  ...afterDecisionSteps,
});
