import { sentenceOf, serverAway } from '../problem';

const patienceMs = 20_000;

interface Request {
  /** What the sentence calls the server, such as `The API`. */
  readonly server: string;
  readonly init?: RequestInit;
  readonly withinMs?: number;
}

/** One HTTP request. @throws CliProblem (server away) when no answer comes */
export async function ask(url: string, { server, init, withinMs = patienceMs }: Request): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(withinMs) });
  } catch (error) {
    throw serverAway(
      `${server} does not answer at ${new URL(url).origin} (${sentenceOf(rootOf(error))}).`,
      'Is npm start running? If the stack has its own data folder or port, set TOVHOLDER_DATA or TOVHOLDER_URL.',
    );
  }
}

/** `fetch failed` says nothing; its cause does. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}

/** The body as JSON, or undefined when it is none. */
export async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}
