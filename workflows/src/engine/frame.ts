import type { Ending } from '@tovholder/domain/case-log';
import type { Course, Steps } from './definition';
import { defineSteps, outcome, outcomeWith, t } from './definition';
import { choice, optional, text } from './fields';
import type { Kase } from './kase';
import type { Admission, ProcessDefinition } from './process';

const successor = optional(
  choice(['Hvor borgeren henvises til', 'Where the citizen is pointed to'], {
    underretning: ['Underretning til kommunen', 'Notification to the municipality'],
    netvaerkssamraad: ['Netværkssamråd', 'Network meeting (netværkssamråd)'],
    ssp: ['SSP', 'SSP'],
    'ssp-plus': ['SSP+', 'SSP+'],
    psp: ['PSP', 'PSP'],
    'psp-k': ['PSP-K', 'PSP-K'],
    exit: ['Exit', 'Exit'],
    ksp: ['KSP', 'KSP'],
    other: ['Andet tilbud', 'Another offer'],
  }),
);

/** The steps that every process shares. Only a person ends a review of eligibility. */
const frameSteps = (reviewer: string) =>
  defineSteps({
    'eligibility-review': {
      title: t('Vurdér, om henvendelsen hører til her', 'Review whether the referral belongs here'),
      by: reviewer,
      due: 'TOV-01',
      outcomes: {
        accept: {
          ...outcomeWith(['Optag', 'Accept'], { reason: text('Begrundelse', 'Reason') }),
          demandsFacts: true,
        },
        'not-eligible': outcomeWith(['Uden for målgruppen', 'Not eligible'], {
          reason: text('Begrundelse', 'Reason'),
          successor,
        }),
      },
    },
    're-assessment': {
      title: t('Vurdér på ny: oplysningerne er ændret', 'Assess again: the facts have changed'),
      by: reviewer,
      due: 'TOV-01',
      numbered: true,
      outcomes: {
        continue: outcomeWith(['Forløbet fortsætter', 'The case goes on'], { reason: text('Begrundelse', 'Reason') }),
        'not-eligible': outcomeWith(['Ikke længere i målgruppen', 'No longer eligible'], {
          reason: text('Begrundelse', 'Reason'),
          successor,
        }),
      },
    },
  });

/** The step of a process whose cases or responsibilities can be offered to another authority. */
const handoverSteps = (receiver: string) =>
  defineSteps({
    handover: {
      title: t('Svar på tilbud om overdragelse', 'Answer the offer of a handover'),
      by: receiver,
      due: 'TOV-81',
      numbered: true,
      outcomes: {
        accepted: outcome('Modtaget', 'Accepted'),
        refused: outcomeWith(['Afvist', 'Refused'], { reason: text('Begrundelse', 'Reason') }),
      },
    },
  });

const frameEndings = {
  'not-eligible': t('Uden for målgruppen', 'Not eligible'),
  withdrawn: t('Trukket tilbage', 'Withdrawn'),
  'closed-early': t('Afsluttet før tid', 'Closed early'),
};

/**
 * Puts a process into the frame that all share (processes.md): review of eligibility where the rule alone does not
 * decide, re-assessment when corrected facts or a birthday change the verdict, withdrawal, early closure, and moving to
 * another municipality that accepts the case.
 *
 * A process may declare `eligibility-review` itself, where accepting needs more than a reason.
 */
export function defineProcess<const S extends Steps>(process: ProcessDefinition<S>): ProcessDefinition {
  const { receives } = process;
  const steps = { ...frameSteps(process.reviewer), ...(receives ? handoverSteps(receives) : {}), ...process.steps };
  // Within the frame the process's own steps do not matter, and within the process the frame's do not.
  const framed = process as unknown as ProcessDefinition;
  return {
    ...framed,
    steps,
    endings: { ...frameEndings, ...process.endings },
    course: (kase) => inFrame(kase as unknown as Framed, framed),
  };
}

type Framed = Kase<ReturnType<typeof frameSteps>>;

function* inFrame(kase: Framed, process: ProcessDefinition): Course<Ending> {
  const end = yield* kase.first({
    course: admitted(kase, process),
    withdrawn: kase.happens('withdrawn'),
    'closed-early': kase.happens('closed-early'),
    moved: moveWhenOffered(kase, process),
  });
  return end.branch === 'course' ? end.value : { outcome: end.branch };
}

/** A case may be offered to the municipality that the citizen moves to, at any time; it moves when that one accepts. */
function* moveWhenOffered(kase: Framed, { receives }: ProcessDefinition): Course<never> {
  for (;;) {
    const to = yield* kase.offered();
    if (receives) yield* kase.handover({ of: 'case', to, by: { role: receives, authority: to } });
  }
}

function* admitted(kase: Framed, process: ProcessDefinition): Course<Ending> {
  let admission: Admission = { by: 'rule', data: {} };
  if (kase.assessment.verdict !== 'eligible') {
    const review = yield* kase.step('eligibility-review', reviewer(kase, process));
    if (review.outcome === 'not-eligible') return notEligible(kase, review);
    admission = { by: 'person', data: review };
  }
  const end = yield* kase.first({
    course: process.course(kase as unknown as Kase, admission),
    reassessed: reassessWheneverTheVerdictChanges(kase, process),
  });
  return end.value;
}

function* reassessWheneverTheVerdictChanges(kase: Framed, process: ProcessDefinition): Course<Ending> {
  for (;;) {
    yield* kase.verdictChanges();
    const again = yield* kase.step('re-assessment', reviewer(kase, process));
    if (again.outcome === 'not-eligible') return notEligible(kase, again);
  }
}

function notEligible(kase: Framed, { successor: to }: { readonly successor?: string }): never {
  return kase.end('not-eligible', to === undefined || to === 'other' ? {} : { successor: to });
}

function reviewer({ assessment }: Framed, { reviewingAuthority }: ProcessDefinition): { authority?: string } {
  return reviewingAuthority ? { authority: reviewingAuthority(assessment) } : {};
}
