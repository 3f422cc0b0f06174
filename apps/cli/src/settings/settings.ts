import { join, resolve } from 'node:path';
import { serverAway, wrongUse } from '../problem';
import { readStackNote, type StackNote } from './stack-file';

/** Where everything is: what the environment says, else what the running local stack wrote about itself. */
export interface Settings {
  /** Absolute. */
  readonly dataDir: string;
  readonly stack: StackNote | undefined;
  /** Base address of the HTTP API, without `/v1` and without a slash at the end. */
  readonly api: string | undefined;
  readonly issuer: string | undefined;
  /** Where one POST gives a demo user's token; absent without the demo provider. */
  readonly demoTokenEndpoint: string | undefined;
  readonly database: string | undefined;
  /** The database as the role that owns the schema. */
  readonly migrator: string | undefined;
  readonly temporal: { readonly address: string; readonly namespace: string; readonly apiKey?: string } | undefined;
  /** Absolute path of the key file. */
  readonly keys: string | undefined;
  /** Absolute folder of district profiles; absent: the shipped ones. */
  readonly districts: string | undefined;
  /** What NODE_ENV says: production refuses what is for demonstrations. */
  readonly environment: string | undefined;
}

/**
 * @param root the clone's folder, which relative paths start from
 * @throws CliProblem naming the first variable that is malformed
 */
export function readSettings(env: NodeJS.ProcessEnv, root: string): Settings {
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;
  const path = (name: string): string | undefined => {
    const value = text(name);
    return value === undefined ? undefined : resolve(root, value);
  };
  const dataDir = path('TOVHOLDER_DATA') ?? resolve(root, '.data');
  const stack = readStackNote(join(dataDir, 'stack.json'));
  const issuer = url('OIDC_ISSUER', text('OIDC_ISSUER'), ['http:', 'https:']);
  const address = text('TEMPORAL_ADDRESS');
  if (address !== undefined && !/^[^\s/]+:\d+$/.test(address)) {
    throw wrongUse('TEMPORAL_ADDRESS is not of the form host:port.', 'Correct TEMPORAL_ADDRESS, or unset it.');
  }
  const namespace = text('TEMPORAL_NAMESPACE');
  const apiKey = text('TEMPORAL_API_KEY');
  const temporal = address === undefined ? stack?.temporal : { address, namespace: namespace ?? 'default' };
  return {
    dataDir,
    stack,
    api: (apiOf(text) ?? stack?.api)?.replace(/\/+$/, ''),
    issuer: issuer ?? stack?.issuer,
    // Another issuer than the stack's is somebody else's provider: it is asked where its tokens are.
    demoTokenEndpoint: issuer === undefined || issuer === stack?.issuer ? stack?.demoTokenEndpoint : undefined,
    database: url('DATABASE_URL', text('DATABASE_URL'), ['postgres:', 'postgresql:']) ?? stack?.database,
    migrator:
      url('DATABASE_MIGRATOR_URL', text('DATABASE_MIGRATOR_URL'), ['postgres:', 'postgresql:']) ?? stack?.migrator,
    temporal: temporal && { ...temporal, ...(apiKey === undefined ? {} : { apiKey }) },
    keys: path('TOVHOLDER_KEYS') ?? stack?.keys,
    districts: path('TOVHOLDER_DISTRICTS') ?? stack?.districts,
    environment: text('NODE_ENV'),
  };
}

type Needed = 'api' | 'issuer' | 'database' | 'migrator' | 'temporal' | 'keys';

const variableOf: Readonly<Record<Needed, string>> = {
  api: 'TOVHOLDER_URL',
  issuer: 'OIDC_ISSUER',
  database: 'DATABASE_URL',
  migrator: 'DATABASE_MIGRATOR_URL',
  temporal: 'TEMPORAL_ADDRESS',
  keys: 'TOVHOLDER_KEYS',
};

/** A setting that a command cannot do without. @throws CliProblem when neither environment nor stack names it */
export function required<K extends Needed>(settings: Settings, name: K): NonNullable<Settings[K]> {
  const value = settings[name];
  if (value !== undefined) return value as NonNullable<Settings[K]>;
  const { stack, dataDir } = settings;
  throw serverAway(
    stack === undefined
      ? `No stack has been started on ${dataDir}, and ${variableOf[name]} is not set.`
      : `The stack on ${dataDir} is not up yet or has ended, and ${variableOf[name]} is not set.`,
    `Run npm start in another terminal, or set ${variableOf[name]} (and TOVHOLDER_DATA, if the stack has its own folder).`,
  );
}

function apiOf(text: (name: string) => string | undefined): string | undefined {
  const named = url('TOVHOLDER_URL', text('TOVHOLDER_URL'), ['http:', 'https:']);
  if (named !== undefined) return named;
  const port = text('PORT');
  if (port === undefined) return undefined;
  if (!/^\d{1,5}$/.test(port)) {
    throw wrongUse(`PORT is '${port}', which is not a port.`, 'Set PORT to a number from 1 to 65535, or unset it.');
  }
  return `http://127.0.0.1:${port}`;
}

function url(name: string, value: string | undefined, protocols: readonly string[]): string | undefined {
  if (value === undefined) return undefined;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
  throw wrongUse(`${name} is not a URL that starts with ${protocols[0]}//.`, `Correct ${name}, or unset it.`);
}
