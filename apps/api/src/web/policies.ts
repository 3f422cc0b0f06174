import { pageStyleHash } from '../sessions/pages';
import type { Settings } from '../settings/settings';
import { isOwnPath } from './paths';

type Headers = Readonly<Record<string, string>>;

/** Nothing of the API is ever framed or run; the page at /docs needs its own scripts and styles. */
const api = "default-src 'none'; frame-ancestors 'none'";
const docs =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const sources = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/**
 * What each part of the product may do in a browser: the API nothing, the web what its own files do, the page at /docs
 * what it needs. A form may lead to the identity provider: signing out goes through it.
 */
export class Policies {
  private readonly everywhere: Headers;
  private readonly web: Headers;
  private readonly signIn: Headers;

  constructor({ oidc, web: { publicUrl } }: Pick<Settings, 'oidc' | 'web'>) {
    const ours = `'self' ${new URL(oidc.issuer).origin}`;
    const closed = { 'frame-ancestors': "'none'", 'base-uri': "'none'", 'form-action': ours };
    this.everywhere = {
      'x-content-type-options': 'nosniff',
      'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    };
    this.web = {
      // With `no-referrer` a form would name no origin, and signing out has to know that it comes from us.
      'referrer-policy': 'same-origin',
      'content-security-policy': sources({
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': "'self'",
        'img-src': "'self' data:",
        'font-src': "'self'",
        'connect-src': "'self'",
        ...closed,
      }),
    };
    this.signIn = {
      'referrer-policy': 'same-origin',
      'content-security-policy': sources({
        'default-src': "'none'",
        'style-src': pageStyleHash,
        'img-src': 'data:',
        ...closed,
      }),
    };
  }

  /** The headers of an answer at this path. */
  of(path: string): Headers {
    return { ...this.everywhere, ...this.partOf(path) };
  }

  private partOf(path: string): Headers {
    if (isOwnPath(path, 'docs')) return { 'referrer-policy': 'no-referrer', 'content-security-policy': docs };
    if (isOwnPath(path, 'v1', 'openapi.json')) {
      return { 'referrer-policy': 'no-referrer', 'content-security-policy': api };
    }
    return isOwnPath(path, 'sign-in', 'sign-out') ? this.signIn : this.web;
  }
}
