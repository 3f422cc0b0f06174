import type { Reassignment } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, DataTable } from '../../../design';
import { formatNumber } from '../../../language/format';

/** Codes that have words of their own; any other is said in general. */
const explained = [
  'not-found',
  'not-your-step',
  'assignee-not-in-unit',
  'assignee-in-conflict',
  'step-not-open',
  'not-possible-now',
];
const wordsFor = (code: string | null): string => (code && explained.includes(code) ? code : 'other');

/** What came of each step: one that was refused has stopped no other. */
export function ReassignResult({
  result: { results, reassigned, refused },
  titleOf,
}: {
  result: Reassignment;
  titleOf?: ((id: string) => string) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const unchanged = results.length - reassigned - refused;
  return (
    <>
      <Alert
        kind={refused === 0 ? 'success' : 'warning'}
        title={t('overview.result.moved', { count: reassigned })}
        announce
      >
        {unchanged > 0 ? <p>{t('overview.result.unchanged', { count: unchanged })}</p> : null}
        {refused > 0 ? <p>{t('overview.result.refused', { count: refused })}</p> : null}
      </Alert>
      {titleOf && results.length > 0 ? (
        <DataTable
          caption={t('overview.result.caption')}
          rows={results}
          rowId={({ caseId, key }) => `${caseId} ${key}`}
          columns={[
            {
              id: 'case',
              heading: t('overview.result.case'),
              names: true,
              cell: ({ caseId, key }) => titleOf(`${caseId} ${key}`),
            },
            {
              id: 'result',
              heading: t('overview.result.result'),
              cell: ({ result, code }) =>
                result === 'refused'
                  ? t(`overview.result.code.${wordsFor(code)}`)
                  : t(`overview.result.${result === 'reassigned' ? 'one' : 'same'}`),
            },
          ]}
        />
      ) : null}
      {titleOf || refused === 0 ? null : <Refusals results={results} />}
    </>
  );
}

/** Why steps were refused, where they have no names here: each reason once, with how many it stopped. */
function Refusals({ results }: { results: Reassignment['results'] }): ReactNode {
  const { t } = useTranslation();
  const counts = new Map<string, number>();
  for (const { result, code } of results)
    if (result === 'refused') counts.set(wordsFor(code), (counts.get(wordsFor(code)) ?? 0) + 1);
  return (
    <DataTable
      caption={t('overview.result.whyCaption')}
      rows={[...counts]}
      rowId={([code]) => code}
      columns={[
        {
          id: 'why',
          heading: t('overview.result.why'),
          names: true,
          cell: ([code]) => t(`overview.result.code.${code}`),
        },
        { id: 'count', heading: t('overview.result.howMany'), numeric: true, cell: ([, count]) => formatNumber(count) },
      ]}
    />
  );
}
