import type { IncomingHttpHeaders } from 'node:http';

/** The instant, in milliseconds, that a client was told of last; undefined for what we did not hand out. */
export function lastEventIdOf(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['last-event-id'];
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : undefined;
}

/** When an access token that has been verified runs out, in milliseconds; never, where there is none. */
export function tokenEndsAt(authorization: string | undefined): number {
  const payload = /^Bearer [^.]+\.([^.]+)\./i.exec(authorization ?? '')?.[1];
  if (payload === undefined) return Infinity;
  try {
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly exp?: unknown };
    return typeof exp === 'number' ? exp * 1_000 : 0;
  } catch {
    return 0;
  }
}
