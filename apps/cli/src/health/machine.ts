import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { sentenceOf } from '../problem';
import type { Settings } from '../settings/settings';
import { type Check, Unwell } from './check';

const leastFreeBytes = 500 * 1024 ** 2;

/** What must be right on this machine, whether or not a stack runs. */
export function machineChecks(settings: () => Settings): readonly Check[] {
  return [
    { name: 'Node.js', look: nodeVersion },
    { name: 'settings', look: () => settingsFound(settings()) },
    { name: 'disk', look: () => freeDisk(settings().dataDir) },
    { name: 'keys', look: async () => keysFound(settings()) },
  ];
}

/** The versions that package.json names. */
function nodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits =
    (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 24 || (major === 24 && minor >= 11);
  if (fits) return process.versions.node;
  throw new Unwell(process.versions.node, 'Use Node.js 20.19 or newer, 22.13 or newer, or 24.11 or newer.');
}

function settingsFound({ stack, dataDir, api }: Settings): string {
  if (stack !== undefined) return `from ${dataDir}/stack.json and the environment`;
  if (api !== undefined) return 'from the environment';
  throw new Unwell(
    `no stack has been started on ${dataDir}`,
    'Run npm start in another terminal; with a data folder of its own, set TOVHOLDER_DATA here too.',
  );
}

function freeDisk(dataDir: string): string {
  let folder = dataDir;
  for (; folder !== dirname(folder) && !exists(folder);) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const free = `${(Number(bavail * bsize) / 1024 ** 3).toFixed(1)} GiB free`;
  if (bavail * bsize >= leastFreeBytes) return free;
  throw new Unwell(free, 'Free some space: PostgreSQL and Temporal stop when the disk is full.');
}

async function keysFound({ keys }: Settings): Promise<string> {
  if (keys === undefined)
    throw new Unwell('TOVHOLDER_KEYS is not set', 'npm start makes demo keys; in production, name the key file.');
  const { loadKeys } = await import('@tovholder/persistence');
  try {
    readFileSync(keys);
    return `current key ${loadKeys(keys).current}`;
  } catch (error) {
    throw new Unwell(sentenceOf(error), 'Name the key file that the record was written with in TOVHOLDER_KEYS.');
  }
}

function exists(path: string): boolean {
  try {
    accessSync(path, constants.F_OK);
    return true;
  } catch {
    return false;
  }
}
