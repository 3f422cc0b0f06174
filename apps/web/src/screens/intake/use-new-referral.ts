import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

/** Begins a referral: its draft has an id from the start, and nothing is kept under it yet. */
export function useNewReferral(): (situation: string, district?: string) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (situation, district) => {
    const draft = crypto.randomUUID();
    queries.setQueryData(['referral-draft', draft], null);
    void navigate({
      to: '/referrals/new',
      search: { draft, situation, ...(district === undefined ? {} : { district }) },
    });
  };
}
