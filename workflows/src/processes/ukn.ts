import type { Admission, Course, Kase } from '../engine';
import { defineProcess, t } from '../engine';
import { uknOpenings } from './openings';
import { gates } from './ukn.gates';
import { uknSteps } from './ukn.sheet';

type Ukn = Kase<typeof uknSteps>;
type Track = 'A' | 'B';

/**
 * Ungdomskriminalitetsnævnet: children of 10–14 by the police to the board, youths of 15–17 by the court.
 * Source: UKL; BEK 32/2019; BEK 1115 and 1116/2024; S000 § 6.
 */
export const ukn = defineProcess({
  id: 'ukn',
  version: 1,
  title: t('Ungdomskriminalitetsnævnet', 'Youth Crime Board'),
  summary: t(
    'Alvorlig kriminalitet begået af 10–17-årige: screening, undersøgelse, nævnsmøde, afgørelse og opfølgning',
    'Serious crime by 10–17-year-olds: screening, investigation, board meeting, decision and follow-up',
  ),
  source: 'UKL; BEK 32/2019; BEK 1115/2024; BEK 1116/2024; S000 § 6',
  parties: [
    { authority: 'politi', title: t('Politiet', 'Police') },
    { authority: 'ukn', title: t('Nævnet og dets sekretariat', 'The board and its secretariat') },
    { authority: 'kommune', title: t('Kommunen', 'Municipality') },
    { authority: 'anklagemyndighed', title: t('Anklagemyndigheden', 'Prosecution') },
    { authority: 'ukf', title: t('Ungekriminalforsorgen', 'Youth probation service') },
  ],
  reviewer: 'police-screening',
  steps: uknSteps,
  endings: {
    'not-referred': t('Ikke henvist til nævnet', 'Not referred to the board'),
    acquitted: t('Frifundet', 'Acquitted'),
    dismissed: t('Afvist af nævnet', 'Dismissed by the board'),
    completed: t('Gennemført', 'Completed'),
    'turned-18': t('Ophørt ved 18 år', 'Ended at 18'),
    'youth-sanction': t('Afløst af ungdomssanktion', 'Replaced by a youth sanction'),
    'measures-ended': t('Foranstaltninger ophørt', 'Measures ended'),
  },
  openings: uknOpenings,

  *course(kase, admission) {
    const track = trackOf(kase, admission);
    const meetingDue = track === 'A' ? yield* screening(kase) : yield* criminalCase(kase);
    kase.mark('accepted');

    const treated = yield* kase.first({
      decided: prepareAndDecide(kase, { track, meetingDue }),
      dropped: kase.step('suspicion-dropped'),
    });
    if (treated.branch === 'dropped') {
      yield* kase.step('dismissal');
      return { outcome: 'dismissed', successor: 'netvaerkssamraad' };
    }
    kase.mark('decided');
    return yield* afterDecision(kase, treated.value);
  },
});

function trackOf({ assessment }: Ukn, { data }: Admission): Track {
  return (data['track'] as Track | undefined) ?? assessment.routes[0]?.track ?? 'A';
}

/** Id of the rule that says by when the board meets. */
type MeetingDue = 'UKN-05' | 'UKN-06' | 'UKN-07';

/** Track A: the police screen and refer, as soon as possible (UKL § 11). The board meets 4 weeks from the referral. */
function* screening(kase: Ukn): Course<MeetingDue> {
  const screened = yield* kase.step('screening');
  if (screened.outcome === 'do-not-refer') notReferred(kase, screened.documented);
  return 'UKN-05';
}

/**
 * Track B: police, prosecution and court come first; the municipality brings the case (UKL §§ 10, 27(2)). The board
 * meets 14 days from the final judgment, or before the release from unconditional imprisonment.
 */
function* criminalCase(kase: Ukn): Course<MeetingDue> {
  const stage = kase.assessment.routes.find(({ track }) => track === 'B')?.stage;
  let unconditional = kase.assessment.course['conditional'] === false;
  if (stage === undefined || stage === 'prepare') {
    yield* kase.step('indstilling');
    const claim = yield* kase.step('claim');
    if (claim.outcome === 'no-claim') notReferred(kase, claim.documented);
  }
  if (stage !== 'bring-case') {
    const judgment = yield* kase.step('judgment');
    if (judgment.outcome === 'acquitted') kase.end('acquitted');
    if (judgment.outcome === 'not-referred') notReferred(kase, judgment.documented);
    if (judgment.outcome === 'referred') unconditional = judgment.sentence === 'unconditional';
    yield* kase.step('tell-municipality');
  }
  yield* kase.step('bring-case');
  return unconditional ? 'UKN-07' : 'UKN-06';
}

