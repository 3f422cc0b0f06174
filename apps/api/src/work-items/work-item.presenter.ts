import type { WorkItemView } from '@tovholder/contracts/http';
import { type CaseForAccess, personVisible, stepVisible } from '@tovholder/domain/access';
import type { WorkItemRecord } from '@tovholder/persistence';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { presentPerson } from '../cases/case.presenter';
import { stepForAccess } from '../cases/sight';
import { answersFor, possibleActions, possibleOutcomes, presentDue } from '../cases/step.presenter';
import type { Reader } from '../http/request';
import type { DaysLeft } from '../platform/days-left';
import type { Names } from '../platform/names';
import { presentLastRung } from './last-rung';

interface Context {
  readonly process: ProcessDefinition;
  readonly reader: Reader;
  /** Instant in milliseconds that overdue is judged at. */
  readonly now: number;
}

/** A step as a line of a work list: a row tells less than its case, never more. */
export function presentWorkItem(
  item: WorkItemRecord,
  { process, reader, now, names, daysLeft }: Context & { readonly names: Names; readonly daysLeft: DaysLeft },
): WorkItemView {
  const { step } = item;
  const { principal, language } = reader;
  const access = accessOf(item);
  const forAccess = stepForAccess(step);
  const outcomes = possibleOutcomes(process.steps[step.step], item);
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
    by: {
      authority: step.authority,
      authorityTitle: names.authorityAt(step.authority, step.openedAt),
      unit: step.unit,
      unitTitle: names.unit(step.unit),
    },
    owner: step.owner,
    ownerName: step.owner === null ? null : (item.ownerName ?? step.owner),
    openedAt: step.openedAt,
    due: presentDue(step.due, daysLeft(step)),
    overdue: step.state === 'open' && step.due !== null && Date.parse(step.due.at) < now,
    ladder: presentLastRung(step.ladder, { language, people: answersFor(principal, { access, step }) }),
    paused: step.pausedAt !== null,
    handover: step.handover !== null,
    outcome: stepVisible(principal, access, forAccess) === 'full' ? step.outcome : null,
    actions: [...possibleActions(step, { principal, access, now, outcomes })],
  };
}

/** The case as far as the row knows it. With fewer steps the rule finds fewer reasons to show something. */
export function accessOf({ process, district, state, referrer, marks, step }: WorkItemRecord): CaseForAccess {
  return {
    process,
    district,
    state,
    referrer,
    marks,
    responsibleAuthority: null,
    // A list holds no row that a conflict of interest closes.
    conflicted: [],
    steps: [stepForAccess(step)],
  };
}
