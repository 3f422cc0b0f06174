import { randomBytes } from 'node:crypto';
import { startSignIn, type Store, takeSignIn } from '@tovholder/persistence';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { RateLimit } from '../identity/rate-limit';
import { type IdentityProvider, NotIdentified, ProviderAway } from './identity-provider';
import { type PageName, pages, renderPage } from './pages';
import { readerLanguage } from './reader-language';
import type { Sessions } from './sessions';
import { safeTarget } from './target';

export interface SignInParts {
  readonly sessions: Sessions;
  readonly provider: IdentityProvider;
  readonly record: Store;
  readonly log: Logger;
}

/** Of one address: behind a proxy it is everybody's. What an attempt leaves behind is gone after minutes. */
const attemptsPerMinute = 3_000;

/**
 * Signing in and out, outside of `/v1`: pages and redirects for a browser, not part of the contract. What goes wrong is
 * a page that says what happened and what to do.
 */
export function serveSignIn(server: FastifyInstance, parts: SignInParts): void {
  void server.register(async (scope) => {
    const routes = new SignInRoutes(parts);
    // A form without fields; what it may hold all the same is not read.
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) =>
      done(null, undefined),
    );
    scope.setErrorHandler((error, request, reply) => routes.failed(error, request, reply));
    scope.get('/sign-in', (request, reply) => routes.begin(request, reply));
    scope.get('/sign-in/callback', (request, reply) => routes.comeBack(request, reply));
    scope.get('/sign-out', (request, reply) => routes.askWhetherToEnd(request, reply));
    scope.post('/sign-out', (request, reply) => routes.end(request, reply));
  });
}

class SignInRoutes {
  private readonly limits = { begin: new RateLimit(attemptsPerMinute), comeBack: new RateLimit(attemptsPerMinute) };

  constructor(private readonly parts: SignInParts) {}

  /** `GET /sign-in?to=/path`: off to the identity provider. */
  async begin(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { sessions, provider, record } = this.parts;
    const target = safeTarget((request.query as { readonly to?: unknown }).to);
    if (this.limits.begin.take(request.ip, Date.now()) > 0) return show(request, reply, 'too-many');
    const origin = sessions.origins.of(request);
    if (origin === undefined) {
      return reply.redirect(`${sessions.origins.publicUrl}/sign-in?to=${encodeURIComponent(target)}`);
    }
    const { address, ...asked } = await provider.ask(origin, readerLanguage(request));
    // One for all tabs of a browser, so that two that sign in at once do not take it from each other.
    const browser = sessions.cookies.read(request, 'browser') ?? randomBytes(32).toString('base64url');
    await startSignIn(record, { ...asked, browser, target });
    sessions.cookies.set(reply, 'browser', browser);
    return reply.redirect(address);
  }

  /** `GET /sign-in/callback`: back from the identity provider, with its answer in the address. */
  async comeBack(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { sessions, provider, record } = this.parts;
    if (this.limits.comeBack.take(request.ip, Date.now()) > 0) return show(request, reply, 'too-many');
    const origin = sessions.origins.of(request);
    const { state } = request.query as { readonly state?: unknown };
    const browser = sessions.cookies.read(request, 'browser');
    if (origin === undefined || typeof state !== 'string' || browser === undefined) {
      return show(request, reply, 'sign-in-over');
    }
    const pending = await takeSignIn(record, { state, browser });
    if (!pending) return show(request, reply, 'sign-in-over');
    const { subject, idToken } = await provider.identify(new URL(request.url, origin), { ...pending, state });
    // Whoever sat here before is not left signed in, and a secret from before is never used on.
    await sessions.end(request);
    const token = await sessions.open(subject, idToken);
    if (token === undefined) {
      sessions.cookies.clear(reply, 'session');
      return show(request, reply, 'not-in-directory');
    }
    sessions.cookies.set(reply, 'session', token);
    return reply.redirect(pending.target);
  }

  /** `GET /sign-out`: where the provider sends a browser back to, and a way out for someone who typed it. */
  async askWhetherToEnd(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    return show(request, reply, (await this.parts.sessions.has(request)) ? 'sign-out' : 'signed-out');
  }

  /** `POST /sign-out`: ends our session, then the provider's where it offers that. */
  async end(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { sessions, provider, log } = this.parts;
    if (!sessions.origins.has(request.headers.origin)) return show(request, reply, 'somebody-elses');
    const idToken = await sessions.end(request);
    sessions.cookies.clear(reply, 'session');
    const origin = sessions.origins.of(request) ?? sessions.origins.publicUrl;
    const address = await provider
      .endAddress(origin, { idToken, language: readerLanguage(request) })
      .catch((error: unknown) => {
        log.warn({ traceId: request.id, error: nameOf(error) }, 'the provider’s session could not be ended');
        return undefined;
      });
    const to = address ?? '/sign-out';
    // A script cannot follow a redirect to another origin: it is told where to take its window.
    return request.headers['x-tovholder-request'] === '1' ? reply.send({ to }) : reply.redirect(to, 303);
  }

  failed(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { log } = this.parts;
    // The reason's code only: an answer of the provider may hold who it is.
    const { cause } = (error ?? {}) as { readonly cause?: unknown };
    log.warn({ traceId: request.id, error: nameOf(error), cause: nameOf(cause) }, 'a sign-in failed');
    void show(request, reply, pageOf(error));
  }
}

function pageOf(error: unknown): PageName {
  if (error instanceof ProviderAway) return 'provider-away';
  return error instanceof NotIdentified ? 'not-identified' : 'out-of-order';
}

function nameOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.constructor.name;
}

function show(request: FastifyRequest, reply: FastifyReply, name: PageName): FastifyReply {
  return reply
    .status(pages[name].status)
    .type('text/html; charset=utf-8')
    .send(renderPage(name, readerLanguage(request)));
}
