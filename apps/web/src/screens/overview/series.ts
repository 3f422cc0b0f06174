import type { Durations, FiredLadders, SupervisionOverview } from '@tovholder/api-client';
import type { OverviewSearch } from './search-params';

type Trend = SupervisionOverview['trend'];

/** What happened in one week. */
export interface Week {
  /** Local date of its Monday. */
  readonly week: string;
  readonly opened: number;
  readonly closedOnTime: number;
  readonly closedLate: number;
  readonly overdue: number;
}

const weeksShown = 12;
const dayMs = 24 * 60 * 60 * 1_000;
const daysOfWeek = 7;

/** Monday of the week that a local date lies in. */
function mondayOf(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  const sinceMonday = (at.getUTCDay() + daysOfWeek - 1) % daysOfWeek;
  return new Date(at.getTime() - sinceMonday * dayMs).toISOString().slice(0, 10);
}

/** The last twelve weeks, the oldest first; a week in which nothing happened stands with zeros. */
export function weeksOf(trend: Trend, { today, process }: { today: string; process?: string | undefined }): Week[] {
  const last = Date.parse(`${mondayOf(today)}T12:00:00Z`);
  return Array.from({ length: weeksShown }, (_, index) => {
    const monday = new Date(last - (weeksShown - 1 - index) * daysOfWeek * dayMs);
    const week = monday.toISOString().slice(0, 10);
    const rows = trend.filter((row) => row.week === week && (process === undefined || row.process === process));
    const sum = (of: Exclude<keyof Week, 'week'>): number => rows.reduce((total, row) => total + row[of], 0);
    return {
      week,
      opened: sum('opened'),
      closedOnTime: sum('closedOnTime'),
      closedLate: sum('closedLate'),
      overdue: sum('overdue'),
    };
  });
}

/** Reminders of one kind of step. */
export interface Reminders {
  readonly id: string;
  readonly title: string;
  readonly process: string;
  readonly authority: string;
  /** What an address says of it. */
  readonly of: Pick<OverviewSearch, 'process' | 'step' | 'authority'>;
  readonly fired: number;
  readonly acknowledged: number;
  readonly unacknowledged: number;
  readonly medianSeconds: number | null;
}

/** Most unacknowledged first. */
export function remindersOf(items: FiredLadders['items'], process?: string): Reminders[] {
  return items
    .filter((item) => process === undefined || item.process.id === process)
    .map((item) => ({
      id: `${item.process.id} ${item.step} ${item.by.authority}`,
      title: item.title,
      process: item.process.title,
      authority: item.by.authorityTitle,
      of: { process: item.process.id, step: item.step, authority: item.by.authority },
      fired: item.fired,
      acknowledged: item.acknowledged,
      unacknowledged: item.unacknowledged,
      medianSeconds: item.medianSecondsToAcknowledgement,
    }))
    .sort((one, other) => other.unacknowledged - one.unacknowledged || other.fired - one.fired);
}

type DurationItem = Durations['items'][number];

/** Days in one month, for the whole process or by age band; null where too few cases ended in it. */
export interface DurationMonth {
  readonly month: string;
  readonly all: number | null;
  readonly young: number | null;
  readonly older: number | null;
}

/** Medians from report to measure, month by month without a gap, as far as they may be shown. */
export function durationMonths(items: readonly DurationItem[], process: string): DurationMonth[] {
  const ours = items.filter((item) => item.process.id === process && item.stretch === 'reported-to-measure');
  const months = ours.flatMap(({ month }) => (month === null ? [] : [month])).sort();
  const median = (month: string, band: DurationItem['band']): number | null =>
    ours.find((item) => item.month === month && item.band === band)?.medianDays ?? null;
  return monthsBetween(months[0], months.at(-1)).map((month) => ({
    month,
    all: median(month, null),
    young: median(month, '10-14'),
    older: median(month, '15-17'),
  }));
}

function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  const months: string[] = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = monthAfter(month)) {
    months.push(month);
  }
  return months;
}

const monthsOfYear = 12;

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === monthsOfYear ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The whole period, stretch by stretch. */
export function wholePeriod(items: readonly DurationItem[], process: string): DurationItem[] {
  return items.filter((item) => item.process.id === process && item.month === null);
}

/** Processes that the durations speak of, in the order of their titles. */
export function processesIn(items: readonly { readonly process: { id: string; title: string } }[]): {
  readonly id: string;
  readonly title: string;
}[] {
  const all = new Map(items.map(({ process }) => [process.id, process]));
  return [...all.values()].sort((one, other) => one.title.localeCompare(other.title, 'da'));
}
