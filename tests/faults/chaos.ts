import { setTimeout as sleep } from 'node:timers/promises';
import type { ManagedProcess } from '@tovholder/local';

/** Kills one part after the other with SIGKILL, at random moments, and starts each again. */
export class Chaos {
  private killing = true;
  /** Resolves when all kills are done and everything runs again. */
  readonly over: Promise<void>;

  constructor(
    private readonly victims: readonly ManagedProcess[],
    /** How often each part is killed, and how long everything runs in between. */
    private readonly plan: { readonly rounds: number; readonly leastMs: number; readonly mostMs: number },
  ) {
    this.over = this.run();
  }

  get rages(): boolean {
    return this.killing;
  }

  private async run(): Promise<void> {
    const { rounds, leastMs, mostMs } = this.plan;
    for (let round = 0; round < rounds; round++) {
      for (const victim of this.victims) {
        await sleep(leastMs + Math.random() * (mostMs - leastMs));
        await victim.kill();
        await sleep(Math.random() * 500);
        await victim.start();
      }
    }
    this.killing = false;
  }
}
