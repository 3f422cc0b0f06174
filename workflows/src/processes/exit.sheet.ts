import { choice, date, defineSteps, outcome, outcomeWith, t, text } from '../engine';

const reason = text('Begrundelse', 'Reason');
const protectedUntil = date('Beskyttet til og med', 'Protected until', 'cpr-protection-until');

export const exitSteps = defineSteps({
  'contact-agreed': {
    title: t('Aftal kontakt til politiet', 'Agree on contact with the police'),
    by: 'exit-receiver',
    outcomes: {
      'yes-to-police-contact': outcome('Ja til kontakt med politiet', 'Yes to contact with the police'),
      necessity: outcomeWith(['Nødvendigt uden samtykke', 'Necessary without consent'], {
        basis: choice(['Hjemmel', 'Basis'], {
          'rpl-115-1-1': ['RPL § 115, stk. 1, nr. 1', 'RPL § 115(1) no. 1'],
          'rpl-115-2': ['RPL § 115, stk. 2', 'RPL § 115(2)'],
        }),
        why: text('Hvorfor', 'Why'),
      }),
      'not-now': outcome('Ikke nu', 'Not now'),
    },
  },
  'risk-check': {
    title: t('Vurdér risikoen', 'Check the risk'),
    by: 'police-exit',
    due: 'EXIT-04',
    outcomes: {
      'no-immediate-risk': outcome('Ingen umiddelbar risiko', 'No immediate risk'),
      'protective-measures': outcomeWith(['Beskyttende tiltag', 'Protective measures'], {
        advice: text('Sikkerhedsråd', 'Safety advice'),
      }),
      'too-dangerous-now': outcomeWith(['For farligt nu', 'Too dangerous now'], {
        advice: text('Sikkerhedsråd', 'Safety advice'),
      }),
    },
  },
  'first-meeting': {
    title: t('Første møde', 'First meeting'),
    by: 'municipal-exit',
    due: 'EXIT-07',
    outcomes: {
      held: outcome('Afholdt', 'Held'),
      'no-show': outcomeWith(['Udeblevet', 'No-show'], { newDate: date('Ny dato', 'New date') }),
      declined: outcome('Takkede nej', 'Declined'),
    },
  },
  consent: {
    title: t('Indhent samtykke', 'Obtain consent'),
    by: 'municipal-exit',
    outcomes: {
      given: outcomeWith(['Givet', 'Given'], {
        scope: text('Omfang', 'Scope'),
        parties: choice(['Hvem må dele', 'Who may share'], {
          'all-three': ['Politi, kommune og Kriminalforsorg', 'Police, municipality and probation'],
          'without-probation': ['Politi og kommune', 'Police and municipality'],
        }),
        document: text('Henvisning til underskrevet dokument', 'Reference to the signed document'),
      }),
      refused: outcome('Nægtet', 'Refused'),
    },
  },
  'consent-withdrawal': {
    title: t('Samtykket trækkes tilbage', 'Consent is withdrawn'),
    by: 'exit-unit',
    option: true,
    outcomes: { withdrawn: outcome('Trukket tilbage', 'Withdrawn') },
  },
  visitation: {
    title: t('Visitation: motivation og egnethed', 'Visitation: motivation and suitability'),
    by: 'exit-unit',
    due: 'EXIT-03',
    outcomes: {
      suitable: outcome('Egnet', 'Suitable'),
      'not-suitable': outcomeWith(['Ikke egnet', 'Not suitable'], { reason }),
      withdrawn: outcome('Borgeren trak sig', 'The person withdrew'),
    },
  },
  agreement: {
    title: t('Underskriv exit-aftalen', 'Sign the exit agreement'),
    by: 'exit-unit',
    due: 'TOV-10',
    outcomes: {
      signed: outcome('Underskrevet', 'Signed'),
      declined: outcomeWith(['Afvist', 'Declined'], { reason }),
    },
  },
  conference: {
    title: t('Drøft den afviste aftale', 'Confer about the declined agreement'),
    by: 'exit-unit',
    outcomes: {
      'sign-again': outcome('Forelægges igen', 'Put forward again'),
      'no-agreement': outcomeWith(['Ingen aftale', 'No agreement'], { reason }),
    },
  },
  'programme-review': {
    title: t('Følg op på forløbet', 'Review the programme'),
    by: 'exit-unit',
    due: 'TOV-11',
    numbered: true,
    outcomes: {
      continue: outcome('Fortsæt', 'Continue'),
      completed: outcome('Gennemført', 'Completed'),
      'interrupted-by-person': outcome('Afbrudt af borgeren', 'Interrupted by the person'),
      'interrupted-by-authority': outcomeWith(['Afbrudt af myndighed', 'Interrupted by an authority'], { reason }),
      transferred: outcomeWith(
        ['Overført til en kreds uden for dette samarbejde', 'Transferred out of this district'],
        {
          reason,
        },
      ),
    },
  },
  release: {
    title: t('Løsladelse: tilbyd den lokale enhed forløbet', 'Release: offer the programme to the local unit'),
    by: 'exit-unit',
    numbered: true,
    option: true,
    outcomes: { released: outcome('Løsladt eller løslades', 'Released, or about to be') },
  },
  'address-protection': {
    title: t('Navne- og adressebeskyttelse i CPR', 'Name and address protection in CPR'),
    by: 'exit-unit',
    numbered: true,
    option: true,
    outcomes: { registered: outcomeWith(['Registreret', 'Registered'], { protectedUntil }) },
  },
  'protection-expires': {
    title: t('Beskyttelsen udløber: forlæng den eller lad den ophøre', 'Protection expires: extend it or let it lapse'),
    by: 'exit-unit',
    due: 'EXIT-09',
    numbered: true,
    outcomes: {
      extended: outcomeWith(['Forlænget', 'Extended'], { protectedUntil }),
      lapses: outcomeWith(['Ophører', 'Lapses'], { reason }),
    },
  },
  'parole-contact': {
    title: t('Ugentlig kontakt under prøveløsladelse', 'Weekly contact on parole'),
    by: 'kriminalforsorg-exit',
    due: 'EXIT-06',
    numbered: true,
    outcomes: {
      held: outcomeWith(['Afholdt', 'Held'], { heldOn: date('Afholdt den', 'Held on', 'parole-contact') }),
      missed: outcome('Udeblevet', 'Missed'),
    },
  },
  'parole-reassessment': {
    title: t(
      'Vurdér på ny, hvor ofte der er kontakt: de første seks måneder er gået',
      'Assess again how often there is contact: the first six months are over',
    ),
    by: 'kriminalforsorg-exit',
    due: 'EXIT-08',
    numbered: true,
    outcomes: {
      'period-over': outcome('Ikke længere ugentligt', 'No longer weekly'),
      prolonged: outcomeWith(['Fortsat ugentligt', 'Still weekly'], { reason }),
    },
  },
  'length-check': {
    title: t('Forløbets længde: orientér lederen', 'Length of the programme: tell the supervisor'),
    by: 'exit-unit',
    due: 'EXIT-01',
    option: true,
    outcomes: { noted: outcome('Noteret', 'Noted') },
  },
  'follow-up': {
    title: t('Opfølgning efter forløbet', 'Follow-up after the programme'),
    by: 'exit-unit',
    due: 'EXIT-05',
    outcomes: { stable: outcome('Stabil', 'Stable'), 'contact-again': outcome('Kontakt igen', 'Contact again') },
  },
});
