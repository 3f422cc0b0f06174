import { choice, date, defineSteps, optional, outcome, outcomeWith, t, text } from '../engine';

const reason = text('Begrundelse', 'Reason');
const successor = optional(
  choice(['Fortsætter som', 'Goes on as'], {
    underretning: ['Underretning', 'Notification of concern'],
    ssp: ['SSP', 'SSP'],
  }),
);
const conclusions = {
  measures: outcomeWith(['Foranstaltninger sættes i gang', 'Measures are started'], {
    measures: text('Hvilke', 'Which'),
  }),
  changed: outcomeWith(['Foranstaltningerne ændres', 'The measures are changed'], { measures: text('Hvordan', 'How') }),
  none: outcomeWith(['Ingen foranstaltninger', 'No measures'], { successor, reason }),
} as const;

/**
 * Steps of `netvaerkssamraad` (BL § 130). A linked case opens with the facts `trigger` (`police-documentation` or
 * `board-dismissal`), `underUkl` (false once the board is out of it), and `lastSamraadOn` where it is known.
 */
export const netvaerkssamraadSteps = defineSteps({
  'repeat-check': {
    title: t('Har der været netværkssamråd inden for et år?', 'Was there a network meeting within a year?'),
    by: 'child-unit',
    due: 'UKN-25',
    outcomes: {
      first: outcome('Nej', 'No'),
      'repeat-within-1-year': outcomeWith(['Ja', 'Yes'], { heldOn: date('Afholdt', 'Held on') }),
    },
  },
  summon: {
    title: t('Indkald til netværkssamråd', 'Summon the network meeting'),
    by: 'child-unit',
    due: 'UKN-25',
    outcomes: {
      summoned: outcomeWith(['Indkaldt', 'Summoned'], {
        meetingOn: date('Mødedato', 'Date of the meeting'),
        who: text(
          'Den unge, forældremyndighedens indehavere, relevant netværk og fagfolk',
          'The young person, custody holders, relevant network and professionals',
        ),
      }),
    },
  },
  samraad: {
    title: t('Hold netværkssamrådet', 'Hold the network meeting'),
    by: 'child-unit',
    due: 'TOV-32',
    outcomes: {
      held: outcome('Afholdt', 'Held'),
      'no-show': outcomeWith(['Udeblevet', 'No-show'], { newDate: date('Ny dato', 'New date') }),
    },
  },
  reassess: {
    title: t('Revurdér indsatsen efter ny dokumentation', 'Reassess after new documentation'),
    by: 'child-unit',
    due: 'TOV-34',
    outcomes: conclusions,
  },
  decide: {
    title: t('Tag stilling efter netværkssamrådet', 'Decide after the network meeting'),
    by: 'child-unit',
    due: 'TOV-79',
    outcomes: conclusions,
  },
  'job-offer': {
    title: t('Tilbyd et lommepengejob, hvis den unge beder om det', 'Offer a pocket-money job if the youth asks'),
    by: 'child-unit',
    due: 'UKN-27',
    outcomes: {
      offered: outcome('Tilbudt', 'Offered'),
      'not-asked': outcome('Den unge har ikke bedt om det', 'The youth has not asked'),
    },
  },
});
