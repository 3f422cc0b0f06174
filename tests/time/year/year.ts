import type { RuleSet } from './rule-set';
import { plusDays } from '../model/dates';
import type { Interval } from '../model/due';
import type { TimedRecord } from '../database-clock';
import type { Chance } from '../../support/chance';
import { randomAbsences, type Away } from './people';
import { straight } from './transport';
import { YearCase } from './year-case';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface YearPlan {
  readonly chance: Chance;
  /** Local date of the first day. */
  readonly first: string;
  readonly days: number;
  readonly cases: number;
  readonly outages: number;
}

export interface Year {
  readonly cases: readonly YearCase[];
  readonly outages: readonly Interval[];
  readonly away: readonly Away[];
  /** Milliseconds: the end of the observation. */
  readonly until: number;
}

/**
 * Lives through a year: referrals come in, people act, milestones pass at their instants. In an outage nothing happens;
 * when it is over, people may be quicker than the clocks, which ring a little later for all that was missed.
 */
export async function liveThrough({ store, setClock }: TimedRecord, plan: YearPlan, { rules }: RuleSet): Promise<Year> {
  const { chance, first, days } = plan;
  const start = Date.parse(`${first}T00:00:00Z`);
  const until = start + days * day;
  const outages = randomOutages(plan, start);
  const away = await randomAbsences(store, { chance, first, last: plusDays(first, days) });
  const waiting = Array.from(
    { length: plan.cases },
    () => start + chance.whole(0, days * 0.8) * day + chance.whole(0, day),
  );
  waiting.sort((one, other) => one - other);
  const cases: YearCase[] = [];
  const silentAt = (at: number): Interval | undefined => outages.find(({ from, to }) => from <= at && at < to);

  for (;;) {
    const arrival = deferred(waiting[0] ?? Infinity, silentAt, chance);
    let [acting, actAt]: [YearCase | undefined, number] = [undefined, Infinity];
    let [ringing, ringAt]: [YearCase | undefined, number] = [undefined, Infinity];
    for (const kase of cases) {
      if (silentAt(kase.nextAct)) kase.nextAct = deferred(kase.nextAct, silentAt, chance);
      if (kase.nextAct < actAt) [acting, actAt] = [kase, kase.nextAct];
      const at = silentAt(kase.milestoneAt)?.to ?? kase.milestoneAt;
      if (at < ringAt) [ringing, ringAt] = [kase, at];
    }
    const now = Math.min(arrival, actAt, ringAt);
    if (now >= until) return { cases, outages, away, until };
    await setClock(now);
    if (ringAt === now) await ringing!.passMilestones(now);
    else if (actAt === now) await acting!.act(now);
    else {
      waiting.shift();
      cases.push(await YearCase.begin(now, { store, chance, rules, transport: straight }));
    }
  }
}

/** What would happen in an outage happens in its last moments, while the clocks are still catching up. */
function deferred(at: number, silentAt: (at: number) => Interval | undefined, chance: Chance): number {
  const outage = silentAt(at);
  return outage && at < outage.to - minute ? outage.to - chance.whole(1, minute) : at;
}

function randomOutages({ chance, days, outages: count }: YearPlan, start: number): readonly Interval[] {
  const share = Math.floor((days * day) / Math.max(count, 1));
  return Array.from({ length: count }, (_, index) => {
    const from = start + index * share + chance.whole(0, Math.floor(share / 2));
    return { from, to: from + chance.whole(2 * minute, chance.happens(0.3) ? 60 * hour : 5 * hour) };
  });
}
