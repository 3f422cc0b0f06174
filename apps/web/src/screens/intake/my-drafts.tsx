import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteReferralDraft, type ReferralDraftSummary, type SituationList } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api';
import { Button, LinkButton, announce } from '../../design';
import { formatDate, formatInstant } from '../../language/format';

/** Referrals that I have begun: go on with one, or throw it away. Nothing where there are none. */
export function MyDrafts({
  drafts,
  situations,
  district,
}: {
  drafts: readonly ReferralDraftSummary[];
  situations: readonly SituationList['items'][number][];
  district: string;
}): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const removal = useMutation({
    mutationFn: (id: string) => call(deleteReferralDraft({ path: { id } })),
    onSuccess: () => {
      announce(t('intake.draft.removed'));
      return queries.invalidateQueries({ queryKey: ['referral-drafts'] });
    },
  });
  if (drafts.length === 0) return null;
  const titleOf = (id: string | null): string => situations.find((it) => it.id === id)?.title ?? t('intake.title');
  return (
    <section aria-labelledby="my-drafts">
      <h2 id="my-drafts" className="h3">
        {t('intake.draft.mine')}
      </h2>
      <ul className="nobullet-list no-max-width tov-drafts">
        {drafts.map(({ id, situation, savedAt, expiresAt }) => (
          <li key={id}>
            <div>
              <strong>{titleOf(situation)}</strong>
              <br />
              {t('intake.draft.kept', {
                saved: formatInstant(savedAt),
                until: formatDate(expiresAt.slice(0, 10)),
              })}
            </div>
            <div className="tov-draft-actions">
              <LinkButton
                to="/referrals/new"
                search={{ draft: id, ...(situation === null ? {} : { situation }), district }}
              >
                {t('intake.draft.goOn')}
              </LinkButton>
              <Button kind="tertiary" onClick={() => removal.mutate(id)}>
                {t('intake.draft.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
