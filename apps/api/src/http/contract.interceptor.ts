import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { validate } from '../problems/validation';
import { findOperation } from './operation';

declare module 'fastify' {
  interface FastifyRequest {
    /** Path, query and body as the operation's schemas let them in. */
    input?: { readonly params: unknown; readonly query: unknown; readonly body: unknown };
  }
}

/**
 * Holds every route to its operation on the way in and out: what the schemas do not name is refused in a request, and
 * does not leave in an answer, even where a presenter forgot to hide it.
 */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const operation = findOperation(context.getHandler());
    if (!operation) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { params, query, body, answer } = operation;
    request.input = {
      params: params && validate(params, { value: request.params, at: ['path'] }),
      query: query && validate(query, { value: request.query, at: ['query'] }),
      body: body && validate(body, { value: request.body }),
    };
    // A stream holds each of its events to the schema by itself.
    if (operation.answerType === 'text/event-stream') return next.handle();
    return next.handle().pipe(map((result: unknown) => answer.parse(result)));
  }
}
