import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SummaryList } from '../../../design';
import { formatDate } from '../../../language/format';

type Detail = Step['details'][number];

/** What an outcome said: its fields in words, and the note beside it. */
export function Said({ step: { details, note } }: { step: Pick<Step, 'details' | 'note'> }): ReactNode {
  const { t } = useTranslation();
  return (
    <SummaryList
      items={[
        ...details.map((detail) => [detail.title, <Value key={detail.field} detail={detail} />] as const),
        [t('case.step.note'), note === null ? null : <span className="tov-case-said">{note}</span>],
      ]}
    />
  );
}

function Value({ detail: { kind, text, entries } }: { detail: Detail }): ReactNode {
  if (kind !== 'list') return <span className="tov-case-said">{inWords({ kind, text })}</span>;
  return (
    <ul>
      {entries.map((entry) => {
        const line = entry.map((one) => `${one.title}: ${inWords(one)}`).join(' · ');
        return <li key={line}>{line}</li>;
      })}
    </ul>
  );
}

function inWords({ kind, text }: Pick<Detail, 'kind' | 'text'>): string {
  return kind === 'date' ? formatDate(text) : text;
}
