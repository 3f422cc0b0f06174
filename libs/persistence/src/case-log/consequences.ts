import type { NextMilestones } from '@tovholder/contracts/commands';
import { resolveAuthority, resolveOwing, type DistrictProfile } from '@tovholder/districts';
import type { Candidate, CaseEvent, OpenedStep } from '@tovholder/domain/case-log';
import type { CaseState } from '@tovholder/contracts/commands';
import type { JsonValue } from '@tovholder/domain/text';
import { placeOf } from '../crypto/places';
import type { RuleSet } from '../directory/rule-set';
import { evaluate, type Evaluated } from './assessment';
import { changedDates, datesOf, deadlineOf, hangsOn, type Deadline, type DeadlineContext } from './deadline';
import { answeredBy, askedBy } from './disclosures';
import { personOf, type Facts, type LockedCase } from './locked-case';
import { Milestones } from './milestones';
import type { CaseFileChange, ClosedStep, DueColumns, LogWrite, NewStep } from './write';

export interface Decided {
  readonly commandId: string;
  readonly candidate: Candidate;
}

export interface Setting {
  readonly profile: DistrictProfile;
  readonly ruleSet: RuleSet;
}

/** The row that a candidate becomes, with everything that follows from it. */
export interface Consequences {
  readonly write: LogWrite;
  readonly state: CaseState;
  readonly next: NextMilestones | null;
}

/** A fact that an event states: a date among an outcome's data, or a correction. */
interface StatedFact {
  readonly name: string;
  readonly value: JsonValue;
  readonly source: string;
}

const factPrefix = 'fact:';

/** What an event states; dates that a step's outcome carries under `fact:<name>` are facts of the case from then on. */
export function statedBy(event: CaseEvent, kase: LockedCase): readonly StatedFact[] {
  if (event.type === 'fact-corrected') return kase.staged?.correction ? [asStated(kase.staged.correction)] : [];
  if (event.type !== 'completed') return [];
  return Object.entries(event.data)
    .filter(([name]) => name.startsWith(factPrefix))
    .map(([name, value]) => ({ name: name.slice(factPrefix.length), value, source: `step:${event.key}` }));
}

const asStated = ({ fact, value, source }: { fact: string; value: JsonValue; source: string }): StatedFact => ({
  name: fact,
  value,
  source,
});

/** The case's facts as they are once these are stated. */
export function factsWith(kase: LockedCase, stated: readonly StatedFact[]): Facts {
  return new Map([
    ...kase.facts,
    ...stated.map(({ name, value }) => [name, { seq: kase.headSeq + 1, value }] as const),
  ]);
}

/** What the eligibility rule says once an event has happened. `asOf`: instant that ages are computed at. */
export function evaluateAfter(
  kase: LockedCase,
  { event, asOf, setting }: { readonly event: CaseEvent; readonly asOf: string; readonly setting: Setting },
): Evaluated {
  const facts = factsWith(kase, statedBy(event, kase));
  return evaluate({
    profile: setting.profile,
    process: kase.process,
    facts,
    person: personOf({ ...kase, facts }),
    referrerAuthority: kase.referrerAuthority,
    receivedAt: kase.receivedAt,
    asOf,
  });
}

