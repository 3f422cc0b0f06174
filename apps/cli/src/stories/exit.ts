import { daysAfter, weekdayFrom } from './days';
import { type Story, t, vestegn } from './story';

/**
 * Out of a milieu: two missed meetings and a declined signature, and the case goes on each time.
 *
 * @param today local date
 */
export function exitStory(today: string): Story {
  const worker = 'caseworker.exit-0169';
  const police = 'coordinator.exit';
  const probation = 'caseworker.kriminalforsorg';
  return {
    id: 'exit',
    title: t('To udeblivelser og et nej', 'Two missed meetings and a no'),
    opening: t(
      'Max vil ud af et rockermiljø og ringer selv til exitmedarbejderen i Høje-Taastrup. Det er frivilligt hele vejen: indtil han samtykker, ser kun den, han ringede til, hans sag.',
      'Max wants out of a rocker milieu and calls the exit worker of Høje-Taastrup himself. It is voluntary all the way: until he consents, only the one he called sees his case.',
    ),
    referredBy: worker,
    referral: {
      process: 'exit',
      district: vestegn,
      person: { cpr: '0107729995', name: 'Max', municipality: '0169' },
      reason: 'Borgeren ringer selv og vil ud af miljøet.',
      urgency: 'urgent',
      facts: {
        attachment: 'loosely-attached',
        wantsOut: true,
        inCustody: false,
        onParole: false,
        contactFrom: 'person',
        threatNow: false,
        policeContact: 'agreed',
      },
      legalBasis: { code: 'consent', necessity: 'Borgeren har selv bedt om hjælp.' },
    },
    witnesses: [worker],
    acts: [
      {
        by: worker,
        step: 'contact-agreed',
        outcome: 'yes-to-police-contact',
        tells: t(
          'Max siger ja til, at politiet må kontaktes. Uden hans ja var risikovurderingen blevet hos exitmedarbejderen.',
          'Max agrees to contact with the police. Without his yes the risk check would have stayed with the exit worker.',
        ),
      },
      {
        by: police,
        step: 'risk-check',
        outcome: 'protective-measures',
        data: { advice: 'Mødet holdes et andet sted end i kommunens lokaler.' },
        tells: t(
          'Politiets exitkoordinator vurderer risikoen og giver et sikkerhedsråd; efterretninger følger ikke med.',
          'The police exit coordinator checks the risk and gives safety advice; no intelligence comes with it.',
        ),
      },
      {
        by: worker,
        step: 'first-meeting',
        outcome: 'no-show',
        data: { newDate: weekdayFrom(daysAfter(today, 5)) },
        tells: t(
          'Max kommer ikke til det første møde. Han får en ny tid.',
          'Max does not come to the first meeting. He gets another time.',
        ),
      },
      {
        by: worker,
        step: 'first-meeting#2',
        outcome: 'no-show',
        data: { newDate: weekdayFrom(daysAfter(today, 12)) },
        tells: t(
          'Han kommer heller ikke anden gang. Den tredje tid er den sidste; ellers lukker forløbet.',
          'He does not come the second time either. The third time is the last; else the case closes.',
        ),
      },
      {
        by: worker,
        step: 'first-meeting#3',
        outcome: 'held',
        tells: t('Tredje gang møder han op.', 'The third time he is there.'),
      },
      {
        by: worker,
        step: 'consent',
        outcome: 'given',
        data: {
          scope: 'Bolig, arbejde, gæld og sikkerhed',
          parties: 'all-three',
          document: 'Underskrevet samtykke, eksempel 1',
        },
        tells: t(
          'Max giver samtykke. Fra nu af må politi, kommune og Kriminalforsorg dele, og han kan trække det tilbage når som helst.',
          'Max consents. From now on police, municipality and probation service may share, and he can withdraw it at any time.',
        ),
      },
      {
        by: worker,
        step: 'visitation',
        outcome: 'suitable',
        tells: t(
          'Visitationen: motiveret og egnet. Fire parter skal underskrive aftalen, alle på én gang.',
          'Visitation: motivated and suitable. Four parties are to sign the agreement, all at once.',
        ),
      },
      { by: worker, step: 'agreement:person', outcome: 'signed' },
      { by: worker, step: 'agreement:kommune', outcome: 'signed' },
      {
        by: police,
        step: 'agreement:politi',
        outcome: 'signed',
        tells: t('Max, kommunen og politiet underskriver.', 'Max, the municipality and the police sign.'),
      },
      {
        by: probation,
        step: 'agreement:kriminalforsorg',
        outcome: 'declined',
        data: { reason: 'Vilkårene er ikke beskrevet klart nok.' },
        tells: t(
          'Kriminalforsorgen underskriver ikke. Forløbet standser ikke: de drøfter aftalen.',
          'The probation service does not sign. The case does not stop: they confer about the agreement.',
        ),
      },
      {
        by: worker,
        step: 'conference:kriminalforsorg',
        outcome: 'sign-again',
        tells: t('Aftalen rettes og forelægges igen.', 'The agreement is mended and put forward again.'),
      },
      {
        by: probation,
        step: 'agreement:kriminalforsorg#2',
        outcome: 'signed',
        tells: t(
          'Nu underskriver også Kriminalforsorgen. Forløbet går i gang.',
          'Now the probation service signs too. The programme begins.',
        ),
      },
      {
        by: worker,
        step: 'programme-review#1',
        outcome: 'continue',
        tells: t('Den første opfølgning: Max fortsætter.', 'The first review: Max goes on.'),
      },
    ],
    ending: t(
      'Max er i gang. Næste opfølgning har allerede sin dato.',
      'Max is on his way. The next review has its date already.',
    ),
    next: worker,
  };
}
