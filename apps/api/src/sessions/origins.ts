import type { FastifyRequest } from 'fastify';

const loopbackNames = ['127.0.0.1', 'localhost'];

/** The addresses that the product answers browsers at. */
export class Origins {
  private readonly all: ReadonlySet<string>;

  /** @param publicUrl the operator's; on loopback the machine's other names for itself are ours as well. */
  constructor(readonly publicUrl: string) {
    const { protocol, hostname, port, origin } = new URL(publicUrl);
    const suffix = port === '' ? '' : `:${port}`;
    this.all = new Set(
      loopbackNames.includes(hostname) ? loopbackNames.map((name) => `${protocol}//${name}${suffix}`) : [origin],
    );
  }

  /** Whether pages of this origin are ours. */
  has(origin: string | undefined): boolean {
    return origin !== undefined && this.all.has(origin);
  }

  /**
   * The origin that a browser has us under; undefined when it came by another name, at which it would keep no cookie
   * of ours. Behind a proxy there is one name, whatever the proxy writes into `Host`.
   */
  of({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
    if (this.all.size === 1) return this.publicUrl;
    const origin = `${new URL(this.publicUrl).protocol}//${headers.host ?? ''}`;
    return this.has(origin) ? origin : undefined;
  }

  /** Whether the connection is encrypted all the way to the browser. */
  get encrypted(): boolean {
    return this.publicUrl.startsWith('https:');
  }
}