/** Works out everything that one event of the course means for the record. Decides nothing: that was done before. */
export function consequencesOf(
  kase: LockedCase,
  {
    decided,
    setting,
    evaluated,
  }: { readonly decided: Decided; readonly setting: Setting; readonly evaluated: Evaluated | null },
): Consequences {
  const { event, change } = decided.candidate;
  const seq = kase.headSeq + 1;
  const stated = statedBy(event, kase);
  const facts = factsWith(kase, stated);
  const person = personOf({ ...kase, facts });
  const dates = datesOf(kase.process, facts);
  const timing: DeadlineContext = { ...setting, zone: setting.profile.zone, receivedAt: kase.receivedAt, dates };

  const closed = closedSteps(kase, decided.candidate);
  const closedKeys = new Set(closed.map(({ key }) => key));
  const stillOpen = kase.openSteps.filter(({ key }) => !closedKeys.has(key));
  const opened = change.opened.map((step) =>
    newStep(kase, { step, seq, setting, timing, municipality: person.municipality }),
  );
  const changed = changedDates({ before: datesOf(kase.process, kase.facts), after: dates });
  const moved = stillOpen
    .filter((step) => hangsOn(step, { changed, ruleSet: setting.ruleSet }))
    .map((step) => ({ key: step.key, ...dueColumns(deadlineOf(step, timing)) }));

  const milestones = new Milestones(kase.pending);
  if (event.type === 'milestones-passed') for (const ref of event.milestones) milestones.pass(ref);
  for (const { key } of closed) milestones.drop({ kind: 'due', key });
  for (const { key, dueAt } of [...opened, ...moved]) {
    if (dueAt === null) milestones.drop({ kind: 'due', key });
    else milestones.expect({ kind: 'due', key }, dueAt);
  }
  if (stated.some(({ name }) => name === 'birthDate')) {
    milestones.expectBirthdays(person.birthDate, { zone: setting.profile.zone, now: kase.now });
  }
  if (change.ending) milestones.dropAll();

  const caseFile = caseFileChange(kase, {
    candidate: decided.candidate,
    evaluated,
    municipality: person.municipality,
    profile: setting.profile,
  });
  return {
    state: caseFile.state ?? kase.state,
    next: milestones.next,
    write: {
      caseId: kase.id,
      row: {
        seq,
        at: kase.now,
        commandId: decided.commandId,
        bodyHash: kase.staged?.bodyHash ?? null,
        event,
        change,
        actor: kase.staged?.actor ?? null,
        privateText: kase.staged?.privateText ?? null,
        prevHash: kase.headHash,
      },
      caseFile,
      opened,
      closed,
      moved,
      owned: [],
      milestones: milestones.changes,
      facts: stated.map((fact) => ({
        name: fact.name,
        value: kase.cipher.seal(
          JSON.stringify(fact.value),
          placeOf.fact({ caseId: kase.id, name: fact.name, seq }, 'value'),
        ),
        source: kase.cipher.seal(fact.source, placeOf.fact({ caseId: kase.id, name: fact.name, seq }, 'source')),
      })),
      disclosures: [
        ...opened.filter(({ disclosure }) => disclosure).map((step) => askedBy(kase, step)),
        ...kase.openSteps
          .filter(({ key, disclosure }) => disclosure && event.type === 'completed' && event.key === key)
          .map((step) => answeredBy(kase, step)),
      ],
      outbox: [],
    },
  };
}

function closedSteps(kase: LockedCase, { event, change }: Candidate): ClosedStep[] {
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

function newStep(
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
  const owing = resolveOwing(setting.profile, step.by, { municipality });
  const rule = step.due ?? null;
  const dueOn = step.dueOn ?? null;
  const timed = { key: step.key, step: step.step, rule, dueOn, openedAt: kase.now, openedSeq: seq };
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
    ...dueColumns(deadlineOf(timed, timing)),
  };
}

function dueColumns(deadline: Deadline | null): DueColumns {
  if (!deadline) return { dueAt: null, dueDate: null, dueMark: null, dueSoft: null, certificate: null };
  const { rule, certificate } = deadline;
  return {
    dueAt: certificate.due.at,
    dueDate: certificate.due.localDate,
    dueMark: rule.mark,
    dueSoft: rule.soft,
    certificate,
  };
}

function caseFileChange(
  kase: LockedCase,
  after: {
    readonly candidate: Candidate;
    readonly evaluated: Evaluated | null;
    readonly municipality: string | null;
    readonly profile: DistrictProfile;
  },
): CaseFileChange {
  const { candidate, evaluated, municipality, profile } = after;
  const { event, change } = candidate;
  const { now } = kase;
  return {
    ...(municipality === kase.municipality ? {} : { municipality }),
    ...(event.type === 'opened' ? { state: 'open', openedAt: now } : {}),
    ...(change.marks.length === 0
      ? {}
      : { marks: { ...Object.fromEntries(change.marks.map((mark) => [mark, now])), ...kase.marks } }),
    ...(change.responsible === undefined
      ? {}
      : {
          responsibleAuthority: resolveAuthority(profile, { party: change.responsible, municipality }),
          responsibleSince: now,
        }),
    ...(evaluated
      ? {
          assessment: evaluated.assessment,
          eligibility: kase.cipher.seal(JSON.stringify(evaluated.eligibility), placeOf.eligibility(kase.id)),
        }
      : {}),
    ...(change.ending
      ? { state: 'closed', closedAt: now, outcome: change.ending.outcome, successor: change.ending.successor ?? null }
      : {}),
  };
}
