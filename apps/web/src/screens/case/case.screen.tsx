import './case.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Case } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, ProblemAlert } from '../../api';
import { Alert, Badge, LinkButton, Page, Waiting } from '../../design';
import { CaseFollowUps } from '../meetings/follow-ups';
import { AboutCase } from './about/about-case';
import { Disclosures } from './about/disclosures';
import { Handovers } from './about/handovers';
import { CaseActions } from './actions/case-actions';
import { caseQuery } from './case-query';
import { CaseRoomProvider } from './case-room';
import { CoursePicture } from './course';
import { DoneNotice } from './now/done-notice';
import { Now } from './now/now';
import { Prompts } from './now/prompts';
import { StateBanner } from './now/state-banner';
import { OpenSteps } from './steps/open-steps';
import { PastSteps } from './steps/past-steps';
import { stepAnchor } from './steps/step-anchor';
import { Timeline } from './timeline';

const route = getRouteApi('/cases/$caseId');

/** A case: what must happen now and by whom, what one may do, and what has happened. */
export function CaseScreen(): ReactNode {
  const { t } = useTranslation();
  const { caseId } = route.useParams();
  const { data, error } = useQuery(caseQuery(caseId));
  // What one may no longer know of is not left on the screen.
  const lost = error instanceof ApiProblem && (error.status === 404 || error.status === 403);
  if (data && !lost) {
    return (
      <CaseRoomProvider key={caseId} kase={data}>
        <Shown kase={data} />
      </CaseRoomProvider>
    );
  }
  return (
    <Page title={t('case.title')}>
      {error ? (
        <>
          {lost ? (
            <Alert kind="warning" title={t(data ? 'case.noLonger' : 'case.notFound')} />
          ) : (
            <ProblemAlert problem={error} />
          )}
          <LinkButton to="/">{t('case.home')}</LinkButton>
        </>
      ) : (
        <Waiting what={t('case.waiting')} rows={12} />
      )}
    </Page>
  );
}

function Shown({ kase }: { kase: Case }): ReactNode {
  const { t } = useTranslation();
  const { process, caseNumber, urgency, person } = kase;
  return (
    <Page
      title={t('case.heading', { process: process.title, caseNumber })}
      lead={person.name}
      aside={urgency === 'urgent' ? <Badge kind="error">{t('case.about.urgent')}</Badge> : null}
    >
      <DoneNotice />
      <StateBanner />
      <Prompts />
      <Now />
      <section aria-labelledby="case-course">
        <h2 id="case-course" className="h3">
          {t('case.course')}
        </h2>
        <CoursePicture view={kase} onOpenStep={showStep} />
      </section>
      <div className="tov-case-columns">
        <div>
          <OpenSteps />
          <CaseActions />
          <PastSteps />
        </div>
        <div>
          <AboutCase />
          <Handovers />
          <CaseFollowUps caseId={kase.id} />
          <Disclosures />
          <section aria-labelledby="case-timeline">
            <h2 id="case-timeline" className="h3">
              {t('case.timeline')}
            </h2>
            <Timeline view={kase} />
          </section>
        </div>
      </div>
    </Page>
  );
}

function showStep(key: string): void {
  const heading = document.getElementById(stepAnchor(key));
  heading?.scrollIntoView({ block: 'center' });
  heading?.focus({ preventScroll: true });
}
