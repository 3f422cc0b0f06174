import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ApiProblem } from './problem';

/** Headers of one attempt at a command. */
export interface CommandHeaders {
  readonly 'Idempotency-Key': string;
}

/**
 * A command to the API. The same input sent again – after no answer, after `repeat-with-same-key` – carries the same
 * idempotency key, so nothing happens twice; a changed input is a new command.
 */
export function useCommand<Input, Answer>(
  send: (input: Input, headers: CommandHeaders) => Promise<Answer>,
  options: { readonly onDone?: (answer: Answer, input: Input) => void } = {},
): UseMutationResult<Answer, ApiProblem, Input> {
  const last = useRef<{ readonly input: string; readonly key: string } | null>(null);
  return useMutation<Answer, ApiProblem, Input>({
    mutationFn: (input) => {
      const written = JSON.stringify(input);
      if (last.current?.input !== written) last.current = { input: written, key: crypto.randomUUID() };
      return send(input, { 'Idempotency-Key': last.current.key });
    },
    onSuccess: (answer, input) => {
      last.current = null;
      options.onDone?.(answer, input);
    },
  });
}
