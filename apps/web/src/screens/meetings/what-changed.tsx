import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, Button } from '../../design';
import { formatInstant } from '../../language/format';
import { happenedQuery } from './queries';

/** What has happened in a case since the reader began to type: they go on when they have seen it. */
export function WhatChanged({
  caseId,
  since,
  version,
  onSeen,
}: {
  caseId: string;
  /** The version that the reader had seen. */
  since: number;
  version: number;
  onSeen: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(happenedQuery(caseId, version));
  const entries = (data?.items ?? []).filter(({ seq }) => seq > since);
  return (
    <Alert kind="warning" title={t('meetings.changed.title')} announce>
      <p>{t('meetings.changed.text')}</p>
      {data && entries.length === 0 ? <p>{t('meetings.changed.unseen')}</p> : null}
      <ul>
        {entries.map(({ seq, at, title }) => (
          <li key={seq}>{t('meetings.changed.entry', { at: formatInstant(at), title })}</li>
        ))}
      </ul>
      <div className="tov-buttons">
        <Button onClick={onSeen}>{t('meetings.changed.seen')}</Button>
        <Link to="/cases/$caseId" params={{ caseId }}>
          {t('meetings.changed.case')}
        </Link>
      </div>
    </Alert>
  );
}
