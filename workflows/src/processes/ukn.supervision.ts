import type { Course, Kase } from '../engine';
import type { uknSteps } from './ukn.sheet';

type Ukn = Kase<typeof uknSteps>;

/** An immediate reaction alone is served and executed: it has no forced pace of supervision (BEK 1115 § 5(2)). */
export function* executeAtOnce(kase: Ukn): Course<void> {
  yield* kase.all([kase.step('served'), kase.step('executed')]);
  kase.mark('measure-started');
}

/**
 * A programme or placement: served, executed and followed up by the municipality, supervised by the youth probation
 * service, side by side, until the measures end (UKL § 20). At 18 they end by law. @returns the ending
 */
export function* underMeasures(kase: Ukn, { mustRenew }: { readonly mustRenew: boolean }): Course<string> {
  const ended = yield* kase.first({
    over: kase.step('supervision'),
    'turned-18': kase.birthday('18'),
    served: serve(kase),
    executed: executeAndFollowUp(kase, { mustRenew }),
    supervised: supervise(kase),
  });
  return ended.branch === 'over' ? ended.value.outcome : ended.branch;
}

function* serve(kase: Ukn): Course<never> {
  yield* kase.step('served');
  yield* kase.first({ complained: kase.step('complaint-window'), passed: kase.overdue('complaint-window') });
  return yield* kase.never();
}

function* executeAndFollowUp(kase: Ukn, { mustRenew }: { readonly mustRenew: boolean }): Course<never> {
  yield* kase.step('executed');
  kase.mark('measure-started');
  yield* kase.all([
    followUp(kase),
    kase.cadence('fetching'),
    mustRenew ? kase.step('placement-renewal') : kase.never(),
  ]);
  return yield* kase.never();
}

/** First when the investigation is finished, at the latest after 3 months; then as decided each time (BL § 95). */
function* followUp(kase: Ukn): Course<void> {
  let followed = yield* kase.earliest('follow-up', { or: childInvestigation(kase), onThatDay: 'PLAN-02' });
  while (followed.outcome === 'continue') {
    followed = yield* kase.step('follow-up', { due: 'PLAN-02', dueOn: followed.nextOn });
  }
}

function* childInvestigation(kase: Ukn): Course<string> {
  const investigation = yield* kase.step('child-investigation');
  return investigation.finishedOn;
}

/** Talks, control and contact, each at its own pace, and what follows when something goes wrong (BEK 1115; BEK 1116). */
function* supervise(kase: Ukn): Course<never> {
  const breaches = { found: 0 };
  yield* kase.all([
    talks(kase),
    kase.cadence('control', ({ outcome }) => {
      if (outcome === 'breach') breaches.found++;
    }),
    kase.cadence('municipal-contact'),
    answerBreaches(kase, breaches),
    answerPassivity(kase),
    move(kase),
  ]);
  return yield* kase.never();
}

/** 7 days from the decision, 14 days from the first, then every 14 days for two months, then monthly. */
function* talks(kase: Ukn): Course<never> {
  yield* talk(kase, 'first-talk');
  yield* talk(kase, 'second-talk');
  for (;;) yield* talk(kase, 'supervision-talk');
}

type Talk = 'first-talk' | 'second-talk' | 'supervision-talk';

/** Missed: a letter the same day and a new talk within 7 days; then visit or reprimand; then a report (BEK 1116 §§ 3–5). */
function* talk(kase: Ukn, which: Talk): Course<void> {
  let { outcome } = yield* kase.step(which);
  while (outcome === 'missed') {
    yield* kase.step('missed-talk-letter');
    ({ outcome } = yield* kase.step(which, { due: 'UKN-22' }));
    if (outcome === 'missed') yield* visitOrReport(kase, 'talk');
  }
}

/** Not complying: a letter the same day, visit or reprimand, the municipality’s answer, a report (BEK 1116 §§ 6–11). */
function* answerBreaches(kase: Ukn, breaches: { readonly found: number }): Course<never> {
  for (;;) {
    const answered = breaches.found;
    yield* kase.until(() => breaches.found > answered);
    yield* kase.step('breach-letter');
    yield* visitOrReport(kase, 'breach');
  }
}

/** The board is told after the child and the custody holders have seen what it is told (BEK 1116 § 11). */
function* visitOrReport(kase: Ukn, part: 'talk' | 'breach'): Course<void> {
  const visit = yield* kase.step('visit-or-reprimand', { part });
  if (visit.outcome === 'complies') return;
  if (part === 'breach') yield* kase.step('breach-answer');
  const shown = yield* kase.step('show-report', { part });
  if (shown.outcome === 'shown') yield* kase.step('report', { part });
}

/** Where the municipality does not act, it comments to the board, whose chair may order it to (UKL § 51). */
function* answerPassivity(kase: Ukn): Course<never> {
  for (;;) {
    yield* kase.step('municipality-passive');
    yield* kase.step('passivity-comments');
    yield* kase.step('order-execution');
  }
}

/** The file goes to the new unit, which contacts the family (BEK 1115 § 21). */
function* move(kase: Ukn): Course<never> {
  for (;;) {
    yield* kase.step('supervision-moves');
    yield* kase.step('send-file');
    yield* kase.step('contact-family');
  }
}
