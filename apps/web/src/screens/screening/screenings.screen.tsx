import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listWorkItems, type WorkItem } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, ProblemAlert } from '../../api';
import { Badge, Button, type DataColumn, DataTable, EmptyState, Page, Waiting } from '../../design';
import { formatDate } from '../../language/format';
import { useNewReferral } from '../intake/use-new-referral';

/** Steps of a board case that the screening police owe. */
const ownSteps = ['screening', 'indstilling', 'eligibility-review', 're-assessment'];

/** Screening: what the police have to look at, and the way to a new case. */
export function ScreeningsScreen(): ReactNode {
  const { t } = useTranslation();
  const begin = useNewReferral();
  const { data, error } = useQuery({
    queryKey: ['work-items', 'screening'],
    queryFn: () => call(listWorkItems({ query: { process: 'ukn', scope: 'unit', state: 'open', limit: 200 } })),
  });
  const items = data?.items.filter(({ step }) => ownSteps.includes(step)) ?? [];
  const columns: readonly DataColumn<WorkItem>[] = [
    {
      id: 'case',
      heading: t('screening.list.case'),
      names: true,
      cell: ({ caseId, case: { caseNumber } }) => (
        <Link to="/screening/$caseId" params={{ caseId }}>
          {caseNumber}
        </Link>
      ),
    },
    { id: 'step', heading: t('screening.list.step'), cell: ({ title }) => title },
    {
      id: 'person',
      heading: t('screening.list.person'),
      cell: ({ person }) =>
        person.name ?? person.cpr ?? (person.birthDate ? formatDate(person.birthDate, 'short') : '–'),
    },
    {
      id: 'due',
      heading: t('screening.list.due'),
      cell: ({ due }) => (due ? formatDate(due.localDate) : t('screening.list.noDue')),
    },
    {
      id: 'state',
      heading: t('screening.list.state'),
      cell: ({ overdue }) =>
        overdue ? <Badge kind="error">{t('screening.list.overdue')}</Badge> : t('screening.list.inTime'),
    },
  ];
  return (
    <Page
      title={t('screening.title')}
      lead={<p>{t('screening.lead')}</p>}
      aside={
        <Button kind="primary" onClick={() => begin('young-crime')}>
          {t('screening.newCase')}
        </Button>
      }
    >
      {error ? <ProblemAlert problem={error} /> : null}
      {data || error ? null : <Waiting what={t('screening.list.loading')} rows={6} />}
      {data && items.length === 0 ? (
        <EmptyState title={t('screening.list.empty')}>
          <p>{t('screening.list.emptyText')}</p>
        </EmptyState>
      ) : null}
      {items.length > 0 ? (
        <DataTable
          caption={t('screening.list.caption')}
          columns={columns}
          rows={items}
          rowId={({ caseId, key }) => `${caseId}/${key}`}
        />
      ) : null}
    </Page>
  );
}
