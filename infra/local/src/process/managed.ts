import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { forget, keep } from './keeper';
import { markOf, type ProcessMark } from './lifetime';

export interface ProcessOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Added to this process's own environment. */
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Receives standard output and standard error; its folder is made. */
  readonly logFile: string;
  readonly account?: { readonly uid: number; readonly gid: number };
  /** Asked again and again until it says yes; a rejection counts as no. Absent: ready at once. */
  readonly ready?: () => Promise<boolean>;
  readonly readyTimeoutMs?: number;
  /** Clears the way; runs before each start. */
  readonly beforeStart?: () => Promise<unknown>;
  /** Log lines of a failed start that passes by itself: it is tried again until `readyTimeoutMs` is over. */
  readonly transientFailure?: RegExp;
  /** What asks this program to end in order. */
  readonly stopSignal?: NodeJS.Signals;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const READY_TIMEOUT_MS = 60_000;
const READY_POLL_MS = 30;
const STOP_GRACE_MS = 15_000;

/**
 * One real operating-system process that can be stopped, killed and started again with the same arguments. It ends with
 * the program that started it, whatever that dies of.
 */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  private ending: Promise<Ending> = Promise.resolve({ code: null, signal: null });

  constructor(readonly options: ProcessOptions) {}

  get name(): string {
    return this.options.name;
  }

  get stopSignal(): NodeJS.Signals {
    return this.options.stopSignal ?? 'SIGTERM';
  }

  get alive(): boolean {
    return this.child !== undefined;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get mark(): ProcessMark | undefined {
    return this.pid === undefined ? undefined : markOf(this.pid);
  }

  /** Resolves when the process that runs now has ended, for whatever reason. */
  get ended(): Promise<Ending> {
    return this.ending;
  }

  /** Starts the process and waits until it is ready. @throws Error with the end of its log when it never is. */
  async start(): Promise<void> {
    if (this.child !== undefined) throw new Error(`${this.name} runs already`);
    const { beforeStart, transientFailure, readyTimeoutMs = READY_TIMEOUT_MS } = this.options;
    for (const deadline = Date.now() + readyTimeoutMs; ;) {
      await beforeStart?.();
      this.spawn();
      const failure = await this.becomeReady(deadline);
      if (failure === undefined) return;
      if (transientFailure?.test(failure) !== true || Date.now() > deadline) throw new Error(failure);
      await sleep(100);
    }
  }

  private spawn(): void {
    const { command, args, env, cwd, logFile, account } = this.options;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a');
    // A group of its own: Ctrl-C at the terminal reaches only us, and we end the parts in order.
    const child = spawn(command, [...args], {
      env: { ...process.env, ...env },
      cwd,
      detached: true,
      stdio: ['ignore', log, log],
      ...account,
    });
    closeSync(log);
    this.child = child;
    const { pid } = child;
    if (pid !== undefined) keep(pid, this.stopSignal);
    this.ending = new Promise((resolve) => {
      const end = (ending: Ending) => {
        this.child = undefined;
        if (pid !== undefined) forget(pid);
        resolve(ending);
      };
      child.once('error', () => end({ code: null, signal: null }));
      child.once('exit', (code, signal) => end({ code, signal }));
    });
  }

  /** @returns why it is not ready. */
  private async becomeReady(deadline: number): Promise<string | undefined> {
    const { ready } = this.options;
    if (ready === undefined) return undefined;
    while (!(await ready().catch(() => false))) {
      if (!this.alive) return `${this.name} ended while it was starting: ${this.logTail()}`;
      if (Date.now() > deadline) {
        await this.kill();
        return `${this.name} was not ready in time: ${this.logTail()}`;
      }
      await sleep(READY_POLL_MS);
    }
    return this.alive ? undefined : `${this.name} ended while it was starting: ${this.logTail()}`;
  }

  /** Sends a signal and does not wait. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Ends the process without a word of warning (kill -9 unless told otherwise) and waits until it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.signal(signal);
    await this.ending;
  }

  /** Asks the process to end in order; kills it when it has not ended within `graceMs`. */
  async stop(graceMs = STOP_GRACE_MS): Promise<Ending> {
    this.signal(this.stopSignal);
    const stubborn = new AbortController();
    void sleep(graceMs, undefined, { signal: stubborn.signal }).then(
      () => this.signal('SIGKILL'),
      () => undefined,
    );
    const ending = await this.ending;
    stubborn.abort();
    return ending;
  }

  async restart(): Promise<void> {
    if (this.alive) await this.stop();
    await this.start();
  }

  /** The last lines that the process wrote, on one line. */
  logTail(lines = 3): string {
    const text = readFileSync(this.options.logFile, 'utf8').trim();
    return text.split('\n').slice(-lines).join(' | ').slice(-600);
  }
}

/** Starts a process and waits until it is ready. */
export async function startProcess(options: ProcessOptions): Promise<ManagedProcess> {
  const managed = new ManagedProcess(options);
  await managed.start();
  return managed;
}
