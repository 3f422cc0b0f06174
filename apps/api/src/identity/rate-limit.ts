/** A bucket per principal that fills evenly and holds a quarter of a minute's requests. */
export class RateLimit {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();
  private readonly capacity: number;
  private readonly perMs: number;
  private sweptAt = 0;

  constructor(perMinute: number) {
    this.capacity = Math.max(1, Math.ceil(perMinute / 4));
    this.perMs = perMinute / 60_000;
  }

  /** @returns seconds to wait, or 0 when the request may go on. `now` is in milliseconds. */
  take(who: string, now: number): number {
    this.sweep(now);
    const bucket = this.buckets.get(who) ?? { tokens: this.capacity, at: now };
    bucket.tokens = Math.min(this.capacity, bucket.tokens + (now - bucket.at) * this.perMs);
    bucket.at = now;
    this.buckets.set(who, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / this.perMs / 1000);
    bucket.tokens -= 1;
    return 0;
  }

  /** Forgets principals whose bucket is full again. */
  private sweep(now: number): void {
    const untilFull = this.capacity / this.perMs;
    if (now - this.sweptAt < untilFull) return;
    this.sweptAt = now;
    for (const [who, { at }] of this.buckets) if (now - at >= untilFull) this.buckets.delete(who);
  }
}
