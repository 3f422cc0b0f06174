import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Referral, type ReferralAnswer, submitReferral } from '@tovholder/api-client';
import { type ApiProblem, call } from '../../api';

/**
 * Submits a referral under its draft's id as key: however often it is sent – again after no answer, from another
 * window, after a reload – it becomes one case, and the draft ends in the same commit.
 */
export function useSubmission(
  draftId: string,
  options: { readonly onDone: (answer: ReferralAnswer) => void; readonly onProblem: (problem: ApiProblem) => void },
): UseMutationResult<ReferralAnswer, ApiProblem, Referral> {
  const queries = useQueryClient();
  return useMutation<ReferralAnswer, ApiProblem, Referral>({
    mutationFn: (body) => call(submitReferral({ body, headers: { 'Idempotency-Key': draftId } })),
    onSuccess: (answer) => {
      void queries.invalidateQueries({ queryKey: ['referral-drafts'] });
      options.onDone(answer);
    },
    onError: options.onProblem,
  });
}
