interface LiveEvent {
  readonly id: string;
  readonly data: {
    readonly type: string;
    readonly caseId?: string;
    readonly meeting?: string;
    readonly version?: number;
  };
}

/** A client of the event stream that keeps every byte. */
export class LiveClient {
  /** All that was received, heartbeats too. */
  text = '';
  ended = false;
  private readonly closing = new AbortController();

  private constructor(private readonly response: Response) {}

  static async open(
    address: string,
    { token, lastEventId }: { readonly token: string; readonly lastEventId?: string },
  ): Promise<LiveClient> {
    const closing = new AbortController();
    const response = await fetch(`${address}/v1/events`, {
      headers: { authorization: `Bearer ${token}`, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
      signal: closing.signal,
    });
    const client = new LiveClient(response);
    client.closing.signal.addEventListener('abort', () => closing.abort());
    void client.read();
    await client.until(() => client.text.includes('\nid: '));
    return client;
  }

  get status(): number {
    return this.response.status;
  }

  get contentType(): string {
    return this.response.headers.get('content-type') ?? '';
  }

  get events(): readonly LiveEvent[] {
    return this.text.split('\n\n').flatMap((block) => {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      const id = /^id: (.*)$/m.exec(block)?.[1] ?? '';
      return data === undefined ? [] : [{ id, data: JSON.parse(data) as LiveEvent['data'] }];
    });
  }

  /** The last id, also one without an event. */
  get lastEventId(): string {
    return [...this.text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1] ?? '';
  }

  ofCase(caseId: string): readonly LiveEvent[] {
    return this.events.filter(({ data }) => data.caseId === caseId);
  }

  /** @throws Error when it does not come true in time */
  async until(holds: () => boolean, withinMs = 5_000): Promise<void> {
    for (const end = Date.now() + withinMs; !holds();) {
      if (Date.now() > end) throw new Error(`It did not happen in ${withinMs} ms; received so far: ${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): void {
    this.closing.abort();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const part of this.response.body ?? [])
        this.text += decoder.decode(part as Uint8Array, { stream: true });
    } catch {
      // Closed by us, or by the server in the middle of something.
    }
    this.ended = true;
  }
}
