import { PassThrough } from 'node:stream';
import { liveEvent, type LiveEventView } from '@tovholder/contracts/http';

/** What a client may leave unread before it is let go: it comes back and is told what it missed. */
const mostUnreadBytes = 64 * 1024;

/** Server-sent events to one client, as the HTML standard writes them. */
export class EventStream {
  readonly body = new PassThrough();

  /** @param retryMs how long the client waits before it comes back */
  constructor(retryMs: number) {
    this.body.write(`retry: ${retryMs}\n\n`);
  }

  get open(): boolean {
    return !this.body.destroyed && !this.body.writableEnded;
  }

  /** Where the client begins when it comes back before anything has happened. */
  mark(id: number): void {
    this.write(`id: ${id}\n\n`);
  }

  /** @param id what the client repeats as `Last-Event-ID`: when it happened, in milliseconds */
  send(event: LiveEventView, id: number): void {
    this.write(`id: ${id}\ndata: ${JSON.stringify(liveEvent.parse(event))}\n\n`);
  }

  /** A sign of life, which no client shows. */
  beat(): void {
    this.write(':\n\n');
  }

  end(): void {
    if (this.open) this.body.end();
  }

  private write(text: string): void {
    if (!this.open) return;
    this.body.write(text);
    if (this.body.writableLength + this.body.readableLength > mostUnreadBytes) this.body.destroy();
  }
}
