import { readFileSync } from 'node:fs';
import { webhookKeysOf, type MailSettings, type WebhookSettings } from '@tovholder/activities';

/** What the worker reads from its environment. Each fault stops the start with one sentence that names the variable. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalApiKey: string | undefined;
  readonly keyFile: string;
  readonly districtsFolder: string | undefined;
  /** What NODE_ENV says: production refuses what is for demonstrations. */
  readonly environment: string | undefined;
  /** Reminders by e-mail; absent: none are sent. */
  readonly mail: MailSettings | undefined;
  /** Reminders to another system; absent: none are sent. */
  readonly webhook: WebhookSettings | undefined;
}

type Environment = NodeJS.ProcessEnv;

/** @throws Error naming the variable that is missing or malformed, never its value */
export function readSettings(env: Environment): WorkerSettings {
  const environment = optional(env, 'NODE_ENV');
  return {
    databaseUrl: required(env, 'DATABASE_URL'),
    temporalAddress: required(env, 'TEMPORAL_ADDRESS'),
    temporalNamespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
    temporalApiKey: env['TEMPORAL_API_KEY'],
    keyFile: required(env, 'TOVHOLDER_KEYS'),
    districtsFolder: optional(env, 'TOVHOLDER_DISTRICTS'),
    environment,
    mail: readMail(env),
    webhook: readWebhook(env, environment === 'production'),
  };
}

function readMail(env: Environment): MailSettings | undefined {
  const smtpUrl = url(env, { name: 'TOVHOLDER_SMTP_URL', protocols: ['smtp:', 'smtps:'] });
  const from = optional(env, 'TOVHOLDER_MAIL_FROM');
  const publicUrl = url(env, { name: 'TOVHOLDER_PUBLIC_URL', protocols: ['http:', 'https:'] })?.replace(/\/+$/, '');
  if (from !== undefined && !/^(?:[^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/.test(from)) {
    throw new Error('TOVHOLDER_MAIL_FROM is not a sender such as Tovholder <no-reply@example.org>.');
  }
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) throw new Error('TOVHOLDER_MAIL_FROM is not set, and TOVHOLDER_SMTP_URL needs a sender.');
  if (publicUrl === undefined) {
    throw new Error('TOVHOLDER_PUBLIC_URL is not set, and mails to TOVHOLDER_SMTP_URL need an address to link to.');
  }
  return { smtpUrl, from, publicUrl };
}

function readWebhook(env: Environment, production: boolean): WebhookSettings | undefined {
  const address = url(env, {
    name: 'TOVHOLDER_WEBHOOK_URL',
    protocols: production ? ['https:'] : ['https:', 'http:'],
  });
  const inline = optional(env, 'TOVHOLDER_WEBHOOK_SECRET');
  const file = optional(env, 'TOVHOLDER_WEBHOOK_SECRET_FILE');
  if (inline !== undefined && file !== undefined) {
    throw new Error('TOVHOLDER_WEBHOOK_SECRET and TOVHOLDER_WEBHOOK_SECRET_FILE are both set; one of them is enough.');
  }
  const name = file === undefined ? 'TOVHOLDER_WEBHOOK_SECRET' : 'TOVHOLDER_WEBHOOK_SECRET_FILE';
  const secret = file === undefined ? inline : readSecret(file);
  const keys = secret === undefined ? undefined : keysOf(name, secret);
  if (address === undefined) return undefined;
  if (keys === undefined) {
    throw new Error('TOVHOLDER_WEBHOOK_SECRET is not set, and calls of TOVHOLDER_WEBHOOK_URL are signed with it.');
  }
  return { url: address, keys };
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error('TOVHOLDER_WEBHOOK_SECRET_FILE names a file that cannot be read.', { cause });
  }
}

function keysOf(name: string, secret: string): readonly Buffer[] {
  try {
    return webhookKeysOf(secret);
  } catch (cause) {
    throw new Error(`${name} ${(cause as Error).message}.`, { cause });
  }
}

function url(
  env: Environment,
  { name, protocols }: { readonly name: string; readonly protocols: readonly string[] },
): string | undefined {
  const value = optional(env, name);
  if (value === undefined || (URL.canParse(value) && protocols.includes(new URL(value).protocol))) return value;
  throw new Error(`${name} is not a URL that starts with ${protocols[0]}//.`);
}

const optional = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined;

function required(env: Environment, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set. \`npm start\` sets it; in production the operator does.`);
  return value;
}
