import { Temporal } from 'temporal-polyfill';
import { localDateOf } from '../calendar';
import { type DeadlineRule, type PauseGround, pauseGroundWords } from '../rules';
import { DeadlineError } from './deadline-error';
import { requirePossible } from './possible-rule';

/** How much of a quota one calendar year has used. */
export interface QuotaUse {
  readonly year: number;
  readonly usedDays: number;
  readonly allowedDays: number;
}

/**
 * How many local days each calendar year has used of a quota such as UKN-21 (four weeks of holiday a year), in order of
 * years; years without a used day are left out. A day is used when a stretch covers its end, as in the counting of
 * pauses, and once only: steps that stand still for the same holiday share its days. A stretch over New Year is split.
 *
 * @throws DeadlineError when the rule is no quota of days or weeks.
 */
export function quotaUsed({
  rule,
  pauses,
  zone,
}: {
  readonly rule: DeadlineRule;
  /** Instants (RFC 3339); for a pause that is still open give the instant up to which it is asked. */
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  readonly zone: string;
}): readonly QuotaUse[] {
  const allowedDays = allowance(rule);
  const days = new Set(pauses.flatMap((pause) => daysOf(pause, zone)));
  const used = new Map<number, number>();
  for (const day of days) used.set(yearOf(day), (used.get(yearOf(day)) ?? 0) + 1);
  return [...used].sort(([one], [other]) => one - other).map(([year, usedDays]) => ({ year, usedDays, allowedDays }));
}

/**
 * What a case's pauses on a ground have used of the quota that the ground names; nothing where it names none. Pauses of
 * whichever steps count: the holiday is the citizen's.
 *
 * @throws Error when the rules do not hold the quota
 */
export function quotaUsedOn(
  ground: PauseGround,
  {
    rules,
    pauses,
    zone,
  }: {
    readonly rules: ReadonlyMap<string, DeadlineRule>;
    /** Ended ones, on whatever ground. */
    readonly pauses: readonly { readonly from: string; readonly to: string; readonly ground: PauseGround }[];
    readonly zone: string;
  },
): readonly QuotaUse[] {
  const { quota } = pauseGroundWords[ground];
  if (quota === undefined) return [];
  const rule = rules.get(quota);
  if (!rule) throw new Error(`The rules do not hold the quota ${quota}`);
  return quotaUsed({ rule, pauses: pauses.filter((pause) => pause.ground === ground), zone });
}

/** Whether nothing is left of a quota in the local year of an instant. */
export function isUsedUp(
  used: readonly QuotaUse[],
  { at, zone }: { readonly at: string; readonly zone: string },
): boolean {
  const year = yearOf(localDateOf(at, zone));
  return used.some((use) => use.year === year && use.usedDays >= use.allowedDays);
}

function allowance(rule: DeadlineRule): number {
  const unit = requirePossible(rule);
  if (rule.kind !== 'quota') throw new DeadlineError('unit-contradicts-kind', 'rule.kind', rule.id);
  if (unit === 'days') return rule.amount;
  if (unit === 'weeks') return 7 * rule.amount;
  throw new DeadlineError('unit-contradicts-kind', 'rule.unit', rule.id);
}

const yearOf = (localDate: string): number => Number(localDate.slice(0, 4));

function daysOf({ from, to }: { readonly from: string; readonly to: string }, zone: string): string[] {
  const days: string[] = [];
  const end = localDateOf(to, zone);
  for (let date = localDateOf(from, zone); date < end;) {
    days.push(date);
    date = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
  }
  return days;
}
