import { choice, date, defineSteps, list, outcome, outcomeWith, t, text } from '../engine';

type Titles = Readonly<Record<string, readonly [da: string, en: string]>>;

/** What tells one round table from another. Ages, bases and thresholds are not here: they are its eligibility's. */
export interface RoundTable {
  /** Prefix of its roles: `psp` has `psp-coordinator`, `psp-table`, `psp-party` and `psp-steering`. */
  readonly id: string;
  /** Who may become responsible or get an item of the plan. */
  readonly parties: Titles;
  /** Processes that a case may go on in. */
  readonly successors: Titles;
  /** Ids of the deadline rules that are not the course's own. */
  readonly due: { readonly table: string; readonly review: string };
}

/** Steps of a `round-table` course, as one profile has them. */
export function roundTableSteps({ id, parties, successors, due }: RoundTable) {
  const authority = choice(['Myndighed', 'Authority'], parties);
  const successor = choice(['Fortsætter som', 'Goes on as'], successors);
  const reason = text('Begrundelse', 'Reason');
  const elsewhere = outcomeWith(['Hører til et andet sted', 'Belongs elsewhere'], { successor, reason });
  return defineSteps({
    acknowledge: {
      title: t('Kvittér for henvendelsen', 'Acknowledge the referral'),
      by: `${id}-coordinator`,
      due: 'TOV-20',
      outcomes: { acknowledged: outcome('Kvitteret', 'Acknowledged') },
    },
    table: {
      title: t('Sæt på næste mødes dagsorden', 'Put on the agenda of the next meeting'),
      by: `${id}-coordinator`,
      due: due.table,
      outcomes: {
        tabled: outcomeWith(['På dagsordenen', 'Tabled'], { meetingOn: date('Mødedato', 'Date', 'table-meeting') }),
        'not-necessary': outcomeWith(['Ikke nødvendigt', 'Not necessary'], { reason }),
        elsewhere,
      },
    },
    discuss: {
      title: t('Drøft borgeren på mødet', 'Discuss the citizen at the meeting'),
      by: `${id}-table`,
      due: 'PSP-10',
      outcomes: {
        'take-on': outcome('Optages', 'Taken on'),
        'advice-only': outcomeWith(['Rådgivning alene', 'Advice only'], { advice: text('Råd', 'Advice') }),
        elsewhere,
        'no-need': outcomeWith(['Intet behov', 'No need'], { reason }),
      },
    },
    'name-responsible': {
      title: t('Udpeg den ansvarlige myndighed', 'Name the responsible authority'),
      by: `${id}-table`,
      due: 'PSP-10',
      outcomes: {
        named: outcomeWith(['Udpeget', 'Named'], { authority }),
        'no-agreement': outcomeWith(['Ikke enighed', 'No agreement'], { reason }),
      },
    },
    escalate: {
      title: t('Afgør, hvem der har ansvaret', 'Settle who is responsible'),
      by: `${id}-steering`,
      due: 'TOV-04',
      outcomes: {
        recommended: outcomeWith(['Anbefaling', 'Recommended'], { authority, reason }),
        unresolved: outcomeWith(['Uløst', 'Unresolved'], { reason }),
      },
    },
    plan: {
      title: t('Aftal en helhedsplan', 'Agree on a coordinated plan'),
      by: `${id}-party`,
      due: 'TOV-80',
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
      by: `${id}-party`,
      due: 'PLAN-01',
      outcomes: {
        done: outcome('Udført', 'Done'),
        'given-up': outcomeWith(['Opgivet', 'Given up'], { reason }),
      },
    },
    review: {
      title: t('Følg op på helhedsplanen', 'Review the plan'),
      by: `${id}-party`,
      due: due.review,
      numbered: true,
      outcomes: {
        continue: outcome('Fortsæt', 'Continue'),
        'change-responsible': outcomeWith(['Skift ansvarlig myndighed', 'Change the responsible authority'], {
          authority,
          reason,
        }),
        elsewhere,
        close: outcomeWith(['Afslut', 'Close'], { reason }),
      },
    },
  });
}
