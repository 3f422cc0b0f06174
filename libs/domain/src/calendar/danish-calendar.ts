import type { AnnualDay, WorkCalendar } from './types';

/**
 * The church orders its holidays by royal resolution; the closing act (lukkeloven) is the act of Parliament that lists
 * them by name since 2024, and called them "helligdage" before.
 */
const closingAct = 'Lukkeloven (LBK 515/2019, L 214/2023 § 7) § 2, stk. 1';
/** No general act makes these non-working for deadlines; the limitation act is one of those that roll over them. */
const limitationAct = 'Forældelsesloven § 27, stk. 2';

const annualDays: readonly AnnualDay[] = [
  {
    kind: 'holiday',
    falls: { month: 1, day: 1 },
    name: { da: 'nytårsdag', en: 'New Year’s Day' },
    law: closingAct,
  },
  {
    kind: 'holiday',
    falls: { daysFromEaster: -3 },
    name: { da: 'skærtorsdag', en: 'Maundy Thursday' },
    law: closingAct,
  },
  {
    kind: 'holiday',
    falls: { daysFromEaster: -2 },
    name: { da: 'langfredag', en: 'Good Friday' },
    law: closingAct,
  },
  {
    kind: 'holiday',
    falls: { daysFromEaster: 0 },
    name: { da: 'påskedag', en: 'Easter Sunday' },
    law: closingAct,
  },
  {
    kind: 'holiday',
    falls: { daysFromEaster: 1 },
    name: { da: '2. påskedag', en: 'Easter Monday' },
    law: closingAct,
  },
  {
    kind: 'holiday',
    falls: { daysFromEaster: 26 },
    name: { da: 'store bededag', en: 'Great Prayer Day' },
    law: 'BEK 270/2023 § 1 og L 214/2023 (helligdag til og med 2023)',
    validTo: '2023-12-31',
  },
  {
    kind: 'holiday',
    falls: { daysFromEaster: 39 },
    name: { da: 'Kristi himmelfartsdag', en: 'Ascension Day' },
    law: closingAct,
  },
  {
    kind: 'holiday',
    falls: { daysFromEaster: 49 },
    name: { da: 'pinsedag', en: 'Whit Sunday' },
    law: closingAct,
  },
  {
    kind: 'holiday',
    falls: { daysFromEaster: 50 },
    name: { da: '2. pinsedag', en: 'Whit Monday' },
    law: closingAct,
  },
  {
    kind: 'closing-day',
    falls: { month: 6, day: 5 },
    name: { da: 'grundlovsdag', en: 'Constitution Day' },
    law: limitationAct,
  },
  {
    kind: 'closing-day',
    falls: { month: 12, day: 24 },
    name: { da: 'juleaftensdag', en: 'Christmas Eve' },
    law: limitationAct,
  },
  {
    kind: 'holiday',
    falls: { month: 12, day: 25 },
    name: { da: 'juledag', en: 'Christmas Day' },
    law: closingAct,
  },
  {
    kind: 'holiday',
    falls: { month: 12, day: 26 },
    name: { da: '2. juledag', en: 'Second Day of Christmas' },
    law: closingAct,
  },
  {
    kind: 'closing-day',
    falls: { month: 12, day: 31 },
    name: { da: 'nytårsaftensdag', en: 'New Year’s Eve' },
    law: limitationAct,
  },
];

/**
 * Danish working days. Saturday is not one: an ASSUMPTION, because the law does not settle whether it is a hverdag.
 * That 5 June, 24 and 31 December do not count is a default of the same kind (domain facts 5.2).
 */
export const danishCalendar: WorkCalendar = { id: 'dk', version: 'dk-2024.1', weekend: [6, 7], annualDays };

const knownCalendars: readonly WorkCalendar[] = [danishCalendar];

/** The calendar of a version name such as `dk-2024.1`; undefined when this program does not know it. */
export function calendarOfVersion(version: string): WorkCalendar | undefined {
  return knownCalendars.find((calendar) => calendar.version === version);
}

/** How a certificate names a calendar: id and version apart, the latter without its prefix. */
export function calendarReference(calendar: Pick<WorkCalendar, 'id' | 'version'>): {
  readonly id: string;
  readonly version: string;
} {
  const prefix = `${calendar.id}-`;
  return {
    id: calendar.id,
    version: calendar.version.startsWith(prefix) ? calendar.version.slice(prefix.length) : calendar.version,
  };
}
