import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Case, getCase, type Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../api';
import { Alert, LinkButton, Page, SummaryList, Waiting } from '../../design';
import { formatDate } from '../../language/format';
import { Reasons } from '../../eligibility/where/reasons';
import { Ages } from '../../eligibility/age-line/ages';
import { StepOutcome } from './step-outcome';
import { uknQuestion } from './ukn-question';
import { useWhere } from '../../eligibility/where/use-where';
import './screening.css';

/** One case before the board, as the screening police need it: the ages, the route and why, and the outcome. */
export function ScreeningScreen(): ReactNode {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/screening/$caseId' });
  const { data, error } = useQuery({
    queryKey: ['case', caseId],
    queryFn: () => call(getCase({ path: { id: caseId } })),
  });
  if (error) {
    return (
      <Page title={t('screening.title')}>
        <ProblemAlert problem={error} />
        <LinkButton to="/screening">{t('screening.back')}</LinkButton>
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title={t('screening.title')}>
        <Waiting what={t('screening.loading')} rows={12} />
      </Page>
    );
  }
  return <Screened kase={data} key={data.id} />;
}

function Screened({ kase }: { kase: Case }): ReactNode {
  const { t } = useTranslation();
  const where = useWhere(uknQuestion(kase));
  const verdict = where.answer?.verdicts[0];
  const { person, routes, reasons } = kase;
  const { offences } = uknQuestion(kase).facts;
  const open = kase.steps.filter((step) => step.actions.includes('complete') && !step.option);
  return (
    <Page title={t('screening.caseTitle', { number: kase.caseNumber })}>
      <SummaryList
        items={[
          [t('screening.person'), person.name],
          [t('screening.cpr'), person.cpr],
          [t('screening.born'), person.birthDate === undefined ? null : formatDate(person.birthDate)],
        ]}
      />
      <h2 className="h3">{t('screening.line.title')}</h2>
      <Ages birthDate={person.birthDate} offences={offences ?? []} verdict={verdict} />
      <h2 className="h3">{t('screening.route')}</h2>
      {routes.map(({ to, title, track, stage }) => (
        <p key={`${to} ${track} ${stage}`}>
          <strong>{title}</strong>
          {track === undefined ? null : <> – {t(`screening.track.${track}`)}</>}
        </p>
      ))}
      <Reasons reasons={reasons} />
      {open.length === 0 ? <Alert kind="info" title={t('screening.nothingOpen')} /> : null}
      {open.map((step: Step) => (
        <StepOutcome key={step.key} kase={kase} step={step} />
      ))}
      <p>
        <LinkButton to="/cases/$caseId" params={{ caseId: kase.id }} kind="tertiary">
          {t('screening.toCase')}
        </LinkButton>
      </p>
    </Page>
  );
}
