import type { Assessment } from '../eligibility/types';
import type { PauseGround } from '../rules';
import type { JsonValue, Localized } from '../text';

/**
 * What happened in a case, as codes: the course is a function of these. Names, dates of birth and free text stay in
 * PostgreSQL and never enter a workflow.
 */
export type CaseEvent =
  | { readonly type: 'submitted'; readonly assessment: Assessment; readonly requestReview: boolean }
  | { readonly type: 'opened' }
  | { readonly type: 'completed'; readonly key: string; readonly outcome: string; readonly data: EventData }
  | { readonly type: 'fact-corrected'; readonly fact: string; readonly assessment: Assessment }
  | {
      readonly type: 'milestones-passed';
      readonly milestones: readonly MilestoneRef[];
      /** Present when a birthday is among them: ages have changed, so eligibility was assessed again. */
      readonly assessment?: Assessment;
    }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'closed-early'; readonly ground: EarlyClosureGround }
  /** The clock of a step stands still from an instant on. */
  | {
      readonly type: 'paused';
      readonly pauseId: string;
      readonly key: string;
      readonly ground: PauseGround;
      readonly from: string;
    }
  | { readonly type: 'pause-ended'; readonly pauseId: string; readonly key: string; readonly to: string }
  /** Someone offers the case to another authority, such as the municipality that the citizen moves to. */
  | { readonly type: 'handover-offered'; readonly to: string }
  | { readonly type: 'handover-withdrawn'; readonly key: string }
  /** A rule, calendar or ladder was changed for the running case, by someone who had seen what moves. */
  | { readonly type: 'rules-applied'; readonly changeId: string; readonly ruleSetVersion: number }
  | { readonly type: 'noted' }
  | { readonly type: 'assigned'; readonly key: string; readonly owner: string | null }
  /** Concern for a child: leads to an `underretning` of its own, linked to this case. */
  | { readonly type: 'concern-raised' }
  /** FVL §§ 3, 6: the case is closed to this user; their steps wait in the queues of their units. Why is kept elsewhere. */
  | {
      readonly type: 'conflict-declared';
      readonly user: string;
      readonly released: readonly string[];
      /** Users who were told. */
      readonly told: readonly string[];
    }
  | { readonly type: 'conflict-lifted'; readonly user: string }
  | { readonly type: 'incident'; readonly reason: string; readonly atSeq: number }
  | { readonly type: 'incident-retried' }
  | { readonly type: 'incident-ended' };

export type EventData = Readonly<Record<string, JsonValue>>;

export const earlyClosureGrounds = ['moved', 'deceased', 'opened-by-mistake', 'duplicate'] as const;
export type EarlyClosureGround = (typeof earlyClosureGrounds)[number];

/** What each ground is called. */
export const earlyClosureWords: Readonly<Record<EarlyClosureGround, Localized>> = {
  moved: { da: 'Borgeren er flyttet', en: 'The citizen has moved' },
  deceased: { da: 'Borgeren er død', en: 'The citizen has died' },
  'opened-by-mistake': { da: 'Sagen er oprettet ved en fejl', en: 'The case was opened by mistake' },
  duplicate: { da: 'Der er allerede en sag', en: 'There is a case already' },
};

/** Events that only PostgreSQL needs: a course neither sees them nor opens anything because of them. */
export const recordOnlyEvents: ReadonlySet<CaseEvent['type']> = new Set([
  'submitted',
  'rules-applied',
  'noted',
  'assigned',
  'concern-raised',
  'conflict-declared',
  'conflict-lifted',
  'incident',
  'incident-retried',
  'incident-ended',
] satisfies CaseEvent['type'][]);

/**
 * A point in time that the case waits for: a step's due instant, a rung of its ladder, or a birthday that changes a
 * rule's answer. `version` counts the due instants that the step has had: a rung belongs to one of them.
 */
export type MilestoneRef =
  | { readonly kind: 'due'; readonly key: string }
  | {
      readonly kind: 'rung';
      readonly key: string;
      readonly ladder: string;
      readonly rung: string;
      readonly version: number;
    }
  | { readonly kind: 'birthday'; readonly name: BirthdayName };

export type BirthdayName = '15' | '18-less-one-month' | '18';

/** Who owes a step: a role that the district profile resolves to a unit, and the authority where the role leaves it open. */
export interface StepOwing {
  readonly role: string;
  readonly authority?: string;
}

export interface OpenedStep {
  /** Unique in its case, such as `review#3` or `confirm-involvement:psykiatri`. */
  readonly key: string;
  readonly step: string;
  readonly by: StepOwing;
  /** Id of the deadline rule; absent where the sheet names none. */
  readonly due?: string;
  /** Local date that the parties agreed on for this very step: the trigger of its rule. */
  readonly dueOn?: string;
  /** An option that is open at any time and owed by nobody: offered on the case, not listed as work. */
  readonly option: boolean;
  /** Opening and answering this step passes data between authorities: each is recorded as a disclosure. */
  readonly disclosure: boolean;
  /** Present when the step is an offer of responsibility or of the whole case, which its owing authority may accept. */
  readonly handover?: HandoverOffer;
}

/** What is offered, and to whom: the main responsibility, or the case as one that has moved to another municipality. */
export interface HandoverOffer {
  readonly of: 'responsibility' | 'case';
  /** Authority code of the receiver. */
  readonly to: string;
}

export interface Ending {
  readonly outcome: string;
  /** The process that the case should go on in, where the sheet names one. */
  readonly successor?: string;
  /** Codes and dates that the linked case opens with, where that process runs in the district. */
  readonly successorFacts?: EventData;
}

/** A turning point that rules, rights or statistics look at. */
export type CaseMark = 'accepted' | 'decided' | 'measure-started' | 'consent-given' | 'consent-withdrawn';

/** What one event did to the course: recorded with the event and compared at every re-run. */
export interface CourseChange {
  readonly courseVersion: number;
  readonly opened: readonly OpenedStep[];
  /** Keys of steps that closed without an outcome. */
  readonly withdrawn: readonly string[];
  readonly marks: readonly CaseMark[];
  /** Authority that became responsible with this event. */
  readonly responsible?: string;
  readonly ending?: Ending;
}

/** A row of the case log as a workflow sees it. `change` is absent on record-only events. */
export interface LoggedEvent {
  readonly seq: number;
  /** Instant (RFC 3339, UTC) by the database's clock. */
  readonly at: string;
  readonly commandId: string;
  readonly event: CaseEvent;
  readonly change?: CourseChange;
}

/** What the engine proposes; PostgreSQL decides whether it becomes a row. */
export interface Candidate {
  readonly event: CaseEvent;
  readonly change: CourseChange;
}
