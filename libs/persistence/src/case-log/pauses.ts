import type { RefusalCode } from '@tovholder/contracts/commands';
import type { CaseEvent } from '@tovholder/domain/case-log';
import { isUsedUp, type Pause, type QuotaUse, quotaUsedOn } from '@tovholder/domain/deadlines';
import type { PauseGround } from '@tovholder/domain/rules';
import { placeOf } from '../crypto/places';
import type { Setting } from './setting';
import { ruleOf } from './deadline';
import type { LockedCase, LockedStep } from './under-lock';
import type { ClosedStep, LogWrite } from './write';

type Paused = Extract<CaseEvent, { type: 'paused' }>;
type PauseEnded = Extract<CaseEvent, { type: 'pause-ended' }>;

/** How far the clocks of those who ask may run ahead of the database's. */
const clockSkewMs = 5_000;

/** Why a pause may not begin or end so; undefined when it may, and for every other event. */
export function pauseRefusalOf(
  kase: LockedCase,
  { event, setting }: { readonly event: CaseEvent; readonly setting: Setting },
): RefusalCode | undefined {
  if (event.type === 'paused') return refusalOfBeginning(kase, { event, setting });
  if (event.type === 'pause-ended') return refusalOfEnd(kase, { event, setting });
  return undefined;
}

function refusalOfBeginning(
  kase: LockedCase,
  { event, setting }: { readonly event: Paused; readonly setting: Setting },
): RefusalCode | undefined {
  const { key, ground } = event;
  const step = kase.openSteps.find((one) => one.key === key);
  if (!step) return 'step-not-open';
  if (!ruleOf(step, setting.ruleSet)?.pausable?.includes(ground)) return 'ground-not-allowed';
  if (step.pausedAt !== null) return 'already-paused';
  const from = Date.parse(event.from);
  if (from < Date.parse(step.openedAt) || from > Date.parse(kase.now) + clockSkewMs) return 'pause-too-early';
  // A pause stops a clock; it undoes no breach.
  if (step.dueAt !== null && from >= Date.parse(step.dueAt)) return 'pause-after-due';
  if (step.pauses.some(({ to }) => from < Date.parse(to))) return 'pause-overlaps';
  const { zone } = setting.profile;
  return isUsedUp(used(kase, { ground, setting }), { at: event.from, zone }) ? 'quota-used-up' : undefined;
}

function refusalOfEnd(
  kase: LockedCase,
  { event, setting }: { readonly event: PauseEnded; readonly setting: Setting },
): RefusalCode | undefined {
  const open = kase.pauses.find(({ id, key, to }) => id === event.pauseId && key === event.key && to === null);
  if (!open) return 'not-paused';
  const to = Date.parse(event.to);
  if (to < Date.parse(open.from) || to > Date.parse(kase.now) + clockSkewMs) return 'pause-too-early';
  const after = used(kase, { ground: open.ground, setting, event });
  return after.some(({ usedDays, allowedDays }) => usedDays > allowedDays) ? 'quota-used-up' : undefined;
}

/** What the case's pauses on a ground have used of its quota, with one that an event ends. */
function used(
  kase: LockedCase,
  { ground, setting, event }: { readonly ground: PauseGround; readonly setting: Setting; readonly event?: PauseEnded },
): readonly QuotaUse[] {
  const pauses = kase.pauses.flatMap((pause) => {
    const to = event?.pauseId === pause.id ? event.to : pause.to;
    return to === null ? [] : [{ ...pause, to }];
  });
  return quotaUsedOn(ground, { rules: setting.ruleSet.rules, pauses, zone: setting.profile.zone });
}

/** What an event means for the clocks of the case's steps. */
export interface PauseChange extends Pick<LogWrite, 'pauses' | 'pausesEnded'> {
  /** Keys of the steps whose clock stops or goes on. */
  readonly touched: ReadonlySet<string>;
  /** An open step as it stands after the event. */
  readonly after: (step: LockedStep) => LockedStep;
}

/** Begins or ends a pause, and ends those of steps that close. */
export function pauseChangeOf(
  kase: LockedCase,
  { event, closed }: { readonly event: CaseEvent; readonly closed: readonly ClosedStep[] },
): PauseChange {
  const ending = { pauses: [], pausesEnded: pausesEndedBy(kase, closed) };
  if (event.type === 'paused') {
    const { pauseId: id, key, ground, from } = event;
    return {
      ...ending,
      pauses: [
        {
          id,
          stepKey: key,
          ground,
          fromAt: from,
          note: noteOf(kase, id),
          recordedBy: kase.staged?.actor.userId ?? 'system',
        },
      ],
      touched: new Set([key]),
      after: (step) => (step.key === key ? { ...step, pausedAt: from } : step),
    };
  }
  if (event.type === 'pause-ended') {
    const { pauseId: id, key, to } = event;
    const begun = kase.pauses.find((pause) => pause.id === id);
    const ended: readonly Pause[] = begun ? [{ from: begun.from, to, ground: begun.ground }] : [];
    return {
      ...ending,
      pausesEnded: [{ id, toAt: to, endedBy: kase.staged?.actor.userId ?? 'system' }],
      touched: new Set([key]),
      after: (step) => (step.key === key ? { ...step, pausedAt: null, pauses: [...step.pauses, ...ended] } : step),
    };
  }
  return { ...ending, touched: new Set(), after: (step) => step };
}

/** The pauses that end because their steps do. */
export function pausesEndedBy(
  { pauses, now, staged }: Pick<LockedCase, 'pauses' | 'now' | 'staged'>,
  closed: readonly Pick<ClosedStep, 'key'>[],
): LogWrite['pausesEnded'] {
  const keys = new Set(closed.map(({ key }) => key));
  return pauses
    .filter(({ key, to }) => to === null && keys.has(key))
    .map(({ id, from }) => ({
      id,
      toAt: Date.parse(from) > Date.parse(now) ? from : now,
      endedBy: staged?.actor.userId ?? 'system',
    }));
}

/** Why, in a person's own words: kept with the pause too, where those look who ask about the deadline. */
function noteOf({ id: caseId, staged, cipher }: LockedCase, pauseId: string): Buffer | null {
  if (!staged?.privateText) return null;
  const texts = JSON.parse(cipher.open(staged.privateText, placeOf.logText(caseId, staged.commandId))) as {
    note?: string;
  };
  return texts.note === undefined ? null : cipher.seal(texts.note, placeOf.pauseNote(pauseId));
}

/** `paused` while every open step with a deadline stands still, and there is one; options do not count. */
export function stateOf(
  steps: readonly { readonly option: boolean; readonly dueAt: string | null; readonly pausedAt?: string | null }[],
): 'open' | 'paused' {
  const timed = steps.filter(
    ({ option, dueAt, pausedAt }) => !option && (dueAt !== null || (pausedAt ?? null) !== null),
  );
  return timed.length > 0 && timed.every(({ pausedAt }) => (pausedAt ?? null) !== null) ? 'paused' : 'open';
}
