import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupProblem } from '../problem';
import { isRunning, markOf, type ProcessMark } from '../process/lifetime';

/**
 * Makes this process the only one that runs a stack on the data folder, until it ends or gives the claim back.
 * @param address where the stack that may hold it answers; part of the message.
 * @throws SetupProblem when another process that still runs holds it.
 */
export function claimStack(file: string, address?: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  const mark = JSON.stringify(markOf(process.pid));
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, mark, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
    }
    const holder = readMark(file);
    if (holder !== undefined && isRunning(holder)) {
      throw new SetupProblem(
        `Tovholder already runs on this data folder: ${address ?? 'still starting'} (process ${holder.pid}).`,
        'End it with Ctrl-C where it runs, or set TOVHOLDER_DATA and PORT for a second one.',
      );
    }
    rmSync(file, { force: true });
  }
}

function readMark(file: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessMark;
  } catch {
    return undefined;
  }
}
