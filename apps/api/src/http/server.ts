import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Problem } from '../problems/problem';

/** Nothing of the API is ever framed, cached or run; the page at /docs needs its own scripts and styles. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";
const docsPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** What holds for every request whatever answers it: parsing, headers, one line in the log. */
export function prepareServer(server: FastifyInstance, log: Logger): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // A command without data is often sent with the header and no body.
    if (body === '') done(null, undefined);
    else void parseJson(request, body as string, (error, value) => done(error && new Problem('malformed-json'), value));
  });

  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'x-trace-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      vary: 'Accept-Language, Authorization',
      'content-security-policy': request.url.startsWith('/docs') ? docsPolicy : apiPolicy,
    });
  });

  server.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not its address: a query may hold a name or a CPR number.
    const { routeOptions, method } = request;
    log.info(
      {
        traceId: request.id,
        method,
        route: routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}
