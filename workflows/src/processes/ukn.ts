import type { Ending } from '@tovholder/domain/case-log';
import type { Admission, Course, Kase } from '../engine';
import { defineProcess, t } from '../engine';
import { uknOpenings } from './openings';
import { gates } from './ukn.gates';
import { uknSteps } from './ukn.sheet';
import { executeAtOnce, underMeasures } from './ukn.supervision';

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
  receives: 'municipality',
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
      ended: treat(kase, { track, meetingDue }),
      blocked: kase.cadence('removal-blocked'),
    });
    return treated.value;
  },
});

/** Until the board has decided the police may drop the suspicion; then the board dismisses the case (UKL § 42). */
function* treat(kase: Ukn, prepared: { track: Track; meetingDue: MeetingDue }): Course<Ending> {
  const treated = yield* kase.first({
    decided: decide(kase, prepared),
    dropped: kase.step('suspicion-dropped'),
  });
  if (treated.branch === 'dropped') {
    yield* kase.step('dismissal');
    return dismissed;
  }
  kase.mark('decided');
  return yield* afterDecision(kase, treated.value);
}

/** A dismissed case goes to the municipality, which summons a netværkssamråd (BL § 130(3)). */
const dismissed = {
  outcome: 'dismissed',
  successor: 'netvaerkssamraad',
  successorFacts: { trigger: 'board-dismissal' },
};

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
 * Track B: police, prosecution and court come first (UKL § 10). The board meets 14 days from the final judgment, or
 * before the release from unconditional imprisonment.
 */
function* criminalCase(kase: Ukn): Course<MeetingDue> {
  const stage = stageOf(kase);
  if (stage === 'prepare') {
    yield* kase.step('indstilling');
    const claim = yield* kase.step('claim');
    if (claim.outcome === 'no-claim') notReferred(kase, claim.documented);
  }
  let unconditional = kase.assessment.course['conditional'] === false;
  if (stage !== 'bring-case') {
    const judgment = yield* kase.step('judgment');
    if (judgment.outcome === 'acquitted') kase.end('acquitted');
    if (judgment.outcome === 'not-referred') notReferred(kase, judgment.documented);
    if (judgment.outcome === 'referred') unconditional = judgment.sentence === 'unconditional';
  }
  return unconditional ? 'UKN-07' : 'UKN-06';
}

/** How far the criminal case had come when the police submitted it. */
function stageOf({ assessment }: Ukn): string {
  return assessment.routes.find(({ track }) => track === 'B')?.stage ?? 'prepare';
}

/** With documentation of serious crime the municipality summons a netværkssamråd (UKN-25), else it is notified. */
function notReferred(kase: Ukn, documented: boolean): never {
  return kase.end(
    'not-referred',
    documented
      ? { successor: 'netvaerkssamraad', successorFacts: { trigger: 'police-documentation', underUkl: false } }
      : { successor: 'underretning', successorFacts: { notifierKind: 'professional' } },
  );
}

type Decision =
  | 'dismissed'
  | 'immediate-reaction'
  | 'improvement-programme'
  | 'placement-with-consent'
  | 'placement-without-consent'
  | 'change'
  | 'end';

/** The meeting and its deadline stand open while it is prepared: the board sees from the referral on by when it meets. */
function* decide(kase: Ukn, { track, meetingDue }: { track: Track; meetingDue: MeetingDue }): Course<Decision> {
  const stage = stageOf(kase);
  yield* kase.all([
    track === 'A' ? sortCase(kase) : bringCase(kase, stage),
    kase.step('schedule-board-meeting'),
    investigateAndRecommend(kase, track),
    allGates(kase),
    holdMeeting(kase, meetingDue),
  ]);
  for (;;) {
    const decision = yield* kase.step('decision');
    if (decision.outcome !== 'postponed') return decision.outcome;
    yield* holdMeeting(kase, meetingDue);
  }
}

/** The municipality is told of the judgment and itself brings the case (UKL § 27(2)). */
function* bringCase(kase: Ukn, stage: string): Course<void> {
  if (stage !== 'bring-case') yield* kase.step('tell-municipality');
  yield* kase.step('bring-case');
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

/** Absence does not end a case: people decide to bring at once, else to postpone, or to proceed (UKL § 38; BEK 32 § 27). */
function* holdMeeting(kase: Ukn, due: MeetingDue): Course<void> {
  for (;;) {
    const meeting = yield* kase.step('board-meeting', { due });
    if (meeting.outcome === 'held') return;
    const absence = yield* kase.step('decide-on-absence');
    if (absence.outcome === 'proceed') return;
  }
}

function* afterDecision(kase: Ukn, decision: Decision): Course<Ending> {
  switch (decision) {
    case 'dismissed':
      return dismissed;
    case 'end':
      yield* kase.step('served');
      return { outcome: 'measures-ended' };
    case 'immediate-reaction':
      yield* executeAtOnce(kase);
      return { outcome: 'completed' };
    default:
      return { outcome: yield* underMeasures(kase, { mustRenew: decision === 'placement-without-consent' }) };
  }
}
