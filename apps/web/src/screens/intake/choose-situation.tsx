import { useNavigate } from '@tanstack/react-router';
import type { ReferralDraftSummary, SituationList } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, EmptyState, Page, Select } from '../../design';
import { MyDrafts } from './my-drafts';
import { useNewReferral } from './use-new-referral';

type Situation = SituationList['items'][number];

/** The first question: what has been met, in plain words. Nobody has to know what a process is called. */
export function ChooseSituation({
  situations,
  drafts,
  district,
  districts,
}: {
  situations: readonly Situation[];
  drafts: readonly ReferralDraftSummary[];
  district: string;
  districts: readonly { readonly id: string; readonly title: string }[];
}): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begin = useNewReferral();
  return (
    <Page title={t('intake.title')} lead={<p>{t('intake.lead')}</p>}>
      <Alert kind="warning" title={t('intake.danger')} />
      {districts.length > 1 ? (
        <Select
          label={t('intake.district')}
          value={district}
          onChange={(event) => void navigate({ to: '/referrals/new', search: { district: event.target.value } })}
          choices={districts.map(({ id, title }) => ({ value: id, title }))}
        />
      ) : null}
      <MyDrafts drafts={drafts} situations={situations} district={district} />
      <h2 className="h3">{t('intake.situation')}</h2>
      {situations.length === 0 ? (
        <EmptyState title={t('intake.nothingToRefer')} />
      ) : (
        <ul className="nobullet-list no-max-width tov-situations">
          {situations.map((situation) => (
            <li key={situation.id}>
              <SituationCard situation={situation} onChoose={() => begin(situation.id, district)} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function SituationCard({ situation, onChoose }: { situation: Situation; onChoose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { title, help, processes } = situation;
  const open = processes.filter((process) => process.open);
  // That a district does without a scheme is news only where it would have been the first answer.
  const closed = processes.filter(
    (process, index) =>
      !process.open && (index === 0 || process.because.some(({ rule }) => !rule.endsWith('.district'))),
  );
  return (
    <>
      {open.length > 0 ? (
        <button type="button" className="tov-situation" onClick={onChoose}>
          <span className="tov-situation-title">{title}</span>
          <span className="tov-situation-help">{help}</span>
          <span className="tov-situation-to">
            {t('intake.mayLeadTo', { processes: open.map((process) => process.title).join(', ') })}
          </span>
        </button>
      ) : (
        <div className="tov-situation tov-situation-closed">
          <span className="tov-situation-title">{title}</span>
        </div>
      )}
      {closed.map((process) => (
        <p key={process.id} className="tov-situation-note">
          <strong>{process.title}:</strong> {process.because.map(({ text }) => text).join(' ')}
        </p>
      ))}
    </>
  );
}
