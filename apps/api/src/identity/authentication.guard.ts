import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { findOperation } from '../http/operation';
import { languageOf } from '../http/request';
import { SETTINGS } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { Sessions } from '../sessions/sessions';
import type { Settings } from '../settings/settings';
import { AccessTokens } from './access-tokens';
import { RateLimit } from './rate-limit';
import { readerOf, Readers } from './readers';

/**
 * Every route needs a user, unless its operation says that it is open: a program by its access token, a page of the web
 * by its session's cookie.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  private readonly limit: RateLimit;

  constructor(
    @Inject(AccessTokens) private readonly tokens: AccessTokens,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.limit = new RateLimit(settings.ratePerMinute);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (findOperation(context.getHandler())?.open) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const subject = await this.subjectOf(request, findOperation(context.getHandler())?.unattended);
    const waitSeconds = this.limit.take(subject, Date.now());
    if (waitSeconds > 0) throw new Problem('rate-limited', { headers: { 'retry-after': String(waitSeconds) } });
    const user = await this.readers.find(subject);
    request.reader = readerOf(user, languageOf(request, user.language));
    return true;
  }

  /** A token counts before a cookie: whoever sends one means it. */
  private async subjectOf(request: FastifyRequest, unattended = false): Promise<string> {
    const { headers } = request;
    if (headers.authorization !== undefined) return this.tokens.subjectOf(bearerToken(request));
    // What another page of the same site has a browser fetch carries the cookie too, but never our header.
    const ours = headers['x-tovholder-request'] === '1';
    const seen = ours && !unattended && headers['x-tovholder-background'] === undefined;
    request.session = await this.sessions.require(request, { seen });
    return request.session.userId;
  }
}

function bearerToken({ headers }: FastifyRequest): string {
  const token = /^Bearer ([\w~+/.-]+=*)$/i.exec(headers.authorization ?? '')?.[1];
  if (!token) throw new Problem('unauthenticated');
  return token;
}
