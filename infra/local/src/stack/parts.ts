import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { preferPort } from '../ports';
import { SetupProblem } from '../problem';
import { ManagedProcess } from '../process/managed';
import type { Places } from './places';
import type { StackSettings } from './settings';

/** The ports that a data folder's servers had last time, so that addresses and tokens outlive a restart. */
export async function choosePorts(
  file: string,
): Promise<{ postgres: number; temporal: number; temporalUi: number; identity: number }> {
  const before = readPorts(file);
  const ports = {
    postgres: await preferPort(before.postgres),
    temporal: await preferPort(before.temporal),
    temporalUi: await preferPort(before.temporalUi),
    identity: await preferPort(before.identity),
  };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

/** None where there is no file, or a start that was killed left half of one: others do as well. */
function readPorts(file: string): Partial<Record<string, number>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<string, number>>;
  } catch {
    return {};
  }
}

export interface AppOptions {
  readonly name: string;
  /** Path below the clone of a compiled program. */
  readonly entry: string;
  readonly root: string;
  readonly places: Places;
  readonly env: NodeJS.ProcessEnv;
  readonly ready?: () => Promise<boolean>;
}

/** One of our own Node programs, with its log in the data folder. */
export function app(options: AppOptions): ManagedProcess {
  const { name, entry, root, places, env, ready } = options;
  const file = join(root, entry);
  if (!existsSync(file)) {
    throw new SetupProblem(`${entry} is missing, so ${name} cannot start.`, 'Run npm run build and try again.');
  }
  mkdirSync(places.logs, { recursive: true });
  return new ManagedProcess({
    name,
    command: process.execPath,
    args: ['--enable-source-maps', file],
    cwd: root,
    env,
    logFile: join(places.logs, `${name}.log`),
    ...(ready && { ready }),
  });
}

/** Whether a GET answers with a 2xx. */
export async function answersOk(url: string): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
}

/** The address that a client on this machine uses, whatever the server listens on. */
export function baseUrl({ host, port }: Pick<StackSettings, 'host' | 'port'>): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

/** A browser's two names for this machine at an address's port: people type either. Policies know no `[::1]`. */
export function loopbackOrigins(address: string): readonly string[] {
  const { protocol, port } = new URL(address);
  return ['127.0.0.1', 'localhost'].map((name) => new URL(`${protocol}//${name}:${port}`).origin);
}

/** Whether an address leads back to the machine that it is used on. */
export function isLoopback(address: string): boolean {
  return loopbackOrigins(address).includes(new URL(address).origin);
}

/**
 * Where browsers sign in. The demo provider is on loopback, so who signs in there has to be on this machine too,
 * whatever address the mails lead to.
 */
export function webAddress({
  publicUrl,
  issuer,
  host,
  port,
}: Pick<StackSettings, 'publicUrl' | 'issuer' | 'host' | 'port'>): string {
  if (publicUrl !== undefined && (issuer !== undefined || isLoopback(publicUrl))) return publicUrl;
  return `http://${host === '::1' || host === 'localhost' ? 'localhost' : '127.0.0.1'}:${port}`;
}
