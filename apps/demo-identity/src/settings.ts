import { join, resolve } from 'node:path';

/** Why the provider does not start, in one sentence that names the variable. */
export class SettingsError extends Error {}

export interface IdentitySettings {
  readonly host: string;
  readonly port: number;
  readonly issuer: string;
  /** Whom the access tokens are for. */
  readonly audience: string;
  /** Addresses of the web that users may be sent back to; each on this machine. */
  readonly origins: readonly string[];
  readonly keysFile: string;
  /** Absent: the shipped district profiles. */
  readonly districts: string | undefined;
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

/**
 * Anybody who reaches this provider can be anybody: so never in production, and never from another machine.
 * @throws SettingsError
 */
export function readSettings(env: NodeJS.ProcessEnv): IdentitySettings {
  if (env.NODE_ENV === 'production') {
    throw new SettingsError(
      'The demo identity provider does not start with NODE_ENV=production: set OIDC_ISSUER to a real one.',
    );
  }
  const host = env.HOST || '127.0.0.1';
  if (!loopback.includes(host)) {
    throw new SettingsError(
      `HOST is ${host}: the demo identity provider listens on this machine's loopback address only.`,
    );
  }
  const port = Number(env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new SettingsError('PORT must be a port number.');
  return {
    host,
    port,
    issuer: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    audience: env.OIDC_AUDIENCE || 'tovholder',
    origins: readOrigins(env.OIDC_CLIENT_ORIGINS),
    keysFile: join(resolve(env.TOVHOLDER_DATA || '.data'), 'identity', 'jwks.json'),
    districts: env.TOVHOLDER_DISTRICTS || undefined,
  };
}

/** Space between them. Whoever can be anybody here must not become somebody on another machine. */
function readOrigins(value: string | undefined): readonly string[] {
  const origins = (value ?? '').split(/\s+/).filter((origin) => origin !== '');
  const own = (origin: string): boolean =>
    URL.canParse(origin) &&
    new URL(origin).origin === origin &&
    loopback.includes(new URL(origin).hostname.replace(/^\[|\]$/g, ''));
  if (origins.every(own)) return origins;
  throw new SettingsError(
    "OIDC_CLIENT_ORIGINS must be addresses on this machine's loopback such as http://127.0.0.1:3000, with a space between.",
  );
}
