/** A client or connection whose calls can be given a deadline. */
interface Deadlined {
  withDeadline<T>(deadline: number, call: () => Promise<T>): Promise<T>;
}

/** Calls that share one deadline, with pauses between them that grow. */
export class WithinTime {
  private readonly until: number;
  private pauseMs = 20;

  private readonly since = Date.now();

  constructor(milliseconds: number) {
    this.until = this.since + milliseconds;
  }

  /** Milliseconds since the first call. */
  get elapsed(): number {
    return Date.now() - this.since;
  }

  /** Runs a call to Temporal that gives up at the deadline. @throws OutOfTime, or what the call throws */
  async run<T>(client: Deadlined, call: () => Promise<T>): Promise<T> {
    const left = this.until - Date.now();
    if (left <= 0) throw new OutOfTime();
    let timer: NodeJS.Timeout | undefined;
    // The deadline of a gRPC call does not cover the time spent on finding a connection.
    const expiry = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new OutOfTime()), left + 50);
    });
    try {
      return await Promise.race([client.withDeadline(this.until, call), expiry]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** @returns whether there is time for one more attempt */
  async pause(): Promise<boolean> {
    if (Date.now() + this.pauseMs >= this.until) return false;
    await new Promise((resolve) => setTimeout(resolve, this.pauseMs));
    this.pauseMs = Math.min(this.pauseMs * 2, 500);
    return true;
  }
}

export class OutOfTime extends Error {
  constructor() {
    super('Temporal did not answer in time');
  }
}
