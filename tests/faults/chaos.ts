import { setTimeout as sleep } from 'node:timers/promises';
import type { ManagedProcess } from '@tovholder/local';

/** Kills one part after the other with SIGKILL, at random moments, and starts each again, until told to stop. */
export class Chaos {
  private stopped = false;
  private readonly done: Promise<void>;
  /** How often each part was killed. */
  readonly kills = new Map<string, number>();

  constructor(
    private readonly victims: readonly ManagedProcess[],
    private readonly pauseMs: { readonly least: number; readonly most: number },
  ) {
    this.done = this.run();
  }

  /** Lets the last victim come back and leaves everything running. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async run(): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      const { least, most } = this.pauseMs;
      await sleep(least + Math.random() * (most - least));
      const victim = this.victims[turn % this.victims.length] as ManagedProcess;
      await victim.kill();
      await sleep(Math.random() * 500);
      await victim.start();
      this.kills.set(victim.name, (this.kills.get(victim.name) ?? 0) + 1);
    }
  }
}
