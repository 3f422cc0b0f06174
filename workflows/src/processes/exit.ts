import type { Course, Kase, OutcomeOf } from '../engine';
import { defineProcess, t } from '../engine';
import { exitOpenings } from './openings';
import { exitSteps } from './exit.sheet';

type Exit = Kase<typeof exitSteps>;

/** How often a first meeting may be missed before the case closes (TOV-09, ASSUMPTION). */
const missedMeetings = ['first', 'second', 'third'] as const;

/**
 * Exit: out of, or away from the way into, rocker and gang groups. Voluntary throughout; before the person's consent
 * only the receiving authority sees the case. Source: S000; S004; EX-LEJ; EX-ISH; EX-DKR.
 */
export const exit = defineProcess({
  id: 'exit',
  version: 1,
  title: t('Exit', 'Exit'),
  summary: t('Ud af rocker- og bandemiljøer, frivilligt', 'Out of rocker and gang groups, voluntarily'),
  source: 'S000; S004; EX-LEJ; EX-ISH; EX-DKR; RPL § 115',
  parties: [
    { authority: 'kommune', title: t('Kommunen', 'Municipality') },
    { authority: 'politi', title: t('Politiet', 'Police') },
    { authority: 'kriminalforsorg', title: t('Kriminalforsorgen', 'Prison and probation service') },
  ],
  reviewer: 'exit-unit',
  receives: 'municipal-exit',
  // Before consent nobody but the receiving authority sees the case, so nobody else reviews it.
  reviewingAuthority: ({ course }) => String(course['receiver']),
  steps: exitSteps,
  endings: {
    'no-show': t('Mødte ikke op', 'Did not show up'),
    declined: t('Takkede nej', 'Declined'),
    'consent-refused': t('Samtykke nægtet', 'Consent refused'),
    'consent-withdrawn': t('Samtykke trukket tilbage', 'Consent withdrawn'),
    'not-suitable': t('Ikke egnet', 'Not suitable'),
    'person-withdrew': t('Borgeren trak sig', 'The person withdrew'),
    'no-agreement': t('Ingen exit-aftale', 'No exit agreement'),
    completed: t('Gennemført', 'Completed'),
    'contact-again': t('Gennemført, kontakt igen', 'Completed, contact again'),
    interrupted: t('Afbrudt', 'Interrupted'),
    transferred: t('Overført', 'Transferred'),
  },
  openings: exitOpenings,

  *course(kase) {
    yield* riskCheck(kase);
    yield* meet(kase);

    const consent = yield* kase.step('consent', { by: meetingHost(kase) });
    if (consent.outcome === 'refused') return { outcome: 'consent-refused' };
    kase.mark('consent-given');
    kase.makeResponsible(kase.assessment.course['inCustody'] === true ? 'kriminalforsorg' : 'kommune');

    const [ending] = yield* kase.all([exitProgramme(kase), paroleContacts(kase)]);
    return { outcome: ending };
  },
});

/** Before the person agrees to police contact, or it is necessary by law, nothing is shared with the police. */
function* riskCheck(kase: Exit): Course<void> {
  const contact = yield* kase.step('contact-agreed', receiver(kase));
  const checker = contact.outcome === 'not-now' ? { by: 'exit-receiver', ...receiver(kase) } : {};
  let risk = yield* kase.step('risk-check', checker);
  while (risk.outcome === 'too-dangerous-now') risk = yield* kase.step('risk-check', checker);
}

/** Three chances to meet, then the case closes. */
function* meet(kase: Exit): Course<void> {
  for (const chance of missedMeetings) {
    const meeting = yield* kase.step('first-meeting', { by: meetingHost(kase) });
    if (meeting.outcome === 'held') return;
    if (meeting.outcome === 'declined') kase.end('declined');
    if (chance === 'third') kase.end('no-show');
  }
}

/** Consent can be withdrawn at any time: from that commit on nothing new is shared, and the course closes. */
function* exitProgramme(kase: Exit): Course<string> {
  const course = yield* kase.first({
    programme: programme(kase),
    withdrawn: kase.step('consent-withdrawal'),
    released: handOverOnRelease(kase),
    protected: watchProtection(kase),
  });
  if (course.branch === 'programme') return course.value;
  kase.mark('consent-withdrawn');
  return 'consent-withdrawn';
}

