import { readFileSync } from 'node:fs';
import type { SessionLimits } from '@tovholder/persistence';
import { z } from 'zod';

/** What the environment says. The table in the HTTP contract explains each variable. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly tls: boolean;
    readonly apiKey?: string;
  };
  readonly oidc: {
    readonly issuer: string;
    readonly audience: string;
    readonly clientId: string;
    /** Absent: a public client, which PKCE alone protects. */
    readonly clientSecret?: string;
  };
  readonly web: {
    /** Origin that browsers reach the product at. */
    readonly publicUrl: string;
    /** Folder of the built web; absent: none is served. */
    readonly root?: string;
  };
  readonly session: SessionLimits;
  /** Path of the key file. */
  readonly keys: string;
  /** Folder of district profiles; absent: the shipped ones. */
  readonly districts?: string;
  /** Requests that one principal may make in a minute. */
  readonly ratePerMinute: number;
  readonly logLevel: string;
  readonly production: boolean;
}

/** Why the program cannot start, in one sentence that names the variable and never its value. */
export class SettingsError extends Error {}

const databaseProtocol = /^postgres(?:ql)?$/;
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Browsers keep a session's cookie for an encrypted address, or for one that does not leave the machine. */
function isOriginForCookies(value: string): boolean {
  const { protocol, hostname, pathname, search } = new URL(value);
  const safe = protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
  return safe && pathname === '/' && search === '';
}

const variables = {
  PORT: [z.coerce.number().int().min(0).max(65_535).default(3000), 'must be a port number'],
  HOST: [z.string().min(1).default('127.0.0.1'), 'must be an address to listen on'],
  DATABASE_URL: [z.url({ protocol: databaseProtocol }), 'must be a URL that starts with postgresql://'],
  TEMPORAL_ADDRESS: [z.string().regex(/^[^\s/]+:\d+$/), 'must have the form host:port'],
  TEMPORAL_NAMESPACE: [z.string().min(1).default('default'), 'must be the name of a namespace'],
  TEMPORAL_TLS: [z.enum(['true', 'false']).optional(), 'must be true or false'],
  TEMPORAL_API_KEY: [z.string().min(1).optional(), 'must not be empty'],
  OIDC_ISSUER: [z.url({ protocol: /^https?$/ }), 'must be the URL of the identity provider'],
  OIDC_AUDIENCE: [z.string().min(1).default('tovholder'), 'must not be empty'],
  OIDC_CLIENT_ID: [z.string().min(1).default('tovholder-web'), 'must not be empty'],
  OIDC_CLIENT_SECRET: [z.string().min(1).optional(), 'must not be empty'],
  OIDC_CLIENT_SECRET_FILE: [z.string().min(1).optional(), 'must be the path of a file'],
  TOVHOLDER_KEYS: [z.string().min(1), 'must be the path of the key file'],
  TOVHOLDER_DISTRICTS: [z.string().min(1).optional(), 'must be a folder of district profiles'],
  TOVHOLDER_DATA: [z.string().min(1).optional(), 'must be a folder'],
  // The command line's; it may stand in the same shell.
  TOVHOLDER_URL: [z.string().optional(), 'must be an address'],
  // The worker's, which sends the reminders.
  TOVHOLDER_SMTP_URL: [z.string().optional(), 'must be a URL'],
  TOVHOLDER_MAIL_FROM: [z.string().optional(), 'must be a sender'],
  TOVHOLDER_PUBLIC_URL: [
    z.url().refine(isOriginForCookies).optional(),
    'must be an address without a path that starts with https://, or with http:// on this machine',
  ],
  TOVHOLDER_WEB_ROOT: [z.string().min(1).optional(), 'must be the folder of the built web'],
  TOVHOLDER_SESSION_IDLE_MINUTES: [z.coerce.number().min(0.5).max(1_440).default(30), 'must be 0.5 to 1440 minutes'],
  TOVHOLDER_SESSION_HOURS: [z.coerce.number().int().min(1).max(24).default(10), 'must be 1 to 24 hours'],
  TOVHOLDER_WEBHOOK_URL: [z.string().optional(), 'must be a URL'],
  TOVHOLDER_WEBHOOK_SECRET: [z.string().optional(), 'must be a secret'],
  TOVHOLDER_WEBHOOK_SECRET_FILE: [z.string().optional(), 'must be a file'],
  RATE_LIMIT_PER_MINUTE: [z.coerce.number().int().min(1).default(6_000), 'must be a number of requests'],
  LOG_LEVEL: [
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    'must be a level of pino',
  ],
  NODE_ENV: [z.string().optional(), 'must be a word'],
} as const satisfies Readonly<Record<string, readonly [z.ZodType, string]>>;

