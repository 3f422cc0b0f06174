import { choice, date, defineSteps, list, outcome, outcomeWith, t, text } from '../engine';

/** The four that PSP-K joins, by the names that the process uses for them. */
export const parties = {
  psykiatri: ['Psykiatrien', 'Psychiatry'],
  kriminalforsorg: ['Kriminalforsorgen', 'Prison and probation service'],
  politi: ['Politiet', 'Police'],
  kommune: ['Kommunen', 'Municipality'],
} as const;

const authority = choice(['Myndighed', 'Authority'], parties);
const reason = text('Begrundelse', 'Reason');

export const pspKSteps = defineSteps({
  acknowledge: {
    title: t('Kvittér for henvendelsen', 'Acknowledge the referral'),
    by: 'sekretariatsgruppe',
    due: 'PSP-05',
    outcomes: { acknowledged: outcome('Kvitteret', 'Acknowledged') },
  },
  'confirm-responsibility-unclear': {
    title: t('Bekræft, at hovedansvaret er uafklaret', 'Confirm that the main responsibility is unclear'),
    by: 'sekretariatsgruppe',
    due: 'PSP-05',
    outcomes: {
      unclear: outcomeWith(['Uafklaret', 'Unclear'], { why: text('Hvorfor', 'Why') }),
      clear: outcomeWith(['Klart, hvem der har ansvaret', 'Clear whose it is'], { authority }),
    },
  },
  'confirm-involvement': {
    title: t('Bekræft deltagelse', 'Confirm involvement'),
    by: 'authority',
    due: 'TOV-02',
    disclosure: true,
    outcomes: {
      'supports-now': outcome('Yder hjælp eller støtte nu', 'Gives help or support now'),
      'should-support': outcome('Bør yde hjælp eller støtte', 'Should give help or support'),
      'no-need': outcome('Intet behov hos os', 'No need with us'),
      'declined-to-share': outcome('Ønsker ikke at dele (RPL § 115, stk. 4)', 'Declines to share (RPL § 115(4))'),
    },
  },
  'ask-earlier': {
    title: t('Spørg en myndighed før tur', 'Ask an authority before its turn'),
    by: 'sekretariatsgruppe',
    option: true,
    outcomes: { ask: outcomeWith(['Spørg', 'Ask'], { authority, reason }) },
  },
  'quorum-not-reached': {
    title: t('Tag stilling: tre af fire er ikke nået', 'Decide: three of four were not reached'),
    by: 'sekretariatsgruppe',
    due: 'TOV-03',
    outcomes: {
      ask: outcomeWith(['Spørg igen', 'Ask again'], { authority, reason }),
      redirect: outcomeWith(['Henvis til andet samarbejde', 'Point to another cooperation'], {
        to: choice(['Hvorhen', 'Where to'], { psp: ['PSP', 'PSP'], other: ['Andet', 'Other'] }),
        reason,
      }),
      'close-not-eligible': outcomeWith(['Luk: uden for målgruppen', 'Close: not eligible'], { reason }),
    },
  },
  schedule: {
    title: t('Sæt på handlegruppens dagsorden', 'Put on the handlegruppe’s agenda'),
    by: 'handlegruppe',
    due: 'PSP-04',
    outcomes: {
      scheduled: outcomeWith(['På dagsordenen', 'Scheduled'], {
        meetingOn: date('Mødedato', 'Date of the meeting', 'handlegruppe-meeting'),
      }),
    },
  },
  'name-responsible': {
    title: t('Udpeg den hovedansvarlige myndighed', 'Name the responsible authority'),
    by: 'handlegruppe',
    due: 'PSP-09',
    outcomes: {
      named: outcomeWith(['Udpeget', 'Named'], { authority }),
      'no-agreement': outcomeWith(['Ikke enighed', 'No agreement'], { reason }),
    },
  },
  'settle-responsibility': {
    title: t('Afgør spørgsmålet i styregruppen', 'Settle the question in the styregruppe'),
    by: 'styregruppe',
    due: 'TOV-04',
    outcomes: {
      recommended: outcomeWith(['Anbefaling', 'Recommended'], { authority, reason }),
      unresolved: outcomeWith(['Uløst', 'Unresolved'], { reason }),
    },
  },
  'ask-managements': {
    title: t('Forelæg for myndighedernes ledelser', 'Put to the managements of the authorities'),
    by: 'sekretariatsgruppe',
    due: 'TOV-04',
    outcomes: {
      settled: outcomeWith(['Ledelserne er enige', 'The managements agree'], { authority }),
      unresolved: outcomeWith(['Ledelserne er ikke enige', 'The managements do not agree'], { reason }),
    },
  },
  'coordinated-plan': {
    title: t('Aftal en helhedsplan', 'Agree on a coordinated plan'),
    by: 'authority',
    due: 'TOV-05',
    outcomes: {
      agreed: outcomeWith(['Aftalt', 'Agreed'], {
        goals: text('Mål', 'Goals'),
        items: list(['Hvem gør hvad', 'Who does what'], {
          authority,
          what: text('Hvad', 'What'),
          by: date('Senest', 'By'),
        }),
      }),
      'not-agreed': outcomeWith(['Ikke aftalt', 'Not agreed'], { reason }),
    },
  },
  'plan-item': {
    title: t('Udfør punkt i helhedsplanen', 'Carry out an item of the plan'),
    by: 'authority',
    due: 'PLAN-01',
    outcomes: {
      done: outcome('Udført', 'Done'),
      'given-up': outcomeWith(['Opgivet', 'Given up'], { reason }),
    },
  },
  review: {
    title: t('Følg op på helhedsplanen', 'Review the plan'),
    by: 'authority',
    due: 'PSP-06',
    numbered: true,
    outcomes: {
      continue: outcome('Fortsæt', 'Continue'),
      'change-responsible': outcomeWith(['Skift hovedansvarlig', 'Change the responsible authority'], {
        authority,
        reason,
      }),
      close: outcomeWith(['Afslut: stabil, ikke længere nødvendig', 'Close: stable, no longer necessary'], { reason }),
    },
  },
});