function* programme(kase: Exit): Course<string> {
  const visitation = yield* hosted(kase, 'visitation');
  if (visitation.outcome === 'not-suitable') return 'not-suitable';
  if (visitation.outcome === 'withdrawn') return 'person-withdrew';
  kase.mark('accepted');

  if (!(yield* signAgreement(kase))) return 'no-agreement';
  kase.mark('measure-started');

  const reviews = yield* kase.first({ reviewed: reviewUntilOver(kase), length: checkLength(kase) });
  if (reviews.value !== 'completed') return reviews.value;
  const followUp = yield* hosted(kase, 'follow-up');
  return followUp.outcome === 'stable' ? 'completed' : 'contact-again';
}

/** In custody Kriminalforsorgen runs the programme; on release the local unit takes it over, once it has accepted. */
function* handOverOnRelease(kase: Exit): Course<never> {
  while (isRunInCustody(kase)) {
    yield* kase.step('release', host(kase));
    yield* kase.handover({ of: 'responsibility', to: 'kommune', by: { role: 'municipal-exit' } });
  }
  return yield* kase.never();
}

/** A step of whoever runs the programme: once the local unit has taken over, it owes the step instead. */
function* hosted<K extends 'visitation' | 'programme-review' | 'follow-up'>(
  kase: Exit,
  step: K,
): Course<OutcomeOf<(typeof exitSteps)[K]>> {
  for (;;) {
    const inCustody = isRunInCustody(kase);
    const ended = yield* kase.first({
      done: kase.step(step, host(kase)),
      takenOver: kase.until(() => isRunInCustody(kase) !== inCustody),
    });
    if (ended.branch === 'done') return ended.value;
  }
}

/** Protection in CPR lapses after a year unless it is extended (CPRL § 28). */
function* watchProtection(kase: Exit): Course<never> {
  for (;;) {
    yield* kase.step('address-protection', host(kase));
    let expiry = yield* kase.step('protection-expires', host(kase));
    while (expiry.outcome === 'extended') expiry = yield* kase.step('protection-expires', host(kase));
  }
}

/** All four sign side by side; one that declines is conferred about before it is asked again. */
function* signAgreement(kase: Exit): Course<boolean> {
  const signed = yield* kase.all([
    signs(kase, 'person', 'municipal-exit'),
    signs(kase, 'kommune', 'municipal-exit'),
    signs(kase, 'politi', 'police-exit'),
    signs(kase, 'kriminalforsorg', 'kriminalforsorg-exit'),
  ]);
  return signed.every(Boolean);
}

function* signs(kase: Exit, party: string, by: string): Course<boolean> {
  for (;;) {
    const answer = yield* kase.step('agreement', { part: party, by });
    if (answer.outcome === 'signed') return true;
    const conference = yield* kase.step('conference', { part: party });
    if (conference.outcome === 'no-agreement') return false;
  }
}

function* reviewUntilOver(kase: Exit): Course<string> {
  for (;;) {
    const review = yield* hosted(kase, 'programme-review');
    switch (review.outcome) {
      case 'continue':
        continue;
      case 'completed':
      case 'transferred':
        return review.outcome;
      case 'interrupted-by-person':
      case 'interrupted-by-authority':
        return 'interrupted';
    }
  }
}

/** The programme's usual length is a note to the supervisor, not an end. */
function* checkLength(kase: Exit): Course<never> {
  yield* kase.step('length-check');
  return yield* kase.never();
}

/**
 * At least weekly in the first six months for a gang-linked parolee, then assessed again, by law (BEK 898/2025 § 4(3)): it
 * outlives a withdrawal from Exit.
 */
function* paroleContacts(kase: Exit): Course<void> {
  if (kase.assessment.course['gangLinkedParolee'] !== true) return;
  yield* kase.first({ weekly: kase.cadence('parole-contact'), over: assessParoleUntilOver(kase) });
}

function* assessParoleUntilOver(kase: Exit): Course<void> {
  let assessed = yield* kase.step('parole-reassessment');
  while (assessed.outcome === 'prolonged') assessed = yield* kase.step('parole-reassessment');
}

/** Who received the person's wish to get out. */
function receiver({ assessment }: Exit): { authority: string } {
  return { authority: String(assessment.course['receiver']) };
}

/** The municipal exit worker meets the person; in custody Kriminalforsorgen does. */
function meetingHost({ assessment }: Exit): string {
  return assessment.course['inCustody'] === true ? 'kriminalforsorg-exit' : 'municipal-exit';
}

function isRunInCustody({ responsible }: Exit): boolean {
  return responsible === 'kriminalforsorg';
}

/** Whose exit unit runs the programme: in custody Kriminalforsorgen's, else the municipality's. */
function host(kase: Exit): { authority?: string } {
  return isRunInCustody(kase) ? { authority: 'kriminalforsorg' } : {};
}
