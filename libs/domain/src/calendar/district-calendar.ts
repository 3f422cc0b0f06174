import { Temporal } from 'temporal-polyfill';
import { contentHash } from './content-hash';
import type { AnnualDay, ClosingDay, WorkCalendar } from './types';

/**
 * A calendar with closing days of a district and of its authorities beside those of the base. It is a version of its
 * own, named after its content (`dk-2024.1+3f5c0a91`): the same days in any order give the same name, and no other
 * days do. Without closing days it is the base itself. Like every calendar it is plain JSON.
 *
 * @throws RangeError when a closing day is not a date (`YYYY-MM-DD`), or is given twice for the same authority.
 */
export function districtCalendar({
  base,
  closingDays,
}: {
  readonly base: WorkCalendar;
  readonly closingDays: readonly ClosingDay[];
}): WorkCalendar {
  if (closingDays.length === 0) return base;
  const days = [...closingDays].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  days.forEach((day, index) => {
    if (!isDate(day.date)) throw new RangeError(`A closing day falls on ${day.date}, which is no date`);
    if (index > 0 && placeOf(day) === placeOf(days[index - 1]!)) {
      throw new RangeError(`The closing day ${placeOf(day).trim()} is given twice`);
    }
  });
  const own = days.map(annualDayOf);
  return {
    ...base,
    version: `${base.version}+${contentHash(JSON.stringify(own))}`,
    annualDays: [...base.annualDays, ...own],
  };
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const placeOf = ({ date, authority }: ClosingDay): string => `${date} ${authority ?? ''}`;

/** One order of fields, so that the version does not hang on how a profile was written. */
function annualDayOf({ date, name, authority, law }: ClosingDay): AnnualDay {
  return {
    kind: 'closing-day',
    falls: { on: date },
    name: { da: name.da, en: name.en },
    ...(authority === undefined ? {} : { authority }),
    ...(law === undefined ? {} : { law }),
  };
}
