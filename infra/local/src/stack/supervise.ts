import { setTimeout as sleep } from 'node:timers/promises';
import type { ManagedProcess } from '../process/managed';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A part that lived this long was well: its next fall starts again with a short pause. */
const WELL_AFTER_MS = 60_000;

/** How long to wait before the n-th restart in a row (from 0). */
export function pauseBefore(restart: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** restart, LONGEST_PAUSE_MS);
}

/**
 * Starts parts of a stack again when they end without having been asked to, each time after a longer pause, and tells
 * so in one line.
 */
export class Supervisor {
  private readonly ended = new AbortController();
  private readonly watched: Promise<void>[] = [];

  constructor(private readonly options: { tell: (line: string) => void; onRestart: () => void }) {}

  watch(part: ManagedProcess): void {
    this.watched.push(this.keepAlive(part));
  }

  /** Stops restarting. Call before the parts are ended on purpose. */
  async release(parts: readonly ManagedProcess[]): Promise<void> {
    this.ended.abort();
    for (const part of parts) if (part.alive) await part.stop();
    await Promise.all(this.watched);
    // A restart that was under way when the end came.
    for (const part of parts) if (part.alive) await part.stop();
  }

  private async keepAlive(part: ManagedProcess): Promise<void> {
    for (let restarts = 0; ; restarts++) {
      const began = Date.now();
      const { code, signal } = await part.ended;
      if (this.ended.signal.aborted) return;
      if (Date.now() - began > WELL_AFTER_MS) restarts = 0;
      const pause = pauseBefore(restarts);
      const how = signal === null ? `with code ${code ?? 'unknown'}` : `by ${signal}`;
      this.options.tell(
        `  ! ${part.name} ended ${how}; starting it again in ${pause / 1000} s (${part.options.logFile})`,
      );
      await sleep(pause, undefined, { signal: this.ended.signal }).catch(() => undefined);
      if (this.ended.signal.aborted) return;
      await part.start().then(
        () => {
          this.options.tell(`  ✔ ${part.name} is back`);
          this.options.onRestart();
        },
        () => undefined,
      );
    }
  }
}
