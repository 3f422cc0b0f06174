import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const traceparent = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/;

/** The trace id of a W3C `traceparent`, or a new one: 32 hexadecimal digits. */
export function traceIdOf(headers: IncomingHttpHeaders): string {
  const { traceparent: header } = headers;
  const given = typeof header === 'string' ? traceparent.exec(header)?.[1] : undefined;
  return given && !/^0+$/.test(given) ? given : randomBytes(16).toString('hex');
}
