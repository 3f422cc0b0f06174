import type { AppendRequest, RefusalCode } from '@tovholder/contracts/commands';
import type { CaseEvent } from '@tovholder/domain/case-log';
import type { DeadlineRule } from '@tovholder/domain/rules';
import { type StoredCase, type StoredStep, headSeqOf } from './stored-case';

/** What the course cannot know, or may know too late. */
export function refusalOf(
  kase: StoredCase,
  {
    candidate,
    ifVersion,
    ifEpoch,
    rules,
    now,
  }: Pick<AppendRequest, 'candidate' | 'ifVersion' | 'ifEpoch'> & {
    readonly rules: ReadonlyMap<string, DeadlineRule>;
    readonly now: string;
  },
): RefusalCode | undefined {
  if (kase.state === 'incident') return 'case-in-incident';
  if (kase.state === 'closed') return 'case-closed';
  if (ifEpoch !== undefined && ifEpoch < kase.epoch) return 'epoch-conflict';
  if (ifVersion !== undefined && ifVersion !== headSeqOf(kase)) return 'version-conflict';
  if (!candidate) return undefined;
  const { event } = candidate;
  if (kase.state === 'received' && event.type !== 'opened') return 'not-received-yet';
  if (event.type === 'withdrawn' && kase.marks.has('accepted')) return 'already-accepted';
  if (!('key' in event)) return undefined;
  const stored = kase.steps.get(event.key);
  if (stored?.state !== 'open') return 'step-not-open';
  return refusalOfPause(stored, { event, rule: rules.get(stored.step.due ?? ''), now });
}

/** Only on grounds that the rule lists, from the step's opening on, and not to undo a breach. */
function refusalOfPause(
  { pauses, openedAt, due }: StoredStep,
  { event, rule, now }: { event: CaseEvent; rule: DeadlineRule | undefined; now: string },
): RefusalCode | undefined {
  const isPaused = pauses.some(({ to }) => to === null);
  if (event.type === 'pause-ended') return isPaused ? undefined : 'not-paused';
  if (event.type !== 'paused') return undefined;
  if (!rule?.pausable?.includes(event.ground)) return 'ground-not-allowed';
  if (isPaused) return 'already-paused';
  if (event.from < openedAt || event.from > now) return 'pause-too-early';
  return due && due.due.at < event.from ? 'pause-after-due' : undefined;
}
