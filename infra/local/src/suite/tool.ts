import { spawn } from 'node:child_process';
import { forget, keep } from '../process/keeper';
import { endTree } from '../process/lifetime';
import type { Say } from '../progress';

/** Long enough for servers to end in order. */
const END_GRACE_MS = 20_000;

export interface ToolRun {
  readonly ok: boolean;
  readonly output: string;
}

/**
 * Runs a Node tool of the clone to its end and keeps what it writes; its last line tells how far it is. When `asked`
 * says so it is ended, with everything that it has started.
 */
export function runTool(
  args: readonly string[],
  options: {
    readonly root: string;
    readonly env: NodeJS.ProcessEnv;
    readonly say: Say;
    readonly asked: AbortSignal;
  },
): Promise<ToolRun> {
  const { asked } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args], {
      cwd: options.root,
      env: { ...process.env, ...options.env },
      // A group of its own: Ctrl-C reaches only us, and we end what runs.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { pid } = child;
    if (pid !== undefined) keep(pid, 'SIGTERM');
    let ending: Promise<void> | undefined;
    const end = () => {
      if (pid !== undefined) ending = endTree(pid, END_GRACE_MS);
    };
    if (asked.aborted) end();
    asked.addEventListener('abort', end, { once: true });
    let output = '';
    const take = (chunk: string) => {
      output += chunk;
      const last = chunk
        .split('\n')
        .map((line) => line.trim())
        .findLast((line) => line !== '');
      if (last !== undefined) options.say(last.slice(0, 70));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', reject);
    child.once('close', (code) => {
      asked.removeEventListener('abort', end);
      if (pid !== undefined) forget(pid);
      void Promise.resolve(ending).then(() => resolve({ ok: code === 0, output }));
    });
  });
}

/** Of what Nx writes about many tasks, the parts of those that failed: nobody looks for them among the others. */
export function failedTasks(output: string): string {
  const failed = [...output.matchAll(/^- (\S+:\S+)$/gm)].map(([, task = '']) => task);
  const sections = output.split(/^(?=> nx run )/m);
  const theirs = sections.filter((section) => failed.some((task) => section.startsWith(`> nx run ${task}\n`)));
  return theirs.length === 0 ? output : theirs.join('').trim();
}

/** How much of a run Nx took from its cache, as a remark behind the part's name; empty when nothing was. */
export function cacheRemark(output: string): string {
  const [, from, of] =
    /read the output from the cache instead of running the command for (\d+) out of (\d+) task/.exec(output) ?? [];
  return from === undefined ? '' : ` (unchanged: ${from} of ${of})`;
}
