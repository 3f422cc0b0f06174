import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Say } from '../progress';
import { isExecutable } from './executables';

export type EphemeralServer = 'dev-server' | 'time-skipping';

/** A blocked network often swallows packets instead of refusing: give up when nothing has come for this long. */
const NOTHING_CAME_MS = 8_000;

/**
 * Lets the Temporal SDK download the server that it was made for, into a folder of the cache. It runs in a process of
 * its own, because a download inside the SDK cannot be given up.
 * @returns the binary's path, or undefined where the network does not allow it.
 */
export async function sdkDownload(
  server: EphemeralServer,
  options: { folder: string; say: Say },
): Promise<string | undefined> {
  const folder = join(options.folder, `sdk-${server}`);
  const before = binaryIn(folder);
  if (before !== undefined) return before;
  mkdirSync(folder, { recursive: true });
  options.say('asking the Temporal SDK to download it');
  const child = spawn(process.execPath, ['-e', script(server), require.resolve('@temporalio/testing'), folder], {
    stdio: 'ignore',
  });
  let code: number | null | undefined;
  child.once('exit', (exitCode) => (code = exitCode));
  child.once('error', () => (code = 1));
  let size = 0;
  let grewAt = Date.now();
  while (code === undefined && Date.now() - grewAt < NOTHING_CAME_MS) {
    await sleep(100);
    const now = sizeOf(folder);
    if (now > size) {
      size = now;
      grewAt = Date.now();
      options.say(`downloading it: ${Math.round(now / 1024 ** 2)} MB`);
    }
  }
  child.kill('SIGKILL');
  return code === 0 ? binaryIn(folder) : undefined;
}

function script(server: EphemeralServer): string {
  const create = server === 'dev-server' ? 'createLocal' : 'createTimeSkipping';
  return `
    const { TestWorkflowEnvironment } = require(process.argv[1]);
    const executable = { type: 'cached-download', downloadDir: process.argv[2] };
    TestWorkflowEnvironment.${create}({ server: { executable } })
      .then((environment) => environment.teardown())
      .then(() => process.exit(0), () => process.exit(1));`;
}

function binaryIn(folder: string): string | undefined {
  try {
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .find((file) => isExecutable(file) && !/downloading|\.tmp$|\.part$/.test(file));
  } catch {
    return undefined;
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
