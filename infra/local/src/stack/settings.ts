import { resolve } from 'node:path';
import { SetupProblem } from '../problem';
import { readReminders, reminderVariables, type ReminderSettings } from './reminders';

/** The settings of a local stack; the variables are those of the HTTP contract's table. */
export interface StackSettings {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Present: a PostgreSQL of the operator's own instead of the embedded one. */
  readonly database: { readonly app: string; readonly migrator: string } | undefined;
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly issuer: string | undefined;
  readonly audience: string;
  /** Absolute folder of district profiles. */
  readonly districts: string | undefined;
  /** Absolute path of a key file. */
  readonly keys: string | undefined;
  /** Address that readers reach the product at; absent: this machine's. */
  readonly publicUrl: string | undefined;
  /** Absolute folder of the built web. */
  readonly webRoot: string;
  readonly reminders: ReminderSettings;
}

/** Variables with our own prefix that are understood; any other one is most likely misspelt. */
// TOVHOLDER_URL is the command line's alone, but may stand in the same shell.
const OWN: readonly string[] = [
  'TOVHOLDER_DATA',
  'TOVHOLDER_DISTRICTS',
  'TOVHOLDER_KEYS',
  'TOVHOLDER_URL',
  'TOVHOLDER_WEB_ROOT',
  'TOVHOLDER_SESSION_IDLE_MINUTES',
  'TOVHOLDER_SESSION_HOURS',
  ...reminderVariables,
];

/** @throws SetupProblem naming the first variable that is unknown or malformed. */
export function readSettings(env: NodeJS.ProcessEnv, root: string): StackSettings {
  const unknown = Object.keys(env).find((name) => name.startsWith('TOVHOLDER_') && !OWN.includes(name));
  if (unknown !== undefined) {
    throw new SetupProblem(
      `${unknown} is not a setting of Tovholder.`,
      `The settings with this prefix are ${OWN.join(', ')}.`,
    );
  }
  const text = (name: string) => env[name]?.trim() || undefined;
  const path = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : resolve(root, value);
  };
  const app = url('DATABASE_URL', text('DATABASE_URL'), ['postgres:', 'postgresql:']);
  const migrator = url('DATABASE_MIGRATOR_URL', text('DATABASE_MIGRATOR_URL'), ['postgres:', 'postgresql:']);
  if (migrator !== undefined && app === undefined) {
    throw new SetupProblem('DATABASE_MIGRATOR_URL is set without DATABASE_URL.', 'Set both, or neither.');
  }
  return {
    port: port(text('PORT') ?? '3000'),
    host: text('HOST') ?? '127.0.0.1',
    dataDir: path('TOVHOLDER_DATA') ?? resolve(root, '.data'),
    database: app === undefined ? undefined : { app, migrator: migrator ?? app },
    temporalAddress: address(text('TEMPORAL_ADDRESS')),
    temporalNamespace: text('TEMPORAL_NAMESPACE') ?? 'default',
    issuer: url('OIDC_ISSUER', text('OIDC_ISSUER'), ['http:', 'https:']),
    audience: text('OIDC_AUDIENCE') ?? 'tovholder',
    districts: path('TOVHOLDER_DISTRICTS'),
    keys: path('TOVHOLDER_KEYS'),
    publicUrl: text('TOVHOLDER_PUBLIC_URL')?.replace(/\/+$/, ''),
    webRoot: path('TOVHOLDER_WEB_ROOT') ?? resolve(root, 'apps/web/dist/site'),
    reminders: readReminders(env, root),
  };
}

function port(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
  throw new SetupProblem(
    `PORT is '${value}', which is not a port.`,
    'Set PORT to a number from 1 to 65535, or unset it.',
  );
}

function url(name: string, value: string | undefined, protocols: readonly string[]): string | undefined {
  if (value === undefined) return undefined;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
  throw new SetupProblem(`${name} is not a URL that starts with ${protocols[0]}//.`, `Correct ${name}, or unset it.`);
}

function address(value: string | undefined): string | undefined {
  if (value === undefined || /^[^\s/:]+:\d+$/.test(value)) return value;
  throw new SetupProblem('TEMPORAL_ADDRESS is not of the form host:port.', 'Correct TEMPORAL_ADDRESS, or unset it.');
}
