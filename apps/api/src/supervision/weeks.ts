const weekMs = 7 * 24 * 60 * 60 * 1_000;

/** The instant (RFC 3339) that lies so many weeks back. */
export function sinceWeeks(weeks: number): string {
  return new Date(Date.now() - weeks * weekMs).toISOString();
}