/** With documentation of serious crime the municipality summons a netværkssamråd (UKN-25), else it is notified. */
function notReferred(kase: Ukn, documented: boolean): never {
  return kase.end('not-referred', documented ? 'netvaerkssamraad' : 'underretning');
}

type Decision =
  | 'dismissed'
  | 'immediate-reaction'
  | 'improvement-programme'
  | 'placement-with-consent'
  | 'placement-without-consent'
  | 'change'
  | 'end';

function* prepareAndDecide(
  kase: Ukn,
  { track, meetingDue }: { track: Track; meetingDue: MeetingDue },
): Course<Decision> {
  const prepared = [kase.step('schedule-board-meeting'), investigateAndRecommend(kase, track), allGates(kase)];
  if (track === 'A') yield* kase.all([sortCase(kase), ...prepared]);
  else yield* kase.all(prepared);

  for (;;) {
    yield* holdMeeting(kase, meetingDue);
    const decision = yield* kase.step('decision');
    if (decision.outcome !== 'postponed') return decision.outcome;
  }
}

/** The secretariat recommends, the chair decides who treats the case (BEK 32 § 17). */
function* sortCase(kase: Ukn): Course<void> {
  yield* kase.step('sort');
  yield* kase.step('decide-treatment');
}

function* investigateAndRecommend(kase: Ukn, track: Track): Course<void> {
  if (track === 'A') yield* kase.step('request-investigation');
  const due = track === 'A' ? 'UKN-02' : 'UKN-03';
  yield* kase.first({ finished: kase.step('youth-investigation', { due }), late: tellWhatIsMissing(kase) });
  yield* kase.step('recommendation');
}

/** A late investigation stays open; the municipality says what is missing and when it comes (UKL §§ 29(3), 30(3)). */
function* tellWhatIsMissing(kase: Ukn): Course<never> {
  yield* kase.overdue('youth-investigation');
  yield* kase.step('preliminary-assessment');
  return yield* kase.never();
}

function* allGates(kase: Ukn): Course<void> {
  yield* kase.all((Object.keys(gates) as (keyof typeof gates)[]).map((gate) => kase.step(gate)));
}

/** Absence does not end a case: a person decides to bring, postpone or proceed (UKL § 38; BEK 32 § 27). */
function* holdMeeting(kase: Ukn, due: MeetingDue): Course<void> {
  for (;;) {
    const meeting = yield* kase.step('board-meeting', { due });
    if (meeting.outcome === 'held') return;
    const absence = yield* kase.step('decide-on-absence');
    if (absence.outcome === 'proceed') return;
  }
}

function* afterDecision(kase: Ukn, decision: Decision): Course<{ outcome: string; successor?: string }> {
  switch (decision) {
    case 'dismissed':
      return { outcome: 'dismissed', successor: 'netvaerkssamraad' };
    case 'end':
      yield* kase.step('served');
      return { outcome: 'measures-ended' };
    case 'immediate-reaction':
      yield* serveAndExecute(kase);
      return { outcome: 'completed' };
    default:
      yield* serveAndExecute(kase);
      return { outcome: yield* followUp(kase, decision) };
  }
}

function* serveAndExecute(kase: Ukn): Course<void> {
  yield* kase.all([kase.step('served'), kase.step('executed')]);
  kase.mark('measure-started');
}

/** The youth supervisor talks with the youth until supervision ends; a placement without consent needs renewal. */
function* followUp(kase: Ukn, decision: Decision): Course<string> {
  const supervised = yield* kase.first({
    ended: supervise(kase),
    complaint: complaintWindow(kase),
    renewal: decision === 'placement-without-consent' ? renewPlacement(kase) : kase.never(),
  });
  return supervised.value;
}

function* supervise(kase: Ukn): Course<string> {
  yield* talk(kase, 'first-talk');
  yield* talk(kase, 'second-talk');
  const { outcome } = yield* kase.step('supervision');
  return outcome;
}

/** A missed talk gets a new one within 7 days (BEK 1116 § 3). */
function* talk(kase: Ukn, which: 'first-talk' | 'second-talk'): Course<void> {
  let held = yield* kase.step(which);
  while (held.outcome === 'missed') held = yield* kase.step(which, { due: 'UKN-22' });
}

function* complaintWindow(kase: Ukn): Course<never> {
  yield* kase.first({ complained: kase.step('complaint-window'), passed: kase.overdue('complaint-window') });
  return yield* kase.never();
}

function* renewPlacement(kase: Ukn): Course<never> {
  yield* kase.step('placement-renewal');
  return yield* kase.never();
}
