import { useQueryClient } from '@tanstack/react-query';
import type { Case } from '@tovholder/api-client';
import { useEffect, useRef, useState } from 'react';
import { type ApiProblem, useCommand } from '../../../api';
import { caseQuery } from '../case-query';
import { useCaseRoom } from '../case-room';

/** Headers of a command on the case as the reader sees it. */
export type CaseCommandHeaders = {
  readonly 'Idempotency-Key': string;
  readonly 'If-Match': string;
  readonly 'Ownership-Epoch': number;
};

interface CaseCommand<Values> {
  readonly carryOut: (values: Values) => void;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  /** How often it was refused. */
  readonly refused: number;
  /** Refused because the case had changed; it has been asked for anew. */
  readonly stale: boolean;
}

/**
 * A command on the case: sent with the version and the ownership epoch that are on the screen. The same values sent
 * again keep their idempotency key, also with a newer version, so that nothing happens twice.
 */
export function useCaseCommand<Values>(
  send: (values: Values, headers: CaseCommandHeaders) => Promise<Case>,
  {
    told,
    onRefused,
  }: {
    /** What was done, in one sentence. */
    readonly told: (values: Values) => string;
    readonly onRefused?: (problem: ApiProblem) => void;
  },
): CaseCommand<Values> {
  const { kase, finish } = useCaseRoom();
  const queries = useQueryClient();
  const [refused, setRefused] = useState(0);
  const seen = useRef(kase);
  useEffect(() => {
    seen.current = kase;
  }, [kase]);
  const command = useCommand<Values, Case>(
    (values, headers) =>
      send(values, {
        ...headers,
        'If-Match': `"${seen.current.version}"`,
        'Ownership-Epoch': seen.current.epoch,
      }),
    { onDone: (answer, values) => finish(told(values), answer) },
  );
  return {
    carryOut: (values) =>
      command.mutate(values, {
        onError: (problem) => {
          const { status } = problem;
          // 409: it is no longer possible; 412: somebody was faster. Both are seen on the case as it is now.
          if (status === 409 || status === 412)
            void queries.invalidateQueries({ queryKey: caseQuery(kase.id).queryKey, exact: true });
          setRefused((times) => times + 1);
          onRefused?.(problem);
        },
      }),
    busy: command.isPending,
    problem: command.error,
    refused,
    stale: command.error?.status === 412,
  };
}
