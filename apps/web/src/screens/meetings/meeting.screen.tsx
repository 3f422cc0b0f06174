import './meetings.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../api';
import { LinkButton, Page, Waiting } from '../../design';
import { MeetingRoom } from './meeting-room';
import { meetingQuery } from './queries';

const route = getRouteApi('/meetings/$meetingId');

/** One meeting: its agenda, what is decided, and what came of it. */
export function MeetingScreen(): ReactNode {
  const { t } = useTranslation();
  const { meetingId } = route.useParams();
  const { data, isPending, error } = useQuery(meetingQuery(meetingId));
  if (data) return <MeetingRoom key={data.id} meeting={data} />;
  return (
    <Page title={t('meetings.one')}>
      {isPending ? <Waiting what={t('meetings.waitingOne')} rows={8} /> : null}
      <ProblemAlert problem={error} />
      <LinkButton to="/meetings">{t('meetings.back')}</LinkButton>
    </Page>
  );
}
