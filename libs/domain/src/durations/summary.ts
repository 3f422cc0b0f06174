import { type AgeBand, type Duration, type Milestones, type Stretch, stretches } from './types';

/** Fewer cases than this are not shown: a figure of one or two is somebody's case (ASSUMPTION: no source names a number). */
export const fewestShown = 5;

/** The period asked for: local dates, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Local dates between which each stretch runs; null where a case has not come so far. */
function endsOf(kase: Milestones): Readonly<Record<Stretch, readonly [from: string | null, to: string | null]>> {
  const { reportedOn, acceptedOn, decidedOn, measureStartedOn } = kase;
  return {
    'reported-to-measure': [reportedOn, measureStartedOn],
    'reported-to-accepted': [reportedOn, acceptedOn],
    'accepted-to-decided': [acceptedOn, decidedOn],
    'decided-to-measure': [decidedOn, measureStartedOn],
  };
}

interface Group {
  readonly process: string;
  readonly stretch: Stretch;
  readonly band: AgeBand | null;
  readonly month: string | null;
  readonly days: number[];
  fromSubmission: number;
}

/**
 * Durations per process, stretch and age band: the whole period first, then month by month. A month that could be
 * worked out from the whole period and the other months is left out like one that has too few cases itself.
 */
export function durationsOf(cases: readonly Milestones[], { from, to }: Period): readonly Duration[] {
  const groups = new Map<string, Group>();
  for (const kase of cases) {
    const ends = endsOf(kase);
    for (const stretch of stretches) {
      const [begin, end] = ends[stretch];
      if (begin === null || end === null || end < from || end > to) continue;
      for (const month of [null, end.slice(0, 7)]) add(groups, { kase, stretch, month, days: daysBetween(begin, end) });
    }
  }
  const sorted = [...groups.values()].sort(inOrder);
  const hidden = new Set(sorted.filter(({ days }) => days.length < fewestShown));
  for (const whole of sorted.filter(({ month }) => month === null)) hideSecondMonth(whole, { groups: sorted, hidden });
  return sorted.map((group) => (hidden.has(group) ? suppressed(group) : summaryOf(group)));
}

/** Where one month alone is hidden, the whole period less the others would tell it: the next smallest goes with it. */
function hideSecondMonth(
  whole: Group,
  { groups, hidden }: { readonly groups: readonly Group[]; readonly hidden: Set<Group> },
): void {
  const months = groups.filter(
    ({ process, stretch, band, month }) =>
      month !== null && process === whole.process && stretch === whole.stretch && band === whole.band,
  );
  if (months.filter((month) => hidden.has(month)).length !== 1) return;
  const [next] = months.filter((month) => !hidden.has(month)).sort((one, other) => one.days.length - other.days.length);
  if (next) hidden.add(next);
}

function add(
  groups: Map<string, Group>,
  counted: {
    readonly kase: Milestones;
    readonly stretch: Stretch;
    readonly month: string | null;
    readonly days: number;
  },
): void {
  const { kase, stretch, month, days } = counted;
  const { process, band } = kase;
  const key = JSON.stringify([process, stretch, band, month]);
  const group = groups.get(key) ?? { process, stretch, band, month, days: [], fromSubmission: 0 };
  group.days.push(days);
  if (!kase.reportIsStated && stretch.startsWith('reported')) group.fromSubmission += 1;
  groups.set(key, group);
}

function suppressed({ process, stretch, band, month }: Group): Duration {
  return {
    process,
    stretch,
    band,
    month,
    count: null,
    suppressed: true,
    medianDays: null,
    percentile80Days: null,
    meanDays: null,
    countedFromSubmission: null,
  };
}

function summaryOf({ days, fromSubmission, ...group }: Group): Duration {
  const sorted = [...days].sort((one, other) => one - other);
  return {
    ...group,
    count: sorted.length,
    suppressed: false,
    medianDays: medianOf(sorted),
    percentile80Days: percentileOf(sorted, 80),
    meanDays: Math.round((10 * sorted.reduce((sum, one) => sum + one, 0)) / sorted.length) / 10,
    countedFromSubmission: fromSubmission,
  };
}

/** The middle of sorted numbers; of an even count, half-way between the two. @throws RangeError for none */
export function medianOf(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('No numbers have no middle');
  return (lower + upper) / 2;
}

/** The smallest of sorted numbers that at least `percent` of them do not exceed. @throws RangeError for none */
export function percentileOf(sorted: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((sorted.length * percent) / 100));
  const found = sorted[rank - 1];
  if (found === undefined) throw new RangeError('No numbers have no percentile');
  return found;
}

const dayMs = 86_400_000;

/** Calendar days from one local date to another; none where they stand the wrong way round. Dates alone are read as UTC. */
function daysBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / dayMs);
}

function inOrder(one: Group, other: Group): number {
  return (
    one.process.localeCompare(other.process) ||
    stretches.indexOf(one.stretch) - stretches.indexOf(other.stretch) ||
    (one.band ?? '').localeCompare(other.band ?? '') ||
    (one.month ?? '').localeCompare(other.month ?? '')
  );
}
