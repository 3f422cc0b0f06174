import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const program = join(__dirname, '..', '..', 'keeper.mjs');

let keeper: ChildProcess | undefined;
const kept = new Set<number>();

/**
 * Has a process ended when this program ends, however it ends: a program of its own watches over that. The process is
 * to be the leader of a group.
 */
export function keep(pid: number, stopSignal: NodeJS.Signals): void {
  keeper ??= startKeeper();
  kept.add(pid);
  keeper.stdin?.write(`+ ${pid} ${stopSignal}\n`);
}

/** Tells that a kept process has ended: its number may be another one's from now on. */
export function forget(pid: number): void {
  if (!kept.delete(pid)) return;
  keeper?.stdin?.write(`- ${pid}\n`);
  if (kept.size > 0) return;
  keeper?.stdin?.end();
  keeper = undefined;
}

function startKeeper(): ChildProcess {
  // A group of its own: Ctrl-C at the terminal must not reach it.
  const child = spawn(process.execPath, [program], { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  // Without it the processes are only left behind if this program dies too: nothing to stop for.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  // This program may end while it waits.
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return child;
}
