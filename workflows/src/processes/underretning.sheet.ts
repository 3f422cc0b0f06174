import { choice, date, defineSteps, optional, outcome, outcomeWith, t, text, yesNo } from '../engine';

const reason = text('Begrundelse', 'Reason');

/** Screening a child who already has a measure takes somebody new (UND-06, BL § 137(1)). */
const newEyes = choice(['Set af en, der ikke før har været inde i sagen', 'Seen by someone not earlier involved'], {
  yes: ['Ja', 'Yes'],
  'no-running-measure': ['Ikke aktuelt: ingen foranstaltning', 'Not needed: no running measure'],
});

/**
 * Steps of `underretning` (BL ch. 16). A linked case opens with the facts `notifierKind`, `abuseStated`,
 * `parentSuspected` and `runningMeasure`, as far as the case that it came from knows them.
 */
export const underretningSteps = defineSteps({
  register: {
    title: t('Registrér underretningen', 'Register the notification'),
    by: 'child-unit',
    due: 'TOV-33',
    outcomes: {
      registered: outcome('Registreret', 'Registered'),
      'other-municipality': outcomeWith(['Hører til i en anden kommune', 'Belongs to another municipality'], {
        reason,
      }),
    },
  },
  'pass-on': {
    title: t('Send underretningen videre til den rette kommune', 'Pass the notification on to the right municipality'),
    by: 'child-unit',
    due: 'TOV-33',
    outcomes: {
      'accepted-elsewhere': outcomeWith(
        ['Modtaget af en kommune uden for politikredsen', 'Accepted by a municipality outside the police district'],
        { reference: text('Hvem og hvornår', 'Who and when') },
      ),
      'ours-after-all': outcomeWith(['Hører til her alligevel', 'Belongs here after all'], { reason }),
    },
  },
  'danger-check': {
    title: t('Vurdér, om barnet er i fare', 'Assess whether the child is in danger'),
    by: 'child-duty',
    due: 'UND-01',
    outcomes: {
      'no-danger-now': outcome('Ikke akut fare', 'No danger now'),
      acute: outcomeWith(['Akut fare', 'Acute danger'], {
        provisional: yesNo('Foreløbig afgørelse (BL § 143)', 'Provisional decision (BL § 143)'),
        measures: text('Hvad der er gjort', 'What was done'),
      }),
    },
  },
  confirm: {
    title: t('Bekræft modtagelsen over for underretteren', 'Confirm receipt to the notifier'),
    by: 'child-unit',
    due: 'UND-02',
    outcomes: {
      confirmed: outcome('Bekræftet', 'Confirmed'),
      anonymous: outcome('Underretteren er anonym', 'The notifier is anonymous'),
    },
  },
  screen: {
    title: t('Screen underretningen', 'Screen the notification'),
    by: 'child-unit',
    due: 'TOV-31',
    outcomes: {
      'no-need': outcomeWith(['Intet behov for støtte', 'No need of support'], { newEyes, reason }),
      afdaekning: outcomeWith(['Afdækning', 'Limited examination (afdækning)'], { newEyes, reason }),
      investigation: outcomeWith(['Børnefaglig undersøgelse', 'Child protection investigation'], {
        newEyes,
        abuse: yesNo('Overgreb kendt eller mistænkt', 'Abuse known or suspected'),
        reason,
      }),
    },
  },
  'child-talk': {
    title: t('Tal med barnet', 'Talk with the child'),
    by: 'child-unit',
    due: 'TOV-31',
    outcomes: {
      held: outcome('Afholdt', 'Held'),
      'left-out': outcomeWith(['Udeladt', 'Left out'], {
        because: choice(['Hvorfor', 'Why'], {
          maturity: ['Barnets modenhed', 'The child’s maturity'],
          'nature-of-case': ['Sagens karakter', 'The nature of the case'],
        }),
        reason,
      }),
    },
  },
  'compulsory-child-talk': {
    title: t('Tal med barnet (skal: overgreb)', 'Talk with the child (compulsory: abuse)'),
    by: 'child-unit',
    due: 'TOV-31',
    outcomes: {
      held: outcomeWith(['Afholdt', 'Held'], {
        custodyHolders: choice(['Forældremyndighedens indehavere', 'Custody holders'], {
          consented: ['Samtykkede', 'Consented'],
          'without-them': ['Uden samtykke eller tilstedeværelse (BL § 137, stk. 3)', 'Without them (BL § 137(3))'],
        }),
      }),
    },
  },
  'tell-notifier': {
    title: t('Giv underretteren besked', 'Tell the notifier'),
    by: 'child-unit',
    due: 'TOV-30',
    outcomes: {
      started: outcome('Undersøgelse eller foranstaltninger er sat i gang', 'Investigation or measures started'),
      'not-started': outcome('Ikke sat i gang', 'Not started'),
      'with-type-and-length': outcome(
        'Med art og planlagt varighed (BL § 138, stk. 3)',
        'With type and planned length (BL § 138(3))',
      ),
      'special-circumstances': outcomeWith(
        ['Undladt: særlige forhold gør sig gældende', 'Left out: special circumstances'],
        { reason },
      ),
    },
  },
  'involve-boernehus': {
    title: t('Inddrag børnehuset', 'Involve the children’s house (børnehus)'),
    by: 'child-unit',
    outcomes: {
      involved: outcome('Inddraget (BL § 125)', 'Involved (BL § 125)'),
      'no-police-or-health': outcomeWith(
        ['Ikke behov for politi eller sundhedsvæsen', 'No need of police or health service'],
        { reason },
      ),
    },
  },
  investigation: {
    title: t('Børnefaglig undersøgelse', 'Child protection investigation'),
    by: 'child-unit',
    due: 'UND-08',
    outcomes: { finished: outcome('Afsluttet', 'Finished') },
  },
  'preliminary-assessment': {
    title: t('Foreløbig vurdering: hvad mangler, og hvornår', 'Preliminary assessment: what is missing, and when'),
    by: 'child-unit',
    outcomes: {
      given: outcomeWith(['Givet', 'Given'], {
        missing: text('Hvad der mangler', 'What is missing'),
        expectedOn: date('Forventes færdig', 'Expected to be finished'),
      }),
    },
  },
  'residential-study-wanted': {
    title: t('Undersøgelse under døgnophold', 'Study during a residential stay'),
    by: 'child-unit',
    option: true,
    outcomes: { started: outcome('Sat i gang', 'Started') },
  },
  'residential-study': {
    title: t('Afslut undersøgelsen under døgnophold', 'Finish the study during the residential stay'),
    by: 'child-unit',
    due: 'UND-11',
    outcomes: { finished: outcome('Afsluttet', 'Finished') },
  },
  plan: {
    title: t('Lav barnets plan', 'Make the child’s plan'),
    by: 'child-unit',
    due: 'UND-09',
    outcomes: {
      made: outcome('Lavet', 'Made'),
      'no-measure': outcomeWith(['Ingen foranstaltning', 'No measure'], { reason }),
    },
  },
  'drug-treatment-asked': {
    title: t('Den unge beder om stofmisbrugsbehandling', 'The young person asks for drug treatment'),
    by: 'child-unit',
    option: true,
    outcomes: { asked: outcome('Bedt om', 'Asked for') },
  },
  'drug-treatment': {
    title: t('Sæt stofmisbrugsbehandling i gang', 'Start the drug treatment'),
    by: 'child-unit',
    due: 'UND-12',
    outcomes: {
      started: outcome('Sat i gang', 'Started'),
      'not-started': outcomeWith(['Ikke sat i gang', 'Not started'], { reason }),
    },
  },
  'follow-up': {
    title: t('Følg op på foranstaltningen', 'Follow up on the measure'),
    by: 'child-unit',
    due: 'UND-10',
    numbered: true,
    outcomes: {
      continue: outcomeWith(['Fortsæt', 'Continue'], { nextOn: date('Næste opfølgning', 'Next follow-up'), reason }),
      change: outcomeWith(['Ændr foranstaltningen', 'Change the measure'], { reason }),
      end: outcomeWith(['Afslut', 'End'], {
        successor: optional(
          choice(['Fortsætter som', 'Goes on as'], { netvaerkssamraad: ['Netværkssamråd', 'Network meeting'] }),
        ),
        reason,
      }),
    },
  },
  'complaint-received': {
    title: t('En klage er modtaget', 'A complaint was received'),
    by: 'child-unit',
    option: true,
    outcomes: { received: outcome('Modtaget', 'Received') },
  },
  'complaint-reassessment': {
    title: t('Genvurdér den påklagede afgørelse', 'Reassess the decision complained of'),
    by: 'child-unit',
    due: 'UND-15',
    outcomes: {
      upheld: outcome('Fastholdt og sendt til Ankestyrelsen', 'Upheld and sent to Ankestyrelsen'),
      changed: outcome('Ændret', 'Changed'),
    },
  },
});
