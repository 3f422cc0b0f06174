import type { CaseEvent } from '@tovholder/domain/case-log';
import type { Course } from './definition';

type Branches = Readonly<Record<string, Course<unknown>>>;
type Returned<C> = C extends Course<infer R> ? R : never;
export type FirstOf<B extends Branches> = {
  [K in keyof B & string]: { readonly branch: K; readonly value: Returned<B[K]> };
}[keyof B & string];

/**
 * How a course waits: for an event, for a condition, for branches side by side. Every waiting branch sees every event,
 * and they look again until no wait ends any more.
 */
export class Waits {
  /** What has just happened; null while the branches only look whether a condition has come true. */
  protected event: CaseEvent | null = null;
  /** Counts the waits that have ended: while it grows, a condition elsewhere may have come true. */
  private endedWaits = 0;
  private readonly notYielded = new Map<Course<unknown>, string>();

  /** Waits until a condition on what the course knows comes true; not at all where it is true already. */
  until(condition: () => boolean): Course<void> {
    return this.tracked(this.waitUntil(condition), 'a condition');
  }

  /** Waits for something that does not come: keeps a branch's place beside another that decides. */
  never(): Course<never> {
    return this.until(() => false) as Course<never>;
  }

  /** Runs branches side by side until all have returned. */
  all<const B extends readonly Course<unknown>[]>(branches: B): Course<{ [I in keyof B]: Returned<B[I]> }> {
    return this.tracked(this.runAll(branches) as Course<{ [I in keyof B]: Returned<B[I]> }>, 'all');
  }

  /** Runs branches side by side until one has returned; the open steps of the others are withdrawn. */
  first<const B extends Branches>(branches: B): Course<FirstOf<B>> {
    return this.tracked(this.runFirst(branches) as Course<FirstOf<B>>, 'first');
  }

  /**
   * Hands the course the next event by way of `resume`, then lets it look again until nothing moves any more, and
   * checks that it waits properly afterwards.
   */
  feed(event: CaseEvent, resume: () => void): void {
    let ended: number;
    let next: CaseEvent | null = event;
    do {
      ended = this.endedWaits;
      this.event = next;
      resume();
      next = null;
    } while (this.endedWaits > ended);
    const forgotten = [...this.notYielded.values()][0];
    if (forgotten)
      throw new Error(`The course created a wait for ${forgotten} but never yielded it (a missing yield*)`);
  }

  /** Waits for the event that the question has an answer to. */
  protected *waitFor<R>(question: (event: CaseEvent) => R | undefined): Course<R> {
    for (;;) {
      yield;
      const answer = this.event ? question(this.event) : undefined;
      if (answer === undefined) continue;
      this.endedWaits++;
      return answer;
    }
  }

  /** Remembers a wait until something starts it: a forgotten `yield*` compiles, so it must fail when it runs. */
  protected tracked<R>(wait: Course<R>, what: string): Course<R> {
    const { notYielded } = this;
    const started = (): boolean => notYielded.delete(tracked);
    const tracked: Course<R> = (function* () {
      started();
      return yield* wait;
    })();
    notYielded.set(tracked, what);
    return tracked;
  }

  private *waitUntil(condition: () => boolean): Course<void> {
    while (!condition()) yield;
    this.endedWaits++;
  }

  private *runAll(branches: readonly Course<unknown>[]): Course<unknown[]> {
    const results: unknown[] = [];
    const running = new Map(branches.entries());
    try {
      for (;;) {
        for (const [index, branch] of [...running]) {
          const { done, value } = this.resume(branch);
          if (!done) continue;
          running.delete(index);
          results[index] = value;
        }
        if (running.size === 0) return results;
        yield;
      }
    } finally {
      for (const branch of running.values()) this.abandon(branch);
    }
  }

  private *runFirst(branches: Branches): Course<{ branch: string; value: unknown }> {
    const running = new Map(Object.entries(branches));
    try {
      for (;;) {
        for (const [name, branch] of running) {
          const { done, value } = this.resume(branch);
          if (!done) continue;
          running.delete(name);
          return { branch: name, value };
        }
        yield;
      }
    } finally {
      for (const branch of running.values()) this.abandon(branch);
    }
  }

  private resume(branch: Course<unknown>): IteratorResult<void, unknown> {
    this.notYielded.delete(branch);
    return branch.next();
  }

  private abandon(branch: Course<unknown>): void {
    this.notYielded.delete(branch);
    branch.return(undefined);
  }
}
