import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly to: readonly string[];
  readonly messageId: string;
  /** Headers and body, with lines that were broken for the journey put together again. */
  readonly content: string;
}

/** A real mail server on a port of its own that can be switched off and on again. */
export class Mailbox {
  readonly mails: Mail[] = [];
  private server: SMTPServer | undefined;

  constructor(readonly port: number) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const source = Buffer.concat(parts).toString('utf8');
          const messageId = /^Message-ID:\s+(\S+)/im.exec(source)?.[1] ?? '';
          const content = source.replace(/=\r\n/g, '');
          this.mails.push({ to: envelope.rcptTo.map(({ address }) => address), messageId, content });
          done();
        });
      },
    });
    // A client that hangs up while it is answered is no fault of the server's.
    server.on('error', () => undefined);
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening));
    this.server = server;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((closed) => server.close(closed));
  }
}
