import type { Course, Kase } from '../engine';
import { defineProcess, t } from '../engine';
import { underretningOpenings } from './openings';
import { underretningSteps } from './underretning.sheet';

type Underretning = Kase<typeof underretningSteps>;

/**
 * Underretning: somebody is worried about a child, and the municipality finds out. The danger is looked at within 24
 * hours of receipt whatever else is unclear. Source: BL ch. 16, §§ 18–20, 91, 95, 108, 125; BEK 1602/2023.
 */
export const underretning = defineProcess({
  id: 'underretning',
  version: 1,
  title: t('Underretning', 'Notification of concern'),
  summary: t(
    'Bekymring for et barn: modtagelse, vurdering inden 24 timer, screening, undersøgelse, plan og opfølgning',
    'Concern for a child: receipt, assessment within 24 hours, screening, investigation, plan and follow-up',
  ),
  source: 'BL kap. 16; BL §§ 18-20, 91, 95, 108, 125; BEK 1602/2023',
  parties: [{ authority: 'kommune', title: t('Kommunen', 'Municipality') }],
  reviewer: 'child-unit',
  receives: 'child-unit',
  steps: underretningSteps,
  endings: {
    'other-municipality': t('Overtaget af en anden kommune', 'Taken over by another municipality'),
    'no-need': t('Intet behov for støtte', 'No need of support'),
    ended: t('Afsluttet', 'Ended'),
  },
  openings: underretningOpenings,

  *course(kase) {
    kase.makeResponsible('kommune');
    yield* kase.all([register(kase), kase.step('danger-check'), kase.step('confirm')]);
    kase.mark('accepted');

    const [screened] = yield* kase.all([kase.step('screen'), talkWithChild(kase)]);
    kase.mark('decided');
    const abuse = screened.outcome === 'investigation' ? screened.abuse : false;
    const [ending] = yield* kase.all([support(kase, { need: screened.outcome, abuse }), tellNotifier(kase)]);
    return ending;
  },
});

interface Ended {
  readonly outcome: string;
  readonly successor?: string;
}

/**
 * Who may belong elsewhere is offered to that municipality the same day. Until it accepts, the danger is ours to look
 * at; from then on it is theirs, with the same 24 hours.
 */
function* register(kase: Underretning): Course<void> {
  let registered = yield* kase.step('register');
  while (registered.outcome === 'other-municipality') {
    const before = kase.responsible;
    const passed = yield* kase.first({
      moved: kase.until(() => kase.responsible !== before),
      answered: kase.step('pass-on'),
    });
    if (passed.branch === 'answered' && passed.value.outcome === 'accepted-elsewhere') kase.end('other-municipality');
    registered = yield* kase.step('register');
  }
}

/** Compulsory where abuse is stated, and then without the custody holders if one of them is suspected (BL § 137(3)). */
function* talkWithChild(kase: Underretning): Course<void> {
  yield* kase.step(kase.assessment.course['abuse'] === true ? 'compulsory-child-talk' : 'child-talk');
}

/** Only who notifies by profession is told what came of it (BL § 138(2)). */
function* tellNotifier(kase: Underretning): Course<void> {
  if (kase.assessment.course['professional'] === true) yield* kase.step('tell-notifier');
}

function* support(
  kase: Underretning,
  { need, abuse }: { need: 'no-need' | 'afdaekning' | 'investigation'; abuse: boolean },
): Course<Ended> {
  if (need === 'no-need') return { outcome: 'no-need' };
  if (need === 'investigation') {
    yield* kase.all([investigate(kase), ...(abuse ? [kase.step('involve-boernehus')] : [])]);
  }
  const supported = yield* kase.first({
    course: planAndFollowUp(kase),
    treatment: wheneverAsked(kase, { option: 'drug-treatment-asked', then: 'drug-treatment' }),
    complaints: wheneverAsked(kase, { option: 'complaint-received', then: 'complaint-reassessment' }),
  });
  return supported.value;
}

/** After four months without an end the municipality says what is missing; the investigation stays open (BL § 20(3)). */
function* investigate(kase: Underretning): Course<void> {
  yield* kase.first({
    finished: kase.step('investigation'),
    late: tellWhatIsMissing(kase),
    residential: wheneverAsked(kase, { option: 'residential-study-wanted', then: 'residential-study' }),
  });
}

function* tellWhatIsMissing(kase: Underretning): Course<never> {
  yield* kase.overdue('investigation');
  yield* kase.step('preliminary-assessment');
  return yield* kase.never();
}

function* planAndFollowUp(kase: Underretning): Course<Ended> {
  for (;;) {
    const plan = yield* kase.step('plan');
    if (plan.outcome === 'no-measure') return { outcome: 'no-need' };
    kase.mark('measure-started');

    let review = yield* kase.step('follow-up');
    while (review.outcome === 'continue') {
      review = yield* kase.step('follow-up', { due: 'PLAN-02', dueOn: review.nextOn });
    }
    if (review.outcome === 'end') {
      return { outcome: 'ended', ...(review.successor ? { successor: review.successor } : {}) };
    }
  }
}

type Asked =
  | { readonly option: 'residential-study-wanted'; readonly then: 'residential-study' }
  | { readonly option: 'drug-treatment-asked'; readonly then: 'drug-treatment' }
  | { readonly option: 'complaint-received'; readonly then: 'complaint-reassessment' };

/** What may be asked for at any time becomes a step with a deadline of its own. */
function* wheneverAsked(kase: Underretning, { option, then }: Asked): Course<never> {
  for (;;) {
    yield* kase.step(option);
    yield* kase.step(then);
  }
}
