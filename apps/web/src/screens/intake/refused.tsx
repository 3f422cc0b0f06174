import type { Reason, ReferralForm, Route } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type ApiProblem, ProblemAlert } from '../../api';
import { Alert, LinkButton, TextArea } from '../../design';
import { fieldId } from '../../forms';
import type { DraftState } from './use-draft';
import { Reasons } from '../../eligibility/where/reasons';

/** Why the referral was not taken in, what became of what was typed, and what to do instead. */
export function Refused({
  problem,
  form,
  draftState,
}: {
  problem: ApiProblem;
  form: ReferralForm;
  draftState: DraftState;
}): ReactNode {
  const { t } = useTranslation();
  if (problem.code === 'not-eligible') return <NotEligible problem={problem} form={form} />;
  if (problem.code === 'idempotency-key-reused') {
    return (
      <Alert kind="info" title={t('intake.refused.sentBefore')} announce>
        <p>{t('intake.refused.sentBeforeText')}</p>
        <LinkButton to="/">{t('intake.refused.toMyDay')}</LinkButton>
      </Alert>
    );
  }
  if (problem.status === 0 || problem.status >= 500) {
    const isKept = draftState.state === 'clean' && draftState.savedAt !== null;
    return (
      <Alert kind="error" title={t(isKept ? 'intake.refused.kept' : 'intake.refused.keptHere')} announce>
        <p>{t('intake.refused.again')}</p>
      </Alert>
    );
  }
  return <ProblemAlert problem={problem} />;
}

/** A refusal by the rule is advice: reasons, other places, and people who can look at it. */
function NotEligible({ problem, form }: { problem: ApiProblem; form: ReferralForm }): ReactNode {
  const { t } = useTranslation();
  const { register } = useFormContext();
  const reasons = (problem.body['reasons'] ?? []) as readonly Reason[];
  const alternatives = (problem.body['alternatives'] ?? []) as readonly Route[];
  return (
    <section className="tov-refused" aria-labelledby="refused-title">
      <div role="alert">
        <h2 id="refused-title" className="h3">
          {t('intake.refused.title', { process: form.process.title })}
        </h2>
        <p>{t('intake.refused.text')}</p>
      </div>
      <Reasons reasons={reasons.filter(({ satisfied }) => satisfied !== true)} />
      {alternatives.length > 0 ? (
        <>
          <h3 className="h5">{t('intake.refused.elsewhere')}</h3>
          <ul>
            {alternatives.map(({ to, title }) => (
              <li key={to}>{title}</li>
            ))}
          </ul>
        </>
      ) : null}
      {form.requestReview ? (
        <TextArea
          label={t('intake.refused.review')}
          hint={t('intake.refused.reviewHint')}
          rows={3}
          id={fieldId('review.reason')}
          {...register('review.reason')}
        />
      ) : null}
    </section>
  );
}
