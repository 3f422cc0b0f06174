import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

export interface Call {
  readonly id: string;
  readonly body: string;
  /** Whether it was signed with the receiver's secret. */
  readonly signed: boolean;
  readonly answered: number;
}

/** Another system that takes webhooks, and checks that they are ours as Standard Webhooks says. */
export class WebhookReceiver {
  readonly calls: Call[] = [];
  /** What it answers with. */
  status = 204;
  private readonly key = Buffer.alloc(32, 9);
  private readonly server: Server;

  constructor(readonly port: number) {
    this.server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        const { headers } = request;
        const answered = this.status;
        this.calls.push({ id: String(headers['webhook-id']), body, signed: this.isSigned(headers, body), answered });
        response.writeHead(answered).end();
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/reminders`;
  }

  get secret(): string {
    return `whsec_${this.key.toString('base64')}`;
  }

  open(): Promise<void> {
    return new Promise((listening) => this.server.listen(this.port, '127.0.0.1', listening));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private isSigned(headers: IncomingHttpHeaders, body: string): boolean {
    const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    return headers['webhook-signature'] === `v1,${createHmac('sha256', this.key).update(content).digest('base64')}`;
  }
}
