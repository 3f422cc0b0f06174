/**
 * Outlives the program that started it, whatever that dies of (Ctrl-C, kill -9), and then ends the processes which that
 * program has left. It is told of them on its standard input, a line each: `+ PID SIGNAL` when one was started and
 * `- PID` when it ended. The end of the input is the end of the program: no system fails to tell that.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 10_000;
const POLL_MS = 20;

/** Signals by process number, in the order of the starts. */
const left = new Map();

// Whoever ends everything at once means the program, and its end is heard here.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [sign, pid, signal] = line.split(' ');
    if (sign === '+') left.set(Number(pid), signal);
    else left.delete(Number(pid));
  })
  .on('close', endAll);

/** Ends what is left, the youngest first: it may need the older ones to end in order. */
async function endAll() {
  for (const [pid, signal] of [...left].reverse()) {
    // Each leads a group of its own: what it started goes with it.
    send(-pid, signal);
    for (const until = Date.now() + GRACE_MS; runs(pid) && Date.now() < until;) await sleep(POLL_MS);
    send(-pid, 'SIGKILL');
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone.
  }
}

/** Whether the process is there and does more than wait to be buried by a parent that does not look. */
function runs(pid) {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] !== 'Z';
  } catch {
    return false;
  }
}
