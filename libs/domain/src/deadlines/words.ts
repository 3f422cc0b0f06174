import { Temporal } from 'temporal-polyfill';
import { danishCalendar } from '../calendar';
import type { Language, Mark } from '../text';
import type { CountedUnit } from './deadline-error';

/** What the sentence under a date is put together from, in one language. */
export interface DateWords {
  readonly unit: Readonly<Record<CountedUnit, { readonly one: string; readonly many: string }>>;
  /** What kind of number it is, where it is not law. */
  readonly mark: Readonly<Record<Exclude<Mark, 'STATUTE'>, string>>;
  readonly from: string;
  /** Before a date that nothing was counted to. */
  readonly on: string;
  readonly before: string;
  readonly promptly: string;
  date(localDate: string, withYear: boolean): string;
  at(date: string, time: Temporal.PlainTime): string;
  /** The name of a day out of a certificate's reason, such as `holiday: skærtorsdag`. */
  nameOf(because: string): string;
  readonly reason: {
    readonly weekend: string;
    readonly holiday: (name: string) => string;
    readonly 'closing-day': (name: string) => string;
  };
  moved(from: string, reason: string): string;
  without(names: readonly string[]): string;
}

// Own month names: a runtime with a small Intl would answer in English.
const danishMonths = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');
const englishMonths = 'January February March April May June July August September October November December'.split(
  ' ',
);

const danish: DateWords = {
  unit: {
    hours: { one: 'time', many: 'timer' },
    days: { one: 'dag', many: 'dage' },
    weeks: { one: 'uge', many: 'uger' },
    months: { one: 'måned', many: 'måneder' },
    years: { one: 'år', many: 'år' },
    'working-days': { one: 'arbejdsdag', many: 'arbejdsdage' },
  },
  mark: {
    GUIDELINE: 'vejledende, ikke lovbestemt',
    SEED: 'efter samarbejdsplanen, ikke lovbestemt',
    ASSUMPTION: 'vores antagelse, ikke lovbestemt',
  },
  from: 'fra',
  on: 'den',
  before: 'før',
  promptly: 'snarest muligt, påmindelse efter ',
  date: (localDate, withYear) => {
    const { day, month, year } = Temporal.PlainDate.from(localDate);
    return `${day}. ${danishMonths[month - 1]}${withYear ? ` ${year}` : ''}`;
  },
  at: (date, time) => `${date} kl. ${clock(time, '.')}`,
  nameOf: danishName,
  reason: {
    weekend: 'i en weekend',
    holiday: (name) => `på en helligdag (${name})`,
    'closing-day': (name) => `på en lukkedag (${name})`,
  },
  moved: (from, reason) => `; flyttet, fordi ${from} falder ${reason}`,
  without: (names) => `; ${listed(names, 'og')} tæller ikke med`,
};

const english: DateWords = {
  unit: {
    hours: { one: 'hour', many: 'hours' },
    days: { one: 'day', many: 'days' },
    weeks: { one: 'week', many: 'weeks' },
    months: { one: 'month', many: 'months' },
    years: { one: 'year', many: 'years' },
    'working-days': { one: 'working day', many: 'working days' },
  },
  mark: {
    GUIDELINE: 'guidance, not statutory',
    SEED: 'cooperation plan, not statutory',
    ASSUMPTION: 'our assumption, not statutory',
  },
  from: 'from',
  on: 'on',
  before: 'before',
  promptly: 'as soon as possible, reminder after ',
  date: (localDate, withYear) => {
    const { day, month, year } = Temporal.PlainDate.from(localDate);
    return `${day} ${englishMonths[month - 1]}${withYear ? ` ${year}` : ''}`;
  },
  at: (date, time) => `${date} at ${clock(time, ':')}`,
  nameOf: englishName,
  reason: {
    weekend: 'at a weekend',
    holiday: (name) => `on a public holiday (${name})`,
    'closing-day': (name) => `on a closing day (${name})`,
  },
  moved: (from, reason) => `; moved because ${from} falls ${reason}`,
  without: (names) => `; ${listed(names, 'and')} not counted`,
};

export const dateWords: Readonly<Record<Language, DateWords>> = { da: danish, en: english };

function danishName(because: string): string {
  return because.slice(because.indexOf(':') + 1).trim();
}

/** A certificate holds the Danish name; a day that the national calendar does not know keeps it. */
function englishName(because: string): string {
  const name = danishName(because);
  return danishCalendar.annualDays.find((day) => day.name.da === name)?.name.en ?? name;
}

function clock(time: Temporal.PlainTime, separator: string): string {
  return [time.hour, time.minute].map((part) => String(part).padStart(2, '0')).join(separator);
}

function listed(names: readonly string[], and: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names[names.length - 1]}`;
}
