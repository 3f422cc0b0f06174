import type { OverdueStepView, WorkItemView } from '@tovholder/contracts/http';
import { type CaseForAccess, personVisible, stepVisible } from '@tovholder/domain/access';
import type { DueRecord, WorkItemRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { presentPerson } from '../cases/case.presenter';
import { stepForAccess } from '../cases/sight';
import { presentLadder } from '../cases/ladder.presenter';
import { possibleActions, possibleOutcomes, presentDue } from '../cases/step.presenter';
import type { Reader } from '../http/request';

interface Context {
  readonly process: ProcessDefinition;
  readonly reader: Reader;
  /** Instant in milliseconds that overdue is judged at. */
  readonly now: number;
}

/** A step as a line of a work list: a row tells less than its case, never more. */
export function presentWorkItem(item: WorkItemRecord, { process, reader, now }: Context): WorkItemView {
  const { step } = item;
  const { principal, language } = reader;
  const access = accessOf(item);
  const forAccess = stepForAccess(step);
  const outcomes = possibleOutcomes(process.steps[step.step], undefined);
  return {
    caseId: item.caseId,
    case: { id: item.caseId, caseNumber: item.caseNumber, version: item.caseVersion, urgency: item.urgency },
    process: { id: item.process, title: process.title[language] },
    district: item.district,
    person: personVisible(principal, access) ? presentPerson(item.person) : {},
    key: step.key,
    step: step.step,
    title: process.steps[step.step]?.title[language] ?? step.step,
    state: step.state,
    by: { authority: step.authority, unit: step.unit },
    owner: step.owner,
    openedAt: step.openedAt,
    due: presentDue(step.due),
    overdue: step.state === 'open' && step.due !== null && Date.parse(step.due.at) < now,
    paused: step.pausedAt !== null,
    handover: step.handover !== null,
    outcome: stepVisible(principal, access, forAccess) === 'full' ? step.outcome : null,
    actions: [...possibleActions(step, { principal, access, now, outcomes })],
  };
}

/** An overdue step for whoever supervises it: who holds it and how late it is, nothing of its content. */
export function presentOverdue(
  {
    caseId,
    caseNumber,
    process: processId,
    step,
  }: WorkItemRecord & { readonly step: { readonly due: DueRecord | null } },
  { process, reader: { language }, now, away }: Context & { readonly away: ReadonlySet<string> },
): OverdueStepView[] {
  if (!step.due) return [];
  return [
    {
      caseId,
      case: { id: caseId, caseNumber },
      process: { id: processId, title: process.title[language] },
      key: step.key,
      step: step.step,
      title: process.steps[step.step]?.title[language] ?? step.step,
      by: { authority: step.authority, unit: step.unit },
      owner: step.owner,
      due: presentDue(step.due),
      lateBySeconds: Math.max(0, Math.floor((now - Date.parse(step.due.at)) / 1000)),
      ladder: presentLadder(step.ladder, { language, people: true }),
      cause: causeOf(step, away),
    },
  ];
}

/** Why it has not been done, as far as the record can tell. `away`: users who are absent today. */
function causeOf({ owner }: WorkItemRecord['step'], away: ReadonlySet<string>): OverdueStepView['cause'] {
  if (owner === null) return 'no-owner';
  return away.has(owner) ? 'owner-absent' : 'not-done';
}

/** The case as far as the row knows it. With fewer steps the rule finds fewer reasons to show something. */
function accessOf({ process, district, referrer, marks, step }: WorkItemRecord): CaseForAccess {
  return {
    process,
    district,
    state: 'open',
    referrer,
    marks,
    responsibleAuthority: null,
    steps: [stepForAccess(step)],
  };
}
