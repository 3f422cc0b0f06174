import type { OverdueStepView } from '@tovholder/contracts/http';
import type { WorkItemRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { presentLadder } from '../cases/ladder.presenter';
import { possibleActions, possibleOutcomes, presentDue } from '../cases/step.presenter';
import type { Reader } from '../http/request';
import type { DaysLeft } from '../platform/days-left';
import { accessOf } from '../work-items/work-item.presenter';

interface Context {
  readonly process: ProcessDefinition;
  readonly reader: Reader;
  /** Instant in milliseconds that overdue is judged at. */
  readonly now: number;
  /** Users who are absent today. */
  readonly away: ReadonlySet<string>;
  readonly authorityTitle: string;
  readonly unitTitle: string;
  readonly nameOf: (user: string) => string;
  readonly daysLeft: DaysLeft;
}

/** An overdue step for whoever supervises it: who holds it and how late it is, nothing of its content. */
export function presentOverdue(item: WorkItemRecord, context: Context): OverdueStepView[] {
  const { caseId, caseNumber, process: processId, step } = item;
  const { process, reader, now, away, authorityTitle, unitTitle, nameOf } = context;
  const { language, principal } = reader;
  if (!step.due) return [];
  const outcomes = possibleOutcomes(process.steps[step.step], undefined);
  return [
    {
      caseId,
      case: { id: caseId, caseNumber },
      process: { id: processId, title: process.title[language] },
      key: step.key,
      step: step.step,
      title: process.steps[step.step]?.title[language] ?? step.step,
      by: { authority: step.authority, authorityTitle, unit: step.unit, unitTitle },
      owner: step.owner,
      due: presentDue(step.due, context.daysLeft(step)),
      lateBySeconds: Math.max(0, Math.floor((now - Date.parse(step.due.at)) / 1000)),
      ladder: presentLadder(step.ladder, { language, people: true, nameOf }),
      cause: causeOf(step, away),
      actions: [...possibleActions(step, { principal, access: accessOf(item), now, outcomes })],
    },
  ];
}

/** Why it has not been done, as far as the record can tell. */
function causeOf({ owner }: WorkItemRecord['step'], away: ReadonlySet<string>): OverdueStepView['cause'] {
  if (owner === null) return 'no-owner';
  return away.has(owner) ? 'owner-absent' : 'not-done';
}
