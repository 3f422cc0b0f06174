import { localDateOf } from '@tovholder/domain/calendar';
import type { CaseEvent, MilestoneRef } from '@tovholder/domain/case-log';
import { lateAfterSeconds } from '@tovholder/domain/ladders';
import { resolveAudience, type Directory, type OwedStep } from '@tovholder/domain/owners';
import { uuidv7 } from 'uuidv7';
import type { Transaction } from '../connection/transaction';
import { directoryOf } from '../owners/directory';
import type { Store } from '../types';
import type { Setting } from './setting';
import type { LockedCase, LockedStep } from './under-lock';
import { ladderOf } from './rungs';
import type { LogWrite, Told } from './write';

export type Reminders = Pick<LogWrite, 'told' | 'outbox'>;

type Rung = Extract<MilestoneRef, { kind: 'rung' }>;

const nobody: Reminders = { told: [], outbox: [] };

/**
 * Whom the rungs that fire with an event tell, resolved at this moment: one statement more, and only where a rung fires.
 * Nobody is told twice of one rung.
 */
export async function remindersOf(
  tx: Transaction,
  {
    kase,
    event,
    setting,
    channels = ['e-mail', 'webhook'],
  }: {
    readonly kase: LockedCase;
    readonly event: CaseEvent;
    readonly setting: Setting;
    readonly channels: Store['channels'];
  },
): Promise<Reminders> {
  const rungs = event.type === 'milestones-passed' ? event.milestones.filter((ref) => ref.kind === 'rung') : [];
  if (rungs.length === 0) return nobody;
  const steps = rungs.flatMap((ref) => kase.openSteps.find(({ key }) => key === ref.key) ?? []);
  const directory = await directoryOf(tx, {
    district: kase.district,
    barredFrom: kase.id,
    on: localDateOf(kase.now, setting.profile.zone),
    dutyRosters: setting.ruleSet.dutyRosters,
    users: steps.flatMap(({ owner, sender }) => [owner ?? [], sender?.userId ?? []].flat()),
  });
  const told = rungs.flatMap((ref) => toldBy(ref, { kase, setting, directory }));
  return {
    told,
    outbox: told.flatMap(({ id: ref }) =>
      channels.map((channel) => ({
        id: uuidv7(),
        kind: channel === 'e-mail' ? ('send-e-mail' as const) : ('call-webhook' as const),
        ref,
      })),
    ),
  };
}

function toldBy(
  ref: Rung,
  { kase, setting, directory }: { readonly kase: LockedCase; readonly setting: Setting; readonly directory: Directory },
): Told[] {
  const step = kase.openSteps.find(({ key }) => key === ref.key);
  const milestone = kase.pending.find(({ ref: pending }) => isSameRung(pending, ref));
  if (!step || !milestone) return [];
  const rung = ladderOf(setting.ruleSet, ref.ladder).rungs.find(({ id }) => id === ref.rung);
  if (!rung) throw new Error(`Ladder ${ref.ladder} of rule set ${setting.ruleSet.version} has no rung ${ref.rung}`);
  const late = Date.parse(kase.now) - Date.parse(milestone.at) > lateAfterSeconds * 1_000;
  const told = new Map<string, Told>();
  for (const audience of rung.audiences) {
    // The steering group follows PSP-K alone: elsewhere there is none, and nobody in its place.
    if (audience === 'steering-group' && kase.process !== 'psp-k') continue;
    for (const { userId, standsInFor } of resolveAudience({ audience, step: owed(step), directory })) {
      if (told.has(userId)) continue;
      told.set(userId, {
        id: uuidv7(),
        userId,
        stepKey: ref.key,
        ladder: ref.ladder,
        rung: ref.rung,
        dueVersion: ref.version,
        audience,
        standsInFor,
        withoutIdentity: audience === 'steering-group',
        intendedAt: milestone.at,
        late,
      });
    }
  }
  return [...told.values()];
}

const owed = ({ unit, authority, owner, sender }: LockedStep): OwedStep => ({
  unit,
  authority,
  owner,
  ...(sender ? { sender } : {}),
});

const isSameRung = (one: MilestoneRef, other: Rung): boolean =>
  one.kind === 'rung' &&
  one.key === other.key &&
  one.ladder === other.ladder &&
  one.rung === other.rung &&
  one.version === other.version;
