import { Temporal } from 'temporal-polyfill';

/** The local date (`YYYY-MM-DD`) that an instant (RFC 3339) falls on in a zone (IANA name). */
export function localDateOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first instant (RFC 3339, UTC) of a local date: not always midnight, where a zone skips it. */
export function startOfLocalDay(localDate: string, zone: string): string {
  return startOf(Temporal.PlainDate.from(localDate), zone).toString();
}

/** The last millisecond (RFC 3339, UTC) of a local date: 23:59:59.999, also when that hour comes twice. */
export function endOfLocalDay(localDate: string, zone: string): string {
  return startOf(Temporal.PlainDate.from(localDate).add({ days: 1 }), zone)
    .subtract({ milliseconds: 1 })
    .toString();
}

/** The local time (`HH:MM`) that an instant (RFC 3339) falls on in a zone (IANA name). */
export function localTimeOf(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The instant (RFC 3339, UTC) of a local date and time; of one that comes twice, the first. */
export function instantOf({ date, time }: { readonly date: string; readonly time: string }, zone: string): string {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString();
}

/** The local date that lies some days after another; before it, when negative. */
export function addDays(localDate: string, days: number): string {
  return Temporal.PlainDate.from(localDate).add({ days }).toString();
}

function startOf(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime(zone).toInstant();
}
