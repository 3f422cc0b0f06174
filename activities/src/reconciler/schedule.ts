import type { ClockHealth } from '@tovholder/persistence';

const minute = 60;
const day = 24 * 60 * minute;
/** UTC hour at which nights are quiet in Denmark, summer and winter. */
const nightHour = 2;

/** Which rounds are due, whoever ran the last ones. A night that nobody was up in is made up for by day. */
export function roundsDue({ now, rounds }: Pick<ClockHealth, 'now' | 'rounds'>): readonly ('minute' | 'night')[] {
  const { minute: last, night } = rounds;
  // Several workers look each minute: one round among them is enough.
  const minuteDue = last === null || last.ageSeconds > minute - 10;
  const isNight = new Date(now).getUTCHours() === nightHour;
  const nightDue = night === null || night.ageSeconds > day || (isNight && night.ageSeconds > 2 * 60 * minute);
  return [...(minuteDue ? (['minute'] as const) : []), ...(nightDue ? (['night'] as const) : [])];
}
