import { Link } from '@tanstack/react-router';
import type { Case } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Details, SummaryList } from '../../../design';
import { formatDate, formatInstant } from '../../../language/format';
import { useCaseRoom } from '../case-room';
import { Said } from '../steps/said';
import { Assessment } from './assessment';

/** Whom the case is about, where it came from, what it rests on and where it is, as far as the reader may see. */
export function AboutCase(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const { person, referrer, responsible, legalBasis, quorum, links } = kase;
  return (
    <section aria-labelledby="case-about">
      <h2 id="case-about" className="h3">
        {t('case.about.title')}
      </h2>
      <SummaryList
        items={[
          [t('case.about.person'), person.name ?? null],
          [t('case.about.cpr'), person.cpr ? cprWords(person.cpr) : (person.replacementId ?? null)],
          [t('case.about.birthDate'), person.birthDate ? formatDate(person.birthDate) : null],
          [t('case.about.responsible'), responsible ? since(responsible) : null],
          [t('case.about.referrer'), referrer ? [referrer.userName, referrer.title].filter(Boolean).join(', ') : null],
          [t('case.about.receivedAt'), formatInstant(kase.receivedAt)],
          [t('case.about.district'), kase.districtTitle],
          [t('case.about.urgency'), kase.urgency === 'urgent' ? t('case.about.urgent') : null],
          [t('case.about.basis'), legalBasis?.title ?? null],
          [t('case.about.quorum'), quorum ? t(`case.quorum.${quorum}`) : null],
          [t('case.about.links'), links.length > 0 ? <Links links={links} /> : null],
        ]}
      />
      {Object.keys(person).length === 0 ? <p className="tov-small">{t('case.about.hidden')}</p> : null}
      <Assessment />
      <Submission kase={kase} />
    </section>
  );

  function since({ title, since: from }: NonNullable<Case['responsible']>): string {
    return t('case.about.since', { title, date: formatInstant(from) });
  }
}

/** Ten digits as people write them. */
function cprWords(cpr: string): string {
  return /^\d{10}$/.test(cpr) ? `${cpr.slice(0, 6)}-${cpr.slice(6)}` : cpr;
}

function Links({ links }: Pick<Case, 'links'>): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="nobullet-list">
      {links.map(({ caseId, direction, kind, process }) => (
        <li key={caseId}>
          <Link to="/cases/$caseId" params={{ caseId }}>
            {t(`case.link.${kind}.${direction}`, { process: process.title })}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Submission({ kase }: { kase: Case }): ReactNode {
  const { t } = useTranslation();
  const { reason, legalBasis, requestReview, factsInWords } = kase;
  if (reason === undefined && factsInWords.length === 0) return null;
  return (
    <Details summary={t('case.about.submission')}>
      <SummaryList
        items={[
          [t('case.about.reason'), said(reason)],
          [t('case.about.necessity'), said(legalBasis?.necessity)],
          [t('case.about.requestReview'), said(requestReview)],
        ]}
      />
      <Said step={{ details: factsInWords, note: null }} />
    </Details>
  );

  function said(text: string | undefined): ReactNode {
    return text ? <span className="tov-case-said">{text}</span> : null;
  }
}
