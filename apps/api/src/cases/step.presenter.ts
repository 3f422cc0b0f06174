import type { DueView, StepView } from '@tovholder/contracts/http';
import { actionsOnStep, type CaseForAccess, type StepSight } from '@tovholder/domain/access';
import type { Mark } from '@tovholder/domain/text';
import type { DueRecord, StepRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { Reader } from '../http/request';
import { namedCodes } from '../processes/outcome-data';
import { presentOutcomes } from '../processes/process.presenter';
import { stepForAccess } from './sight';

/** A step as far as the reader sees it: a `frame` has owner and dates, not what was said. */
export function presentStep(
  step: StepRecord,
  context: {
    readonly reader: Reader;
    readonly process: ProcessDefinition;
    readonly access: CaseForAccess;
    readonly sight: Exclude<StepSight, 'hidden'>;
  },
): StepView {
  const { reader, process, access, sight } = context;
  const { language, principal } = reader;
  const definition = process.steps[step.step];
  const outcome = sight === 'full' ? step.outcome : null;
  const outcomeDefinition = outcome === null ? undefined : definition?.outcomes[outcome];
  const actions = actionsOnStep(principal, access, stepForAccess(step));
  return {
    key: step.key,
    step: step.step,
    title: definition?.title[language] ?? step.step,
    state: step.state,
    by: { authority: step.authority, unit: step.unit },
    owner: step.owner,
    openedAt: step.openedAt,
    closedAt: step.closedAt,
    due: presentDue(step.due),
    ladder: [],
    option: step.option,
    outcomes: definition && actions.includes('complete') ? presentOutcomes(definition, language) : [],
    outcome,
    outcomeTitle: outcomeDefinition?.title[language] ?? outcome,
    data: outcome === null || step.data === null ? null : namedCodes(outcomeDefinition?.data ?? {}, step.data),
    completedBy:
      sight === 'full' && step.completedBy ? { user: step.completedBy.userId, unit: step.completedBy.unit } : null,
    actions: [...actions],
  };
}

export function presentDue(due: DueRecord): DueView;
export function presentDue(due: DueRecord | null): DueView | null;
export function presentDue(due: DueRecord | null): DueView | null {
  if (!due) return null;
  const { localDate, rule, mark, soft, certificate } = due;
  // The certificate's own text: a client may compare the two as they stand.
  return { at: certificate.due.at, localDate, rule, mark: mark as Mark, soft, certificate };
}
