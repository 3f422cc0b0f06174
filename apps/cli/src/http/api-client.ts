import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseView, ProblemView, VerdictView } from '@tovholder/contracts/http';
import type { JsonValue, Language } from '@tovholder/domain/text';
import { CliProblem, exitCodes, serverAway } from '../problem';
import { ask, jsonOf } from './ask';
import type { DemoTokens } from './demo-tokens';

/** How often a request is repeated with the same key while its outcome is unknown. */
const attempts = 6;

export interface ApiClientOptions {
  /** Base address, without `/v1`. */
  readonly api: string;
  readonly tokens: Pick<DemoTokens, 'of'>;
  /** Language of titles, reasons and problems in the answers. */
  readonly language: Language;
  /** Pause before a repetition, in milliseconds. */
  readonly pauseMs?: number;
}

export interface Submission {
  readonly process: string;
  readonly district: string;
  readonly person: Readonly<Record<string, JsonValue>>;
  readonly facts: Readonly<Record<string, JsonValue>>;
}

/** The public HTTP API as a demo user calls it. */
export class ApiClient {
  constructor(private readonly options: ApiClientOptions) {}

  /** What each rule says about facts that are not submitted. */
  async eligibility(user: string, body: Submission): Promise<readonly VerdictView[]> {
    const { verdicts } = await this.post<{ verdicts: VerdictView[] }>('/eligibility', { user, body });
    return verdicts;
  }

  /** Submits a referral. @returns the case; its state is `received` while its course has not begun */
  async submit(user: string, body: Submission): Promise<CaseView> {
    const answer = await this.post<{ case: CaseView }>('/referrals', { user, body });
    return answer.case;
  }

  /** Completes a step. @returns the case as the user sees it afterwards */
  complete(user: string, { caseId, key, ...body }: Completion): Promise<CaseView> {
    return this.post(`/cases/${caseId}/steps/${encodeURIComponent(key)}/completion`, { user, body });
  }

  /** The case as the user sees it; undefined when the user may not know of it. */
  async case(user: string, caseId: string): Promise<CaseView | undefined> {
    const answer = await this.send(`/cases/${caseId}`, { user, method: 'GET' });
    if (answer.status === 404) return undefined;
    return this.read<CaseView>(answer);
  }

  private async post<T>(path: string, { user, body }: { readonly user: string; readonly body: unknown }): Promise<T> {
    const key = randomUUID();
    for (let attempt = 1; ; attempt++) {
      const answer = await this.send(path, { user, method: 'POST', body, key });
      if (answer.status !== 503 || attempt >= attempts) return this.read<T>(answer);
      // The outcome is unknown, and the same key makes it safe to ask again.
      await sleep(this.options.pauseMs ?? 1_000);
    }
  }

  private async send(
    path: string,
    { user, method, body, key }: { user: string; method: 'GET' | 'POST'; body?: unknown; key?: string },
  ): Promise<Response> {
    const { api, tokens, language } = this.options;
    return ask(`${api}/v1${path}`, {
      server: 'The API',
      init: {
        method,
        headers: {
          authorization: `Bearer ${await tokens.of(user)}`,
          'accept-language': language,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
    });
  }

  private async read<T>(answer: Response): Promise<T> {
    const content = await jsonOf(answer);
    if (answer.ok) return content as T;
    const problem = (content ?? {}) as Partial<ProblemView>;
    const because = [
      ...(problem.errors ?? []).map(({ pointer, message }) => `${pointer}: ${message}`),
      ...(problem.rules ?? []),
    ];
    const said = [problem.title ?? `status ${answer.status}`, ...because].join('; ');
    const trace = problem.traceId === undefined ? '' : ` It is in the API’s log under ${problem.traceId}.`;
    if (answer.status >= 500) throw serverAway(`The API cannot do it now: ${said}.`, `Try again in a moment.${trace}`);
    throw new CliProblem(
      exitCodes.foundWrong,
      `The API refused: ${said} (${problem.code ?? answer.status}).`,
      `${problem.detail ?? 'Is the API of the same version as this program? Build both anew with npm start.'}${trace}`,
    );
  }
}

export interface Completion {
  readonly caseId: string;
  readonly key: string;
  readonly outcome: string;
  readonly data?: Readonly<Record<string, JsonValue>>;
}
