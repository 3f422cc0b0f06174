import { Pool } from 'pg';
import { ApiClient } from './api-client';
import type { Answer, RequestOptions } from './api-client';
import type { CertificateBody } from './certificates';
import { dueInstantsIn } from './certificates';
import { Contract } from './contract';
import type { ContractDocument } from './contract';
import { startStack } from './stack';
import type { StackOptions, TestStack } from './stack';

/**
 * A running product whose every answer is held to the contract: to the OpenAPI document that it serves itself, and to
 * the promise that each due instant has a certificate.
 */
export class Product {
  private parts: { readonly stack: TestStack; readonly database: Pool; readonly contract: Contract } | undefined;
  private readonly clients = new Map<string, Promise<CheckedClient>>();
  /** Certificates of all answers so far, by hash. */
  readonly certificates = new Map<string, CertificateBody>();

  async start(options?: StackOptions): Promise<void> {
    const stack = await startStack(options);
    const database = new Pool({ connectionString: stack.postgres.admin('tovholder'), max: 2 });
    // A server that is stopped by a test ends idle connections; the next query makes a new one.
    database.on('error', () => undefined);
    const answer = await fetch(`${stack.addresses[0]}/openapi.json`);
    this.parts = { stack, database, contract: new Contract((await answer.json()) as ContractDocument) };
  }

  async stop(): Promise<void> {
    await this.parts?.database.end();
    await this.parts?.stack.stop();
  }

  get stack(): TestStack {
    return this.running.stack;
  }

  get contract(): Contract {
    return this.running.contract;
  }

  /** A client that acts as a demo user, such as `caseworker.0165`. */
  as(user: string, { api = 0 } = {}): Promise<CheckedClient> {
    const name = `${user}@${api}`;
    const client = this.clients.get(name) ?? this.connect(user, api);
    this.clients.set(name, client);
    return client;
  }

  /** A client with a token of the test's own making; without one it sends none. */
  withToken(token: string): CheckedClient {
    return new CheckedClient(this.stack.addresses[0] as string, token, this);
  }

  /** The bytes of an answer that is no JSON, as a demo user gets them. */
  async bytes(user: string, path: string): Promise<Uint8Array> {
    const token = await ApiClient.tokenFor(user, String(this.stack.env['OIDC_ISSUER']));
    const answer = await fetch(`${this.stack.addresses[0]}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** Asks the database as its superuser. */
  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const { rows } = await this.running.database.query<Row>(text, [...values]);
    return rows;
  }

  /** How many rows each table has that requests write to: what a refused one must not change. */
  async rowCounts(): Promise<Readonly<Record<string, number>>> {
    const tables = await this.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'clock_round' ORDER BY 1`,
    );
    const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM ${name}`);
    const rows = await this.query<{ name: string; rows: number }>(counts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
  }

  private get running(): NonNullable<Product['parts']> {
    if (!this.parts) throw new Error('The product has not been started');
    return this.parts;
  }

  private async connect(user: string, api: number): Promise<CheckedClient> {
    const token = await ApiClient.tokenFor(user, String(this.stack.env['OIDC_ISSUER']));
    return new CheckedClient(this.stack.addresses[api] as string, token, this);
  }
}

/** Checks each answer before a test sees it. */
export class CheckedClient extends ApiClient {
  constructor(
    address: string,
    token: string,
    private readonly product: Pick<Product, 'contract' | 'certificates'>,
  ) {
    super(address, token);
  }

  protected override async send(
    method: string,
    path: string,
    request: { body?: string | undefined; options?: RequestOptions | undefined },
  ): Promise<Answer> {
    const answer = await super.send(method, path, request);
    const { status, body, headers } = answer;
    const contentType = headers.get('content-type') ?? '';
    this.product.contract.check({ method, path: `/v1${path}`, status, contentType, body });
    for (const { certificate } of dueInstantsIn(body)) this.product.certificates.set(certificate.hash, certificate);
    return answer;
  }
}
