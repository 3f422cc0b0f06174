import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ManagedProcess, RunningPostgres, RunningTemporal } from '@tovholder/local';
import {
  freePort,
  loopbackOrigins,
  prepareDatabase,
  startPostgres,
  startProcess,
  startTemporal,
} from '@tovholder/local';
import { ApiClient } from './api-client';

const root = resolve(__dirname, __dirname.includes('dist') ? '../../../..' : '../..');

/** A whole product of real processes on free ports, in a folder of its own. */
export interface TestStack {
  readonly postgres: RunningPostgres;
  readonly temporal: RunningTemporal;
  readonly identity: ManagedProcess;
  readonly apis: readonly ManagedProcess[];
  readonly workers: readonly ManagedProcess[];
  /** Base addresses of the API processes, without `/v1`. */
  readonly addresses: readonly string[];
  readonly folder: string;
  /** What our own programs were told. */
  readonly env: NodeJS.ProcessEnv;
  /** A client that acts as a demo user, such as `caseworker.0165`. */
  as(user: string, options?: { readonly api?: number }): Promise<ApiClient>;
  stop(): Promise<void>;
}

export interface StackOptions {
  readonly apis?: number;
  readonly workers?: number;
  /** Compiled program of the worker; default: the product's own. */
  readonly workerEntry?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts PostgreSQL, Temporal, the demo identities, workers and APIs, and waits until they answer. */
export async function startStack(options: StackOptions = {}): Promise<TestStack> {
  const started: { stop(): Promise<unknown> }[] = [];
  try {
    return await startParts(options, started);
  } catch (error) {
    for (const part of started) await part.stop();
    throw error;
  }
}

async function startParts(
  options: StackOptions,
  /** Filled as parts come up, the latest first: what has to be stopped, in this order. */
  started: { stop(): Promise<unknown> }[],
): Promise<TestStack> {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-test-'));
  mkdirSync(join(folder, 'logs'));
  const keys = join(folder, 'keys.json');
  const key = (): string => randomBytes(32).toString('base64');
  writeFileSync(keys, JSON.stringify({ current: 'k1', keys: { k1: key() }, blindIndex: key() }));
  const program = async (name: string, entry: string, env: NodeJS.ProcessEnv, health?: string) => {
    const managed = await startProcess({
      name,
      command: process.execPath,
      args: ['--enable-source-maps', join(root, entry)],
      cwd: root,
      env,
      logFile: join(folder, 'logs', `${name}.log`),
      ...(health ? { ready: async () => (await fetch(health)).ok } : {}),
    });
    started.unshift(managed);
    return managed;
  };

  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { max_connections: '200' } });
  started.unshift(postgres);
  const temporal = await startTemporal({
    dbFile: join(folder, 'temporal', 'temporal.db'),
    logFile: join(folder, 'logs', 'temporal.log'),
  });
  started.unshift(temporal);
  await prepareDatabase(postgres.migrator, options.env?.['TOVHOLDER_DISTRICTS']);

  const issuer = `http://127.0.0.1:${await freePort()}`;
  const env: NodeJS.ProcessEnv = {
    TOVHOLDER_DATA: folder,
    TOVHOLDER_KEYS: keys,
    DATABASE_URL: postgres.app,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: 'tovholder',
    ...options.env,
  };
  const addresses: string[] = [];
  for (let i = 0; i < (options.apis ?? 1); i++) addresses.push(`http://127.0.0.1:${await freePort()}`);
  const identity = await program(
    'identity',
    'apps/demo-identity/dist/main.js',
    {
      ...env,
      PORT: new URL(issuer).port,
      HOST: '127.0.0.1',
      OIDC_CLIENT_ORIGINS: addresses.flatMap(loopbackOrigins).join(' '),
    },
    `${issuer}/.well-known/openid-configuration`,
  );
  const workerEntry = options.workerEntry ?? 'apps/worker/dist/main.js';
  const workers: ManagedProcess[] = [];
  for (let i = 0; i < (options.workers ?? 1); i++) workers.push(await program(`worker-${i}`, workerEntry, env));
  await Promise.all(workers.map((worker) => saysReady(worker)));
  const apis: ManagedProcess[] = [];
  const site = join(root, 'apps/web/dist/site');
  for (const [i, address] of addresses.entries()) {
    const own = {
      PORT: new URL(address).port,
      TOVHOLDER_PUBLIC_URL: address,
      ...(env['TOVHOLDER_WEB_ROOT'] === undefined &&
        existsSync(join(site, 'index.html')) && { TOVHOLDER_WEB_ROOT: site }),
    };
    apis.push(await program(`api-${i}`, 'apps/api/dist/main.js', { ...env, ...own }, `${address}/v1/health/ready`));
  }

  const tokens = new Map<string, Promise<string>>();
  return {
    postgres,
    temporal,
    identity,
    apis,
    workers,
    addresses,
    folder,
    env,
    async as(user, { api = 0 } = {}) {
      const token = tokens.get(user) ?? ApiClient.tokenFor(user, issuer);
      tokens.set(user, token);
      return new ApiClient(addresses[api] as string, await token);
    },
    async stop() {
      for (const part of started) await part.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A worker has no port to ask: its log says when it takes tasks. @throws Error when it ends or stays silent */
async function saysReady(worker: ManagedProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (worker.logTail().includes('"ready"')) return;
    if (!worker.alive) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${worker.name} does not start: ${worker.logTail()}`);
}
