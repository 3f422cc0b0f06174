import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, inWorkingDays } from '../../../language/format';
import { useCaseRoom } from '../case-room';
import { owedNow } from './now-lines';

/** What must happen now and by whom: one line for each step that is owed, the reader's own first. */
export function Now(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const owed = owedNow(kase);
  if (kase.state === 'closed' || kase.state === 'received') return null;
  return (
    <section className="tov-case-now" aria-labelledby="case-now">
      <h2 id="case-now" className="h3">
        {t('case.now.title')}
      </h2>
      {owed.length === 0 ? <p>{t('case.now.nothing')}</p> : null}
      <ul>
        {owed.map((step) => (
          <li key={step.key}>
            <Line step={step} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ step }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  const { mine, owner, by, ownerName, title, due, paused, workingDaysLeft } = step;
  const late = due !== null && workingDaysLeft !== null && workingDaysLeft < 0;
  return (
    <>
      <strong>
        {mine ? t(owner === null ? 'case.now.yourUnit' : 'case.now.you', { unit: by.unitTitle }) : by.unitTitle}
      </strong>
      {ownerName === null ? '' : ` (${ownerName})`}
      {`: ${title} – `}
      <span className={late ? 'tov-late' : undefined}>
        {due && workingDaysLeft !== null
          ? t('case.now.by', {
              date: formatDate(due.localDate, 'weekday'),
              left: inWorkingDays(workingDaysLeft, due.localDate),
            })
          : t(paused ? 'case.now.paused' : 'case.now.noDue')}
      </span>
    </>
  );
}
