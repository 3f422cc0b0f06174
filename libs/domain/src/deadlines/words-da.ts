import { Temporal } from 'temporal-polyfill';
import type { DateWords } from './date-words';

// Own month names: a runtime with a small Intl would answer in English.
const months = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');

export const danish: DateWords = {
  unit: {
    seconds: { one: 'sekund', many: 'sekunder' },
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
  until: 'til og med den',
  before: 'før',
  promptly: 'snarest muligt, påmindelse efter ',
  date: (localDate, withYear) => {
    const { day, month, year } = Temporal.PlainDate.from(localDate);
    return `${day}. ${months[month - 1]}${withYear ? ` ${year}` : ''}`;
  },
  at: (date, clock) => `${date} kl. ${written(clock)}`,
  every: ({ amount, unit }) => {
    const { one } = danish.unit[unit];
    const each = unit === 'years' ? 'hvert' : 'hver';
    return amount === 1 ? `mindst ${each} ${one}` : `mindst ${each} ${amount}. ${one}`;
  },
  nameOf,
  reason: {
    weekend: 'i en weekend',
    holiday: (name) => `på en helligdag (${name})`,
    'closing-day': (name) => `på en lukkedag (${name})`,
    paused: 'i en pause',
  },
  ground: {
    holiday: 'ferie',
    'citizen-away': 'borgeren er midlertidigt utilgængelig',
    'awaiting-information': 'afventer oplysninger udefra',
  },
  moved: (from, reason) => `; flyttet, fordi ${from} falder ${reason}`,
  without: (names) => `; ${listed(names)} tæller ikke med`,
  afterCutOff: (cutOff, next) => `; efter kl. ${cutOff.replace(':', '.')}, derfor regnet fra ${next}`,
  laterPace: ({ on, pace }) => `; fra ${on} ${pace}`,
  earlierPace: ({ on, pace }) => `; før ${on} ${pace}`,
  paused: ({ ground, from, to, took }) => `; pause ${from} til ${to} (${ground}): ${took}`,
};

export function nameOf(because: string): string {
  return because.slice(because.indexOf(':') + 1).trim();
}

function written(clock: readonly number[]): string {
  return clock.map((part) => String(part).padStart(2, '0')).join('.');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} og ${names[names.length - 1]}`;
}
