import { join, resolve } from 'node:path';

/** Why the provider does not start, in one sentence that names the variable. */
export class SettingsError extends Error {}

export interface IdentitySettings {
  readonly host: string;
  readonly port: number;
  readonly issuer: string;
  /** Whom the access tokens are for. */
  readonly audience: string;
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
    keysFile: join(resolve(env.TOVHOLDER_DATA || '.data'), 'identity', 'jwks.json'),
    districts: env.TOVHOLDER_DISTRICTS || undefined,
  };
}
