import { randomUUID } from 'node:crypto';

/** What tests read of an answer: the fields of case views, lists and problems that they assert on. */
export interface Body {
  readonly [field: string]: unknown;
  readonly code: string;
  readonly caseId: string;
  readonly referralId: string;
  readonly case: CaseBody;
  readonly items: readonly ItemBody[];
  readonly nextCursor: string | null;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}

export interface CaseBody {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly epoch: number;
  readonly steps: readonly StepBody[];
  readonly receivers: readonly { readonly authority: string }[];
  readonly links: readonly { readonly kind: string; readonly caseId: string; readonly process: { id: string } }[];
  readonly prompts: readonly { readonly id: string; readonly action: string | null }[];
  readonly actions: readonly string[];
}

export interface StepBody {
  readonly [field: string]: unknown;
  readonly key: string;
  readonly step: string;
  readonly state: string;
  readonly owner: string | null;
  readonly outcome: string | null;
  readonly due: { readonly at: string; readonly rule: string; readonly certificate: unknown } | null;
  readonly paused: boolean;
  readonly pauses: readonly { readonly id: string; readonly to: string | null }[];
  readonly pausableGrounds: readonly { readonly ground: string }[];
  readonly ladder: readonly RungBody[];
  readonly handover: { readonly id: string; readonly state: string; readonly reason: string | null } | null;
  readonly actions: readonly string[];
}

export interface RungBody {
  readonly ladder: string;
  readonly rung: string;
  readonly at: string;
  readonly firedAt: string | null;
  readonly mootBecause: string | null;
  readonly told: readonly {
    readonly user: string;
    readonly audience: string;
    readonly standsInFor: string | null;
    readonly acknowledgedAt: string | null;
    readonly channels: readonly { readonly channel: string }[];
  }[];
}

export interface ItemBody {
  readonly [field: string]: unknown;
  readonly caseId: string;
  readonly id: string;
}

export interface Answer<T = Body & CaseBody> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

export interface RequestOptions {
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly ownershipEpoch?: number;
  readonly timeoutMs?: number;
  readonly headers?: Record<string, string>;
}

/** One demo user at one API process, over HTTP. */
export class ApiClient {
  constructor(
    readonly address: string,
    private readonly token: string,
  ) {}

  static async tokenFor(user: string, issuer: string): Promise<string> {
    const form = { grant_type: 'urn:tovholder:grant:demo-user', client_id: 'tovholder-cli', username: user };
    const answer = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(form) });
    const { access_token: token } = (await answer.json()) as { access_token?: string };
    if (!token) throw new Error(`No token for ${user}: ${answer.status}`);
    return token;
  }

  get(path: string, options?: RequestOptions): Promise<Answer> {
    return this.send('GET', path, { options });
  }

  post(path: string, body: unknown, options?: RequestOptions): Promise<Answer> {
    return this.send('POST', path, { body: JSON.stringify(body), options });
  }

  put(path: string, body: unknown, options?: RequestOptions): Promise<Answer> {
    return this.send('PUT', path, { body: JSON.stringify(body), options });
  }

  delete(path: string, options?: RequestOptions): Promise<Answer> {
    return this.send('DELETE', path, { options });
  }

  /** Sends a body as it is, also one that is no JSON. */
  postText(path: string, body: string, options?: RequestOptions): Promise<Answer> {
    return this.send('POST', path, { body, options });
  }

  /** Repeats with the same key until the answer is not an outage: what a client with a short deadline does. */
  async postPersistently(
    path: string,
    body: unknown,
    { deadlineMs = 2000, tries = 400, pauseMs = 100 } = {},
  ): Promise<Answer> {
    const idempotencyKey = randomUUID();
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.post(path, body, { idempotencyKey, timeoutMs: deadlineMs });
        if (answer.status < 500 && answer.status !== 429) return answer;
        if (attempt >= tries) return answer;
      } catch (error) {
        if (attempt >= tries) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  protected async send(
    method: string,
    path: string,
    { body, options = {} }: { body?: string | undefined; options?: RequestOptions | undefined },
  ): Promise<Answer> {
    const { idempotencyKey, ifMatch, ownershipEpoch, timeoutMs = 30_000, headers } = options;
    const response = await fetch(`${this.address}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
        ...(ifMatch ? { 'if-match': ifMatch } : {}),
        ...(ownershipEpoch === undefined ? {} : { 'ownership-epoch': String(ownershipEpoch) }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (isJson(response) && text ? JSON.parse(text) : text || null) as Answer['body'],
      headers: response.headers,
    };
  }
}

function isJson({ headers }: Response): boolean {
  return (headers.get('content-type') ?? '').includes('json');
}
