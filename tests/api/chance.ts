/** Chance that comes out the same for the same seed. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @param share how often, from 0 to 1 */
  happens(share: number): boolean {
    return this.next() < share;
  }

  /** @throws RangeError for an empty list */
  one<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('There is nothing to choose from');
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** At most so many, each once. */
  some<T>(list: readonly T[], atMost: number): readonly T[] {
    const rest = [...list];
    const chosen: T[] = [];
    while (rest.length > 0 && chosen.length < atMost) {
      chosen.push(...rest.splice(Math.floor(this.next() * rest.length), 1));
    }
    return chosen;
  }
}
