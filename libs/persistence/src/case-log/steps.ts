import type { Candidate, OpenedStep } from '@tovholder/domain/case-log';
import type { Setting } from './setting';
import { deadlineOf, type Deadline, type DeadlineContext } from './deadline';
import { owingOf } from './handovers';
import type { LockedCase, LockedStep } from './under-lock';
import type { ClosedStep, DueColumns, NewStep } from './write';

/** Steps that an event closes: the one that was completed, and those that close without an outcome. */
export function closedSteps(kase: LockedCase, { event, change }: Candidate): ClosedStep[] {
  const withdrawn = change.ending ? kase.openSteps.map(({ key }) => key) : change.withdrawn;
  const done = event.type === 'completed' ? event.key : undefined;
  const closed: ClosedStep[] = withdrawn
    .filter((key) => key !== done)
    .map((key) => ({
      key,
      state: 'withdrawn',
      outcome: null,
      data: null,
      completedByUser: null,
      completedByUnit: null,
    }));
  if (event.type === 'completed') {
    closed.push({
      key: event.key,
      state: 'done',
      outcome: event.outcome,
      data: event.data,
      completedByUser: kase.staged?.actor.userId ?? null,
      completedByUnit: kase.staged?.actor.unit ?? null,
    });
  }
  return closed;
}

export function newStep(
  kase: LockedCase,
  context: {
    readonly step: OpenedStep;
    readonly seq: number;
    readonly setting: Setting;
    readonly timing: DeadlineContext;
    readonly municipality: string | null;
  },
): NewStep {
  const { step, seq, setting, timing, municipality } = context;
  const owing = owingOf(step, { profile: setting.profile, municipality });
  const rule = step.due ?? null;
  const dueOn = step.dueOn ?? null;
  const { authority } = owing;
  const timed = { key: step.key, step: step.step, rule, dueOn, openedAt: kase.now, openedSeq: seq, authority };
  return {
    key: step.key,
    step: step.step,
    process: kase.process,
    district: kase.district,
    role: step.by.role,
    owingAuthority: step.by.authority ?? null,
    unitId: owing.unit,
    authority: owing.authority,
    option: step.option,
    disclosure: step.disclosure,
    rule,
    dueOn,
    handover: step.handover ?? null,
    ...dueColumns(deadlineOf(timed, timing), 0),
  };
}

/** @param before how many due instants the step has had */
export function dueColumns(deadline: Deadline | null, before: number): DueColumns {
  if (!deadline) {
    return { dueVersion: before, dueAt: null, dueDate: null, dueMark: null, dueSoft: null, certificate: null };
  }
  const { rule, certificate } = deadline;
  return {
    dueVersion: before + 1,
    dueAt: certificate.due.at,
    dueDate: certificate.due.localDate,
    dueMark: rule.mark,
    dueSoft: rule.soft,
    certificate,
  };
}

/** Where an open step's due instant is now. One that comes out the same keeps its version, and with it its ladder. */
export function dueAfter(step: Pick<LockedStep, 'dueAt' | 'dueVersion'>, deadline: Deadline | null): DueColumns {
  const due = dueColumns(deadline, step.dueVersion);
  return isMoved(step, due) ? due : { ...due, dueVersion: step.dueVersion };
}

export const isMoved = (step: Pick<LockedStep, 'dueAt'>, { dueAt }: Pick<DueColumns, 'dueAt'>): boolean =>
  step.dueAt === null || dueAt === null ? step.dueAt !== dueAt : Date.parse(step.dueAt) !== Date.parse(dueAt);
