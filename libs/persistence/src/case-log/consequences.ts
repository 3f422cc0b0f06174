import type { NextMilestones } from '@tovholder/contracts/commands';
import { resolveAuthority, type DistrictProfile } from '@tovholder/districts';
import type { Candidate, CaseEvent } from '@tovholder/domain/case-log';
import type { CaseState } from '@tovholder/contracts/commands';
import type { JsonValue } from '@tovholder/domain/text';
import { placeOf } from '../crypto/places';
import { evaluate, type Evaluated } from './assessment';
import { changedDates, datesOf, deadlineOf, hangsOn, type DeadlineContext } from './deadline';
import { answeredBy, askedBy } from './disclosures';
import { personOf } from './locked-case';
import type { Facts, LockedCase, LockedStep } from './under-lock';
import { acceptedOffer, movedUnits, municipalityAfter, offersAnswered, offersMade } from './handovers';
import { linkedCase } from './links';
import { Milestones } from './milestones';
import type { Reminders } from './notifications';
import { pauseChangeOf, stateOf } from './pauses';
import { arm } from './rungs';
import type { Setting } from './setting';
import { closedSteps, dueAfter, isMoved, newStep } from './steps';
import type { CaseFileChange, LogWrite } from './write';

export interface Decided {
  readonly commandId: string;
  readonly candidate: Candidate;
}

/** The row that a candidate becomes, with everything that follows from it. */
export interface Consequences {
  readonly write: LogWrite;
  readonly state: CaseState;
  readonly next: NextMilestones | null;
  /** Why a sound course would not do this; the case is then stopped instead. Keys and codes only. */
  readonly defect: string | null;
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
  const source = `step:${event.key}`;
  // A case that has moved goes by its new municipality from then on, whatever was stated before.
  const movedTo = municipalityAfter(kase, event);
  return [
    ...Object.entries(event.data)
      .filter(([name]) => name.startsWith(factPrefix))
      .map(([name, value]) => ({ name: name.slice(factPrefix.length), value, source })),
    ...(movedTo === undefined ? [] : [{ name: 'municipality', value: movedTo, source }]),
  ];
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
    reminders,
  }: {
    readonly decided: Decided;
    readonly setting: Setting;
    readonly evaluated: Evaluated | null;
    readonly reminders: Reminders;
  },
): Consequences {
  const { event, change } = decided.candidate;
  const seq = kase.headSeq + 1;
  const stated = statedBy(event, kase);
  const facts = factsWith(kase, stated);
  const person = personOf({ ...kase, facts });
  const dates = datesOf(kase.process, facts);
  const place = { profile: setting.profile, municipality: person.municipality };
  const timing: DeadlineContext = { ...setting, zone: setting.profile.zone, receivedAt: kase.receivedAt, dates };

  const closed = closedSteps(kase, decided.candidate);
  const closedKeys = new Set(closed.map(({ key }) => key));
  const stillOpen = kase.openSteps.filter(({ key }) => !closedKeys.has(key));
  const opened = change.opened.map((step) =>
    newStep(kase, { step, seq, setting, timing, municipality: person.municipality }),
  );
  const changed = changedDates({ before: datesOf(kase.process, kase.facts), after: dates });
  const pausing = pauseChangeOf(kase, { event, closed });
  const standing = stillOpen.map(pausing.after);
  const moved = standing
    .filter((step) => pausing.touched.has(step.key) || hangsOn(step, { changed, ruleSet: setting.ruleSet }))
    .map((step) => ({ step, due: dueAfter(step, deadlineOf(step, timing)) }));

  const milestones = new Milestones(kase.pending);
  if (event.type === 'milestones-passed') for (const ref of event.milestones) milestones.pass(ref, kase.now);
  for (const { key, state } of closed) milestones.dropStep(key, state === 'done' ? 'completed' : 'withdrawn');
  const ladders = { caseId: kase.id, ruleSet: setting.ruleSet, zone: setting.profile.zone, now: kase.now };
  for (const step of opened) {
    arm(milestones, { step: { ...step, dueAt: null, rung: [] }, due: step, context: ladders });
  }
  for (const { key, pausedAt } of standing) if (pausedAt !== null) milestones.dropStep(key, 'paused');
  for (const { step, due } of moved) if (isMoved(step, due)) arm(milestones, { step, due, context: ladders });
  if (stated.some(({ name }) => name === 'birthDate')) {
    milestones.expectBirthdays(person.birthDate, { zone: setting.profile.zone, now: kase.now });
  }
  if (change.ending) milestones.dropAll('withdrawn');

  const open = [...standing.map((step) => ({ ...step, ...dueNow(step, moved) })), ...opened];
  const offered = offersMade(kase, { opened: change.opened, ...place });
  const caseFile = caseFileChange(kase, {
    candidate: decided.candidate,
    evaluated,
    ...place,
    open,
  });
  return {
    state: caseFile.state ?? kase.state,
    next: milestones.next,
    defect: change.ending ? null : defectOf(kase, { open, offered }),
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
      moved: moved.map(({ step: { key, pausedAt }, due }) => ({ key, pausedAt, ...due })),
      owned: acceptedOffer(kase, event)?.of === 'case' ? movedUnits(standing, place) : [],
      pauses: pausing.pauses,
      pausesEnded: pausing.pausesEnded,
      offered,
      answered: offersAnswered(kase, { event, closed }),
      milestones: milestones.changes,
      told: reminders.told,
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
      outbox: [...reminders.outbox, ...linkedCase(decided.candidate, { seq, profile: setting.profile })],
    },
  };
}

function caseFileChange(
  kase: LockedCase,
  after: {
    readonly candidate: Candidate;
    readonly evaluated: Evaluated | null;
    readonly municipality: string | null;
    readonly profile: DistrictProfile;
    /** Steps that are open after the event. */
    readonly open: Parameters<typeof stateOf>[0];
  },
): CaseFileChange {
  const { candidate, evaluated, municipality, profile, open } = after;
  const { event, change } = candidate;
  const { now } = kase;
  return {
    ...(municipality === kase.municipality ? {} : { municipality }),
    ...(stateOf(open) === kase.state ? {} : { state: stateOf(open) }),
    ...(event.type === 'opened' ? { openedAt: now } : {}),
    ...(acceptedOffer(kase, event) ? { epoch: kase.epoch + 1 } : {}),
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

/** An open case is owed by someone, and offered to each receiver once. */
function defectOf(
  { handovers, openSteps }: LockedCase,
  {
    open,
    offered,
  }: {
    readonly open: readonly { readonly key: string; readonly option: boolean }[];
    readonly offered: LogWrite['offered'];
  },
): string | null {
  if (!open.some(({ option }) => !option)) return 'nobody would owe an open step';
  const kept = new Set(openSteps.map(({ key }) => key).filter((key) => open.some((step) => step.key === key)));
  const receivers = [
    ...handovers.flatMap(({ key, to }) => (kept.has(key) ? [to] : [])),
    ...offered.map(({ toAuthority }) => toAuthority),
  ];
  const twice = receivers.find((to, index) => receivers.indexOf(to) !== index);
  return twice === undefined ? null : `two offers to ${twice} would be open`;
}

/** Where a step's due instant is after the event, if that touched it. */
function dueNow(
  { key, dueAt }: Pick<LockedStep, 'key' | 'dueAt'>,
  moved: readonly { readonly step: { readonly key: string }; readonly due: { readonly dueAt: string | null } }[],
): { readonly dueAt: string | null } {
  return { dueAt: (moved.find(({ step }) => step.key === key)?.due ?? { dueAt }).dueAt };
}
