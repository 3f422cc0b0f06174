import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { checkEligibility, type EligibilityAnswer, type EligibilityRequest } from '@tovholder/api-client';
import { useEffect, useState } from 'react';
import { ApiProblem, call } from '../../api';

/** How long nobody types before the question is asked, in milliseconds. */
const pauseMs = 400;

export interface Where {
  readonly answer: EligibilityAnswer | undefined;
  readonly problem: ApiProblem | undefined;
  /** The shown answer is about what was stated before. */
  readonly asking: boolean;
}

/** Asks where a case belongs each time that the question has changed and typing has paused. */
export function useWhere(question: EligibilityRequest): Where {
  const asked = useSettled(JSON.stringify(question));
  const { data, error, isFetching } = useQuery({
    queryKey: ['eligibility', asked],
    queryFn: () => call(checkEligibility({ body: JSON.parse(asked) as EligibilityRequest })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    // The question is about a citizen: it does not stay in memory for long.
    gcTime: 10_000,
    retry: (count, problem) =>
      (problem instanceof ApiProblem ? problem.status >= 500 || problem.status === 0 : true) && count < 2,
  });
  return { answer: data, problem: error instanceof ApiProblem ? error : undefined, asking: isFetching };
}

/** A value as it was when it last stood still. */
export function useSettled<T extends string | boolean>(value: T, ms = pauseMs): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
