import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { InvalidCursor, isDatabaseUnavailable } from '@tovholder/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { languageOf } from '../http/request';
import { Problem } from './problem';

/** Turns whatever was thrown into `application/problem+json`. Only defects are logged, under the answer's trace id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error, request.method);
    if (problem.status === 500) {
      this.log.error({ traceId: request.id, error: faultOf(error) }, 'A request failed');
    }
    const body = problem.render({ language: languageOf(request, request.reader?.language), traceId: request.id });
    void reply
      .status(problem.status)
      .headers({ ...standardHeaders(problem), ...problem.content.headers })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }
}

/** Which problem an error is. `method` tells a command, whose outcome is unknown when the database went away. */
export function problemOf(error: unknown, method: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof InvalidCursor) return new Problem('invalid-cursor');
  if (isDatabaseUnavailable(error)) {
    return new Problem(method === 'POST' ? 'repeat-with-same-key' : 'temporarily-unavailable');
  }
  switch (statusOf(error)) {
    case 400:
      return new Problem('bad-request');
    case 404:
      return new Problem('not-found');
    case 405:
      return new Problem('method-not-allowed');
    case 413:
      return new Problem('body-too-large');
    case 415:
      return new Problem('unsupported-media-type');
    default:
      return new Problem('internal-error');
  }
}

function standardHeaders({ status }: Problem): Record<string, string> {
  if (status === 401) return { 'www-authenticate': 'Bearer' };
  return status === 503 ? { 'retry-after': '1' } : {};
}

/** The status that a framework error carries; a number on any other error means nothing. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { readonly statusCode?: unknown };
  return codeOf(error).startsWith('FST_') && typeof statusCode === 'number' ? statusCode : undefined;
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** Name, code and stack. A message of the database or of a schema may quote a value, so it stays out. */
function faultOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code: codeOf(error) || undefined, frames };
}
