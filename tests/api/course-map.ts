import type { OutcomeOffer } from './offers';

/** A process as its catalogue and its diagram show it. */
export interface DrawnCourse {
  readonly steps: readonly { readonly step: string; readonly outcomes: readonly OutcomeOffer[] }[];
  readonly edges: readonly { readonly from: string; readonly outcome: string; readonly to: string }[];
}

/** What has been carried out of a course, and the way to what has not: what walks steer by. */
export class CourseMap {
  readonly outcomes: ReadonlyMap<string, readonly OutcomeOffer[]>;
  private readonly times = new Map<string, number>();
  private readonly next = new Map<string, readonly string[]>();

  constructor({ steps, edges }: DrawnCourse) {
    this.outcomes = new Map(steps.map(({ step, outcomes }) => [step, outcomes]));
    for (const { from, outcome, to } of edges) {
      const name = `${from} ${outcome}`;
      this.next.set(name, [...(this.next.get(name) ?? []), to]);
    }
  }

  /** Every outcome of the sheet, as `<step> <outcome>`. */
  get all(): readonly string[] {
    return [...this.outcomes].flatMap(([step, outcomes]) => outcomes.map(({ id }) => `${step} ${id}`));
  }

  get untried(): readonly string[] {
    return this.all.filter((name) => this.count(name) === 0);
  }

  /** How many things have been carried out. */
  get total(): number {
    return [...this.times.values()].reduce((sum, times) => sum + times, 0);
  }

  count(kind: string): number {
    return this.times.get(kind) ?? 0;
  }

  carriedOut(kind: string): void {
    this.times.set(kind, this.count(kind) + 1);
  }

  /** Whether it may end the case. */
  mayEnd(kind: string): boolean {
    return this.next.get(kind)?.some((to) => to.startsWith('end:')) ?? false;
  }

  /** How many outcomes lie between this one and one that has never been carried out. */
  distance(kind: string, within = 6): number {
    if (this.count(kind) === 0) return 0;
    if (within === 0) return Infinity;
    const beyond = (this.next.get(kind) ?? []).flatMap((step) =>
      (this.outcomes.get(step) ?? []).map(({ id }) => this.distance(`${step} ${id}`, within - 1)),
    );
    return 1 + Math.min(Infinity, ...beyond);
  }
}
