/** What the worker reads from its environment. Each fault stops the start with one sentence that names the variable. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalApiKey: string | undefined;
  readonly keyFile: string;
  readonly districtsFolder: string | undefined;
}

/** @throws Error naming the variable that is missing or malformed */
export function readSettings(env: NodeJS.ProcessEnv): WorkerSettings {
  return {
    databaseUrl: required(env, 'DATABASE_URL'),
    temporalAddress: required(env, 'TEMPORAL_ADDRESS'),
    temporalNamespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
    temporalApiKey: env['TEMPORAL_API_KEY'],
    keyFile: required(env, 'TOVHOLDER_KEYS'),
    districtsFolder: env['TOVHOLDER_DISTRICTS'],
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set. \`npm start\` sets it; in production the operator does.`);
  return value;
}
