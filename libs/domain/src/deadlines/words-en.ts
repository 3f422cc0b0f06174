import { Temporal } from 'temporal-polyfill';
import { danishCalendar } from '../calendar';
import type { DateWords } from './date-words';
import { nameOf } from './words-da';

const months = 'January February March April May June July August September October November December'.split(' ');

export const english: DateWords = {
  unit: {
    seconds: { one: 'second', many: 'seconds' },
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
  until: 'until',
  before: 'before',
  promptly: 'as soon as possible, reminder after ',
  date: (localDate, withYear) => {
    const { day, month, year } = Temporal.PlainDate.from(localDate);
    return `${day} ${months[month - 1]}${withYear ? ` ${year}` : ''}`;
  },
  at: (date, clock) => `${date} at ${written(clock)}`,
  every: ({ amount, unit }) => {
    const { one, many } = english.unit[unit];
    return amount === 1 ? `at least every ${one}` : `at least every ${amount} ${many}`;
  },
  nameOf: englishName,
  reason: {
    weekend: 'at a weekend',
    holiday: (name) => `on a public holiday (${name})`,
    'closing-day': (name) => `on a closing day (${name})`,
    paused: 'in a pause',
  },
  ground: {
    holiday: 'holiday',
    'citizen-away': 'the citizen is unavailable for a time',
    'awaiting-information': 'waiting for information from outside',
  },
  moved: (from, reason) => `; moved because ${from} falls ${reason}`,
  without: (names) => `; ${listed(names)} not counted`,
  afterCutOff: (cutOff, next) => `; after ${cutOff}, so counted from ${next}`,
  laterPace: ({ on, pace }) => `; from ${on} ${pace}`,
  earlierPace: ({ on, pace }) => `; before ${on} ${pace}`,
  paused: ({ ground, from, to, took }) => `; paused ${from} to ${to} (${ground}): ${took}`,
};

/** A certificate holds the Danish name; a day that the national calendar does not know keeps it. */
function englishName(because: string): string {
  const name = nameOf(because);
  return danishCalendar.annualDays.find((day) => day.name.da === name)?.name.en ?? name;
}

function written(clock: readonly number[]): string {
  return clock.map((part) => String(part).padStart(2, '0')).join(':');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