type Variables = { [N in keyof typeof variables]: z.output<(typeof variables)[N][0]> };

/** @throws SettingsError for the first variable that is missing, malformed or unknown */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const unknown = Object.keys(environment).find((name) => name.startsWith('TOVHOLDER_') && !(name in variables));
  if (unknown) throw new SettingsError(`${unknown} is not a setting of Tovholder.`);
  const values = Object.fromEntries(
    Object.entries(variables).map(([name, [schema, rule]]) => {
      const result = schema.safeParse(environment[name]);
      if (result.success) return [name, result.data];
      throw new SettingsError(environment[name] === undefined ? `${name} is not set: it ${rule}.` : `${name} ${rule}.`);
    }),
  ) as Variables;
  const production = values.NODE_ENV === 'production';
  if (production && loopback.test(new URL(values.OIDC_ISSUER).hostname)) {
    throw new SettingsError('OIDC_ISSUER names this machine: the demo identity provider is refused in production.');
  }
  if (production && values.TOVHOLDER_WEB_ROOT !== undefined && values.TOVHOLDER_PUBLIC_URL === undefined) {
    throw new SettingsError('TOVHOLDER_PUBLIC_URL is not set, and who signs in to the web has to be sent back to it.');
  }
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    temporal: {
      address: values.TEMPORAL_ADDRESS,
      namespace: values.TEMPORAL_NAMESPACE,
      tls:
        values.TEMPORAL_TLS === 'true' || (values.TEMPORAL_TLS === undefined && values.TEMPORAL_API_KEY !== undefined),
      ...(values.TEMPORAL_API_KEY === undefined ? {} : { apiKey: values.TEMPORAL_API_KEY }),
    },
    oidc: {
      issuer: values.OIDC_ISSUER,
      audience: values.OIDC_AUDIENCE,
      clientId: values.OIDC_CLIENT_ID,
      ...clientSecretOf(values),
    },
    web: {
      publicUrl: new URL(values.TOVHOLDER_PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`).origin,
      ...(values.TOVHOLDER_WEB_ROOT === undefined ? {} : { root: values.TOVHOLDER_WEB_ROOT }),
    },
    session: {
      idleSeconds: Math.round(values.TOVHOLDER_SESSION_IDLE_MINUTES * 60),
      absoluteSeconds: values.TOVHOLDER_SESSION_HOURS * 3_600,
    },
    keys: values.TOVHOLDER_KEYS,
    ...(values.TOVHOLDER_DISTRICTS === undefined ? {} : { districts: values.TOVHOLDER_DISTRICTS }),
    ratePerMinute: values.RATE_LIMIT_PER_MINUTE,
    logLevel: values.LOG_LEVEL,
    production,
  };
}

function clientSecretOf(values: Variables): { readonly clientSecret?: string } {
  const { OIDC_CLIENT_SECRET: inline, OIDC_CLIENT_SECRET_FILE: file } = values;
  if (inline !== undefined && file !== undefined) {
    throw new SettingsError('OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set; one of them is enough.');
  }
  const secret = file === undefined ? inline : readSecret(file);
  return secret === undefined ? {} : { clientSecret: secret };
}

function readSecret(file: string): string {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret !== '') return secret;
  } catch {
    // Said below, as for an empty one.
  }
  throw new SettingsError('OIDC_CLIENT_SECRET_FILE names a file that cannot be read or is empty.');
}
