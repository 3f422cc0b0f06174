import type { Course, Kase } from '../engine';
import { defineProcess, t } from '../engine';
import { netvaerkssamraadSteps } from './netvaerkssamraad.sheet';
import { netvaerkssamraadOpenings } from './openings';

type Samraad = Kase<typeof netvaerkssamraadSteps>;

/**
 * Netværkssamråd: the municipality gathers the network around a young person after police documentation of serious
 * crime, or when the board has dismissed the case. Source: BL § 130; Lov 611/2024.
 */
export const netvaerkssamraad = defineProcess({
  id: 'netvaerkssamraad',
  version: 1,
  title: t('Netværkssamråd', 'Network meeting (netværkssamråd)'),
  summary: t(
    'Netværket samles om en ung under 18 efter mistanke om alvorlig kriminalitet',
    'The network gathers around someone under 18 after a suspicion of serious crime',
  ),
  source: 'BL § 130; RPL § 115, stk. 1, nr. 1; lov 611/2024',
  parties: [
    { authority: 'kommune', title: t('Kommunen', 'Municipality') },
    { authority: 'politi', title: t('Politiet', 'Police') },
  ],
  reviewer: 'child-unit',
  receives: 'child-unit',
  steps: netvaerkssamraadSteps,
  endings: {
    measures: t('Foranstaltninger', 'Measures'),
    none: t('Ingen foranstaltninger', 'No measures'),
  },
  openings: netvaerkssamraadOpenings,

  *course(kase) {
    kase.makeResponsible('kommune');
    const repeated = yield* isRepeated(kase);
    kase.mark('accepted');
    if (repeated) return yield* conclude(kase, 'reassess');

    yield* kase.step('summon', { due: summonsRule(kase) });
    yield* meet(kase);
    const [ending] = yield* kase.all([conclude(kase, 'decide'), offerJob(kase)]);
    return ending;
  },
});

/** Within a year of the last meeting, new police documentation leads to a reassessment (BL § 130(2)). */
function* isRepeated(kase: Samraad): Course<boolean> {
  if (kase.assessment.course['trigger'] === 'board-dismissal') return false;
  const check = yield* kase.step('repeat-check');
  return check.outcome === 'repeat-within-1-year';
}

/** After a dismissal the seven days are those of BL § 130(3), else of § 130(1). */
function summonsRule({ assessment }: Samraad): 'UKN-24' | 'UKN-25' {
  return assessment.course['trigger'] === 'board-dismissal' ? 'UKN-24' : 'UKN-25';
}

function* meet(kase: Samraad): Course<void> {
  let meeting = yield* kase.step('samraad');
  while (meeting.outcome === 'no-show') {
    meeting = yield* kase.step('samraad', { due: 'PLAN-02', dueOn: meeting.newDate });
  }
}

function* conclude(
  kase: Samraad,
  step: 'reassess' | 'decide',
): Course<{ readonly outcome: string; readonly successor?: string }> {
  const decision = yield* kase.step(step);
  kase.mark('decided');
  if (decision.outcome === 'none') {
    return { outcome: 'none', ...(decision.successor ? { successor: decision.successor } : {}) };
  }
  kase.mark('measure-started');
  return { outcome: 'measures' };
}

/** From 13 to 17 the young person may ask for a pocket-money job (UKN-27). */
function* offerJob(kase: Samraad): Course<void> {
  if (kase.assessment.course['mayAskForJob'] === true) yield* kase.step('job-offer');
}
