import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../language/format';

/** The stretches in which the clock of a step has stood still. */
export function Pauses({ step: { pauses } }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  if (pauses.length === 0) return null;
  return (
    <div>
      <p className="h6">{t('case.pause.heading')}</p>
      <ul>
        {pauses.map(({ id, groundTitle, from, to, note, recordedByName }) => (
          <li key={id}>
            {to === null
              ? t('case.pause.since', { ground: groundTitle, from: formatInstant(from) })
              : t('case.pause.between', { ground: groundTitle, from: formatInstant(from), to: formatInstant(to) })}
            {recordedByName === null ? null : ` (${recordedByName})`}
            {note === null ? null : <span className="tov-case-said">{note}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
