import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../api';
import { DataTable, Details, Waiting } from '../../../design';
import { formatInstant } from '../../../language/format';
import { disclosuresQuery } from '../case-query';
import { useCaseRoom } from '../case-room';

/** What passed between authorities, from whom to whom, on which basis and for what. */
export function Disclosures(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const { data, error, isPending } = useQuery(disclosuresQuery(kase.id));
  if (error) return <ProblemAlert problem={error} />;
  if (isPending) return <Waiting what={t('case.disclosures.waiting')} rows={1} />;
  if (data.items.length === 0) return null;
  return (
    <section aria-labelledby="case-disclosures">
      <h2 id="case-disclosures" className="h3">
        {t('case.disclosures.title')}
      </h2>
      <Details summary={t('case.disclosures.summary', { count: data.items.length })}>
        <DataTable
          caption={t('case.disclosures.title')}
          captionHidden
          rows={data.items}
          rowId={({ id }) => id}
          columns={[
            { id: 'at', heading: t('case.disclosures.at'), cell: ({ at }) => formatInstant(at), names: true },
            { id: 'from', heading: t('case.disclosures.from'), cell: ({ from }) => from.title },
            { id: 'to', heading: t('case.disclosures.to'), cell: ({ to }) => to.title },
            {
              id: 'what',
              heading: t('case.disclosures.what'),
              cell: ({ act, stepTitle }) => t(`case.disclosures.${act}`, { step: stepTitle }),
            },
            { id: 'basis', heading: t('case.disclosures.basis'), cell: ({ basis }) => basis.title },
            { id: 'purpose', heading: t('case.disclosures.purpose'), cell: ({ purposeTitle }) => purposeTitle },
          ]}
        />
      </Details>
    </section>
  );
}
