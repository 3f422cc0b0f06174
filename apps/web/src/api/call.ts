import { signInAgain } from './sign-in-again';
import { noAnswer, problemOf } from './problem';

/** What a function of the generated client resolves to. */
interface ClientAnswer<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response?: Response | undefined;
}

/**
 * Unwraps an answer of the generated client.
 * @throws ApiProblem when the API refused, or did not answer (status 0)
 */
export async function call<T>(answer: Promise<ClientAnswer<T>>): Promise<T> {
  const { data, error, response } = await answer.catch((): ClientAnswer<T> => ({
    error: { code: 'no-answer' },
    response: undefined,
  }));
  if (response?.ok && error === undefined) return data as T;
  const status = response?.status ?? noAnswer;
  if (status === 401) signInAgain.ask();
  throw problemOf(status, error);
}
