import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that was noted down: the start mark tells it from a later one that was given the same number. */
export interface ProcessMark {
  readonly pid: number;
  readonly began: string;
}

/** When the process began, in a form that only serves comparison; undefined when there is no such process. */
export function beganAt(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold spaces: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

export function markOf(pid: number): ProcessMark | undefined {
  const began = beganAt(pid);
  return began === undefined ? undefined : { pid, began };
}

export function isRunning(mark: ProcessMark): boolean {
  return beganAt(mark.pid) === mark.began;
}

/**
 * Asks a noted process to end, and ends it by force when it has not done so in time.
 * @returns whether there was such a process.
 */
export async function endProcess(
  mark: ProcessMark,
  options: { readonly signal: NodeJS.Signals; readonly graceMs: number },
): Promise<boolean> {
  if (!isRunning(mark)) return false;
  process.kill(mark.pid, options.signal);
  if (!(await endsWithin(mark, options.graceMs))) {
    process.kill(mark.pid, 'SIGKILL');
    await endsWithin(mark, 5_000);
  }
  return true;
}

async function endsWithin(mark: ProcessMark, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until;) {
    if (!isRunning(mark)) return true;
    await sleep(20);
  }
  return !isRunning(mark);
}

/** A process and all that it and its own have started and that still hang together, the process itself first. */
export function processTree(pid: number): readonly ProcessMark[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = listed.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return [pid, ...below(pid)].map(markOf).filter((mark) => mark !== undefined);
}

/**
 * Ends a process that leads a group, and waits until all that it had started is gone too: what is in other groups ends
 * by itself, because it is kept. What has not ended in time is ended by force.
 */
export async function endTree(pid: number, graceMs: number): Promise<void> {
  const tree = processTree(pid);
  signalAll([-pid], 'SIGTERM');
  const until = Date.now() + graceMs;
  for (const mark of tree) await endsWithin(mark, until - Date.now());
  const left = tree.filter(isRunning);
  signalAll(
    left.map((mark) => mark.pid),
    'SIGKILL',
  );
  for (const mark of left) await endsWithin(mark, 5_000);
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}
