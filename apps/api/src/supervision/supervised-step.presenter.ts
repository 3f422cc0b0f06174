import type { OverdueStepView, SupervisedStepView } from '@tovholder/contracts/http';
import type { AbsenceRecord, WorkItemRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { presentLadder } from '../cases/ladder.presenter';
import { possibleActions, possibleOutcomes, presentDue } from '../cases/step.presenter';
import type { Reader } from '../http/request';
import type { DaysLeft } from '../platform/days-left';
import { accessOf } from '../work-items/work-item.presenter';

/** Who is absent today: until when, and who acts meanwhile. */
export type Away = ReadonlyMap<string, Pick<AbsenceRecord, 'toOn' | 'deputyId'>>;

interface Context {
  readonly process: ProcessDefinition;
  readonly reader: Reader;
  /** Instant in milliseconds that overdue is judged at. */
  readonly now: number;
  readonly away: Away;
  readonly authorityTitle: string;
  readonly unitTitle: string;
  readonly nameOf: (user: string) => string;
  readonly daysLeft: DaysLeft;
}

/** An open step for whoever supervises it: who holds it, who acts for them, and how late it is; nothing of its content. */
export function presentSupervised(item: WorkItemRecord, context: Context): SupervisedStepView {
  const { caseId, caseNumber, process: processId, step } = item;
  const { process, reader, now, away, authorityTitle, unitTitle, nameOf } = context;
  const { language, principal } = reader;
  const outcomes = possibleOutcomes(process.steps[step.step], item);
  const absence = step.owner === null ? undefined : away.get(step.owner);
  const late = step.due !== null && Date.parse(step.due.at) <= now;
  return {
    caseId,
    case: { id: caseId, caseNumber },
    process: { id: processId, title: process.title[language] },
    key: step.key,
    step: step.step,
    title: process.steps[step.step]?.title[language] ?? step.step,
    by: { authority: step.authority, authorityTitle, unit: step.unit, unitTitle },
    owner: step.owner,
    ownerAway: absence ? { until: absence.toOn, deputy: absence.deputyId } : null,
    openedAt: step.openedAt,
    due: presentDue(step.due, context.daysLeft(step)),
    paused: step.pausedAt !== null,
    lateBySeconds: late ? Math.floor((now - Date.parse(step.due?.at ?? '')) / 1000) : null,
    cause: late ? causeOf(step.owner, absence !== undefined) : null,
    ladder: presentLadder(step.ladder, { language, people: true, nameOf }),
    actions: [...possibleActions(step, { principal, access: accessOf(item), now, outcomes })],
  };
}

/** The same for a list of overdue steps; a step without a deadline is none. */
export function presentOverdue(item: WorkItemRecord, context: Context): OverdueStepView[] {
  const { openedAt: _, paused: __, due, lateBySeconds, cause, ...step } = presentSupervised(item, context);
  if (!due) return [];
  // It was overdue when it was looked up: a clock that is a little behind does not change that.
  return [
    { ...step, due, lateBySeconds: lateBySeconds ?? 0, cause: cause ?? causeOf(step.owner, step.ownerAway !== null) },
  ];
}

/** Why it has not been done, as far as the record can tell. */
function causeOf(owner: string | null, away: boolean): OverdueStepView['cause'] {
  if (owner === null) return 'no-owner';
  return away ? 'owner-absent' : 'not-done';
}
