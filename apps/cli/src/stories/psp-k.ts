import { daysAfter, weekdayFrom } from './days';
import { type Story, t, vestegn } from './story';

/**
 * Nobody can help alone: the municipality refers, one of the asked has no need, so the fourth is asked, and three of
 * four is reached.
 *
 * @param today local date
 */
export function pspKStory(today: string): Story {
  const secretariat = 'coordinator.pspk';
  const group = 'coordinator.handlegruppe-0165';
  const municipality = 'caseworker.0165';
  return {
    id: 'psp-k',
    title: t('Tre af fire', 'Three of four'),
    opening: t(
      'Nancy har en psykisk lidelse, et misbrug og en åben sag hos politiet, og hun er ved at miste sin bolig. Albertslund Kommune kan ikke hjælpe hende alene og ved ikke, hvem der har hovedansvaret. PSP-K kræver, at mindst tre af de fire myndigheder er inde over; kommunen tæller selv som den første.',
      'Nancy has a mental illness, an addiction and an open case with the police, and is about to lose her home. The municipality of Albertslund cannot help her alone and does not know who has the main responsibility. PSP-K needs at least three of the four authorities; the municipality itself counts as the first.',
    ),
    referredBy: municipality,
    referral: {
      process: 'psp-k',
      district: vestegn,
      person: { cpr: '2512489996', name: 'Nancy Ann Test Berggren', municipality: '0165' },
      reason:
        'Borgeren har en psykisk lidelse, et misbrug og en åben straffesag og er ved at miste sin bolig. Kommunens tilbud slår ikke til alene.',
      urgency: 'normal',
      facts: {
        involvement: { psykiatri: 'possible', kriminalforsorg: 'unknown', politi: 'known', kommune: 'known' },
        mainResponsibilityUnclear: true,
        unclearBecause: 'Tre myndigheder har hver sin del af indsatsen, og ingen samler den.',
        consent: { state: 'not-asked', because: 'Borgeren har ikke kunnet træffes.' },
        markers: ['losing-home-or-livelihood', 'several-problems'],
      },
      legalBasis: {
        code: 'rpl-115-2',
        necessity: 'Samarbejdet kræver, at de fire myndigheder ved, hvem det drejer sig om.',
      },
    },
    witnesses: [secretariat],
    acts: [
      {
        by: secretariat,
        step: 'acknowledge',
        outcome: 'acknowledged',
        tells: t('Sekretariatsgruppen kvitterer for henvendelsen.', 'The secretariat acknowledges the referral.'),
      },
      {
        by: 'screening.politi',
        step: 'confirm-involvement:politi',
        outcome: 'supports-now',
        tells: t(
          'Politiet svarer, at de allerede er inde over. Det er nummer to.',
          'The police answer that they are involved already. That makes two.',
        ),
      },
      {
        by: 'caseworker.psykiatri',
        step: 'confirm-involvement:psykiatri',
        outcome: 'no-need',
        tells: t(
          'Psykiatrien ser intet behov hos sig. Først nu bliver det nødvendigt at spørge Kriminalforsorgen (i dag Danmarks Fængsler): at spørge er at dele, så ingen bliver spurgt før tur.',
          'Psychiatry sees no need with them. Only now is it necessary to ask the probation service (today Danish Prisons): to ask is to share, so nobody is asked before it is needed.',
        ),
      },
      {
        by: 'caseworker.kriminalforsorg',
        step: 'confirm-involvement:kriminalforsorg',
        outcome: 'should-support',
        tells: t(
          'Kriminalforsorgen bør yde støtte. Dermed er tre af fire nået. Kommunen får at vide, at det lykkedes, men ikke hvem der svarede hvad.',
          'The probation service should support. Three of four is reached. The municipality learns that it was, but not who said what.',
        ),
      },
      {
        by: secretariat,
        step: 'confirm-responsibility-unclear',
        outcome: 'unclear',
        data: { why: 'Ingen af de tre har indtil nu samlet indsatsen.' },
        tells: t(
          'Sekretariatsgruppen bekræfter, at hovedansvaret er uklart. Sagen går til handlegruppen i Albertslund.',
          'The secretariat confirms that the main responsibility is unclear. The case goes to the handlegruppe of Albertslund.',
        ),
      },
      {
        by: group,
        step: 'schedule',
        outcome: 'scheduled',
        data: { meetingOn: weekdayFrom(daysAfter(today, 12)) },
        tells: t('Handlegruppen sætter sagen på næste møde.', 'The handlegruppe puts the case on its next meeting.'),
      },
      {
        by: group,
        step: 'name-responsible',
        outcome: 'named',
        data: { authority: 'kommune' },
        tells: t(
          'På mødet udpeger handlegruppen kommunen. Ansvaret flytter først, når kommunen tager imod det.',
          'At the meeting the handlegruppe names the municipality. The responsibility moves only when the municipality accepts it.',
        ),
      },
      {
        by: municipality,
        step: 'handover#1',
        outcome: 'accepted',
        tells: t(
          'Kommunen tager imod hovedansvaret. Fra nu af har Nancy én myndighed, der holder i tovet.',
          'The municipality accepts the main responsibility. From now on one authority holds the rope for Nancy.',
        ),
      },
      {
        by: municipality,
        step: 'coordinated-plan',
        outcome: 'agreed',
        data: {
          goals: 'Bolig bevares, behandling begynder, straffesagen følges til dørs.',
          items: [
            { authority: 'kommune', what: 'Forhandle med boligselskabet', by: weekdayFrom(daysAfter(today, 21)) },
            { authority: 'kriminalforsorg', what: 'Møde om vilkår og støtte', by: weekdayFrom(daysAfter(today, 35)) },
          ],
        },
        tells: t(
          'De tre aftaler en helhedsplan. Hver aftale bliver en opgave med sin egen dato.',
          'The three agree on a coordinated plan. Each agreement becomes a step with a date of its own.',
        ),
      },
    ],
    ending: t(
      'Planen er i gang. Om tre måneder spørger forløbet selv, om den virker.',
      'The plan is under way. In three months the case itself asks whether it works.',
    ),
    next: municipality,
  };
}
