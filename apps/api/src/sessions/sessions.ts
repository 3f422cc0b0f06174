import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { endSession, findSession, openSession, type SessionRecord, type Store } from '@tovholder/persistence';
import type { FastifyRequest } from 'fastify';
import { RECORD, SETTINGS } from '../platform/tokens';
import { Problem } from '../problems/problem';
import type { Settings } from '../settings/settings';
import { Cookies } from './cookies';
import { Origins } from './origins';
import { requireOwnPage } from './own-request';

declare module 'fastify' {
  interface FastifyRequest {
    /** The web's session that the request was made in; absent for a program with a token. */
    session?: SessionRecord;
  }
}

/** The sessions of the web. Browsers hold an opaque secret and nothing else; no token of the provider reaches them. */
@Injectable()
export class Sessions {
  readonly origins: Origins;
  readonly cookies: Cookies;

  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'web' | 'session'>,
  ) {
    this.origins = new Origins(settings.web.publicUrl);
    this.cookies = new Cookies(this.origins.encrypted);
  }

  /** @returns the secret for the browser; undefined for someone whom the directory does not know */
  async open(userId: string, idToken?: string): Promise<string | undefined> {
    const token = randomBytes(32).toString('base64url');
    const opened = await openSession(this.record, { token, userId, idToken, limits: this.settings.session });
    return opened ? token : undefined;
  }

  /**
   * The session that the request's cookie stands for, if it may act in it.
   *
   * @param seen whether somebody is there: what a page does by itself keeps no session alive
   * @throws Problem `unauthenticated` without a cookie, `csrf-refused`, or `session-ended`
   */
  async require(request: FastifyRequest, { seen }: { readonly seen: boolean }): Promise<SessionRecord> {
    const token = this.cookies.read(request, 'session');
    if (token === undefined) throw new Problem('unauthenticated');
    // First, so that nobody else's page keeps the session alive.
    requireOwnPage(request, this.origins);
    const session = await findSession(this.record, { token, limits: this.settings.session, seen });
    if (!session) throw new Problem('session-ended');
    return session;
  }

  /** Whether the request's cookie stands for a session that lives, whatever the request wants. */
  async has(request: FastifyRequest): Promise<boolean> {
    const token = this.cookies.read(request, 'session');
    if (token === undefined) return false;
    return (await findSession(this.record, { token, limits: this.settings.session, seen: false })) !== null;
  }

  /** Whether the session of a request that is still being answered goes on: a stream must not outlive it. */
  async goesOn(request: FastifyRequest): Promise<boolean> {
    return !request.session || this.has(request);
  }

  /** Ends the session of the request's cookie. @returns the provider's word who it was */
  async end(request: FastifyRequest): Promise<string | undefined> {
    const token = this.cookies.read(request, 'session');
    return token === undefined ? undefined : endSession(this.record, token);
  }
}
