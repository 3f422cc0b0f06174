import type { CookieSerializeOptions } from '@fastify/cookie';
import { signInMinutes } from '@tovholder/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Kind = 'session' | 'browser';

/** The prefix has browsers refuse the cookie from anything but this very host, encrypted, for all its paths. */
const names = { session: '__Host-tovholder', browser: '__Host-tovholder-sign-in' } as const;
/**
 * Chromium and Firefox take loopback for safe and keep cookies marked Secure from plain http; Safari does not. So
 * there, and only there, the same value is also sent without the mark, under a name of its own.
 */
const loopbackNames = { session: 'tovholder-loopback', browser: 'tovholder-loopback-sign-in' } as const;

const lives: Readonly<Record<Kind, CookieSerializeOptions>> = {
  // The server decides how long a session lives; the browser forgets it at the latest when it is closed.
  session: {},
  browser: { maxAge: signInMinutes * 60 },
};

/** Our cookies in one browser. */
export class Cookies {
  constructor(private readonly encrypted: boolean) {}

  read({ cookies }: Pick<FastifyRequest, 'cookies'>, kind: Kind): string | undefined {
    return cookies[names[kind]] ?? (this.encrypted ? undefined : cookies[loopbackNames[kind]]);
  }

  set(reply: FastifyReply, kind: Kind, value: string): void {
    for (const [name, secure] of this.namesOf(kind)) {
      void reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, ...lives[kind] });
    }
  }

  clear(reply: FastifyReply, kind: Kind): void {
    for (const [name, secure] of this.namesOf(kind)) {
      void reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure });
    }
  }

  private namesOf(kind: Kind): readonly (readonly [name: string, secure: boolean])[] {
    return [[names[kind], true], ...(this.encrypted ? [] : [[loopbackNames[kind], false] as const])];
  }
}
