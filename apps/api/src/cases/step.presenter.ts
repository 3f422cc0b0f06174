import type { DueView, HandoverView, PauseView, StepView } from '@tovholder/contracts/http';
import {
  actionsOnStep,
  type CaseForAccess,
  groundsOf,
  isOwn,
  type Principal,
  type StepSight,
} from '@tovholder/domain/access';
import { type PauseGround, pauseGroundWords } from '@tovholder/domain/rules';
import type { Language, Mark } from '@tovholder/domain/text';
import type { CaseRecord, DueRecord, HandoverRecord, PauseRecord, StepRecord } from '@tovholder/persistence';
import type { ProcessDefinition, StepDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import type { Names } from '../platform/names';
import { namedCodes, noteField } from '../processes/outcome-data';
import { presentOutcomes } from '../processes/process.presenter';
import { presentLadder } from './ladder.presenter';
import { presentDetails } from './outcome-details';
import { stepForAccess } from './sight';

/** A step as far as the reader sees it: a `frame` has owner and dates, not what was said. */
export function presentStep(
  step: StepRecord,
  context: {
    readonly reader: Reader;
    readonly process: ProcessDefinition;
    readonly access: CaseForAccess;
    readonly sight: Exclude<StepSight, 'hidden'>;
    /** Instant in milliseconds that is now. */
    readonly now: number;
    /** Working days from today to a local date. */
    readonly daysLeft: (due: string) => number;
    readonly names: Names;
    /** Names of users by id. */
    readonly people: CaseRecord['people'];
    /** What was written with the outcome. */
    readonly texts: Readonly<Record<string, string>>;
    /** Rules whose demanded facts the case lacks. */
    readonly blocking: readonly string[];
  },
): StepView {
  const { reader, process, access, sight, now, daysLeft, names, people, texts, blocking } = context;
  const { language, principal } = reader;
  const definition = process.steps[step.step];
  const full = sight === 'full';
  const outcome = full ? step.outcome : null;
  const outcomeDefinition = outcome === null ? undefined : definition?.outcomes[outcome];
  const openSteps = access.steps.flatMap((one) => (one.state === 'open' ? one.step : []));
  const outcomes = possibleOutcomes(definition, { openSteps, blocking });
  const actions = possibleActions(step, { principal, access, now, outcomes });
  const nameOf = (user: string): string => people[user] ?? user;
  const left = step.due && step.state === 'open' ? daysLeft(step.due.localDate) : null;
  const codes = outcome === null || step.data === null ? null : namedCodes(outcomeDefinition?.data ?? {}, step.data);
  return {
    key: step.key,
    step: step.step,
    title: definition?.title[language] ?? step.step,
    state: step.state,
    by: {
      authority: step.authority,
      authorityTitle: names.authorityAt(step.authority, step.openedAt),
      unit: step.unit,
      unitTitle: names.unit(step.unit),
    },
    owner: step.owner,
    ownerName: step.owner === null ? null : nameOf(step.owner),
    mine: step.state === 'open' && isOwn(principal, stepForAccess(step)),
    openedAt: step.openedAt,
    closedAt: step.closedAt,
    due: presentDue(step.due, left),
    workingDaysLeft: left,
    paused: step.pausedAt !== null,
    pauses: step.pauses.map((pause) => presentPause(pause, { language, full, nameOf })),
    pausableGrounds: actions.includes('pause') ? step.pausable.map((ground) => groundWords(ground, language)) : [],
    ladder: presentLadder(step.ladder, { language, people: answersFor(principal, { access, step }), nameOf }),
    handover: step.handover && presentHandover(step.handover, { full, names, nameOf }),
    option: step.option,
    outcomes: actions.includes('complete') ? presentOutcomes({ outcomes }, language) : [],
    outcome,
    outcomeTitle: outcomeDefinition?.title[language] ?? outcome,
    data: codes,
    details: codes === null ? [] : presentDetails(outcomeDefinition?.data ?? {}, { codes, texts, language }),
    note: outcome === null ? null : (texts[noteField] ?? null),
    completedBy: full && step.completedBy ? presentActor(step.completedBy, { names, nameOf }) : null,
    actions: [...actions],
  };
}

/**
 * What this reader may do with a step now: what the policy allows and the step's deadline and offer admit. A clock can
 * be stopped on a ground of the rule, while it runs and before it has run out.
 */
export function possibleActions(
  step: StepRecord,
  {
    principal,
    access,
    now,
    outcomes,
  }: {
    readonly principal: Principal;
    readonly access: CaseForAccess;
    readonly now: number;
    /** What it can end with now. */
    readonly outcomes: Outcomes;
  },
): ReturnType<typeof actionsOnStep> {
  return actionsOnStep(principal, access, stepForAccess(step)).filter((action) => {
    switch (action) {
      case 'complete':
        return Object.keys(outcomes).length > 0;
      case 'pause':
        return step.pausable.length > 0 && step.due !== null && Date.parse(step.due.at) > now;
      case 'end-pause':
        return step.pausedAt !== null;
      case 'withdraw-handover':
        return step.handover?.state === 'offered';
      default:
        return true;
    }
  });
}

type Outcomes = StepDefinition['outcomes'];

/** The outcomes that may be recorded now: some wait for other steps, some for facts that a rule demands. */
export function possibleOutcomes(
  definition: StepDefinition | undefined,
  { openSteps, blocking }: { readonly openSteps: readonly string[]; readonly blocking: readonly string[] },
): Outcomes {
  return Object.fromEntries(
    Object.entries(definition?.outcomes ?? {}).filter(
      ([, { after = [], demandsFacts }]) =>
        !after.some((name) => openSteps.includes(name)) && !(demandsFacts && blocking.length > 0),
    ),
  );
}

/** @param workingDaysLeft until it is due; null where nobody waits for it */
export function presentDue(due: DueRecord, workingDaysLeft?: number | null): DueView;
export function presentDue(due: DueRecord | null, workingDaysLeft?: number | null): DueView | null;
export function presentDue(due: DueRecord | null, workingDaysLeft: number | null = null): DueView | null {
  if (!due) return null;
  const { localDate, rule, mark, soft, certificate } = due;
  // The certificate's own text: a client may compare the two as they stand.
  return { at: certificate.due.at, localDate, rule, mark: mark as Mark, soft, workingDaysLeft, certificate };
}

function presentPause(
  pause: PauseRecord,
  {
    language,
    full,
    nameOf,
  }: { readonly language: Language; readonly full: boolean; readonly nameOf: (user: string) => string },
): PauseView {
  const { id, ground, from, to, note, recordedBy, recordedAt } = pause;
  return {
    id,
    ground,
    groundTitle: pauseGroundWords[ground].title[language],
    from,
    to,
    note: full ? note : null,
    recordedBy: full ? recordedBy : null,
    recordedByName: full ? nameOf(recordedBy) : null,
    recordedAt,
  };
}

function groundWords(
  ground: PauseGround,
  language: Language,
): { readonly ground: PauseGround; readonly title: string } {
  return { ground, title: pauseGroundWords[ground].title[language] };
}

interface Naming {
  readonly names: Names;
  readonly nameOf: (user: string) => string;
}

function presentActor(
  { userId, unit }: NonNullable<StepRecord['completedBy']>,
  { names, nameOf }: Naming,
): StepView['completedBy'] {
  return { user: userId, name: nameOf(userId), unit, unitTitle: unit === null ? null : names.unit(unit) };
}

function presentHandover(
  handover: HandoverRecord,
  { full, names, nameOf }: Naming & { readonly full: boolean },
): HandoverView {
  const { id, of, from, to, state, reason, offeredAt, answeredAt } = handover;
  const sender = full ? from.userId : null;
  const senderTitle =
    from.unit === null ? from.authority && names.authorityAt(from.authority, offeredAt) : names.unit(from.unit);
  return {
    id,
    of,
    from: {
      authority: from.authority,
      unit: from.unit,
      title: senderTitle,
      user: sender,
      userName: sender && nameOf(sender),
    },
    to: { ...to, title: names.authorityAt(to.authority, offeredAt) },
    state,
    reason: full ? reason : null,
    offeredAt,
    answeredAt,
  };
}

/** The course's coordinator, and the authority that owes the step. */
export function answersFor(
  principal: Principal,
  { access, step }: { readonly access: CaseForAccess; readonly step: StepRecord },
): boolean {
  return principal.authorities.includes(step.authority) || groundsOf(principal, access).includes('coordinator');
}
