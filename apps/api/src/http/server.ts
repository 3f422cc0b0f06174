import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform/platform.module';
import { Problem } from '../problems/problem';
import { isOwnPath, ownPaths } from '../web/paths';
import { Policies } from '../web/policies';

/** What holds for every request whatever answers it: parsing, headers, one line in the log. */
export function prepareServer(server: FastifyInstance, { log, settings }: Pick<Platform, 'log' | 'settings'>): void {
  void server.register(cookie);
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // A command without data is often sent with the header and no body.
    if (body === '') done(null, undefined);
    else void parseJson(request, body as string, (error, value) => done(error && new Problem('malformed-json'), value));
  });

  const policies = new Policies(settings);
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'x-trace-id': request.id,
      'cache-control': 'no-store',
      ...(isOwnPath(request.url, ...ownPaths) ? { vary: 'Accept-Language, Authorization, Cookie' } : {}),
      ...policies.of(request.url),
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
