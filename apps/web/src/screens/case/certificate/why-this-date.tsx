import type { Due } from '@tovholder/api-client';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../../chunks';
import { Waiting } from '../../../design';

/** How the date is told brings its own calendar: it is loaded when somebody asks. */
const DateExplained = lazyPart(async () => (await import('./date-explained')).DateExplained);

interface WhyThisDateProps {
  readonly due: Due;
  /** What the date is of, for those who hear the button without seeing what it stands beside. */
  readonly of?: string;
}

/** "Hvorfor denne dato?": unfolds how a due date came about. */
export function WhyThisDate({ due, of }: WhyThisDateProps): ReactNode {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <details
      className="details tov-why"
      onToggle={(event) => {
        if (event.currentTarget.open) setOpened(true);
      }}
    >
      <summary className="details-summary">
        <span className="details-summary-text">
          {t('certificate.why')}
          {of === undefined ? null : <span className="sr-only"> ({of})</span>}
        </span>
      </summary>
      <div className="details-text">
        {opened ? (
          <Suspense fallback={<Waiting what={t('certificate.waiting')} />}>
            <DateExplained due={due} />
          </Suspense>
        ) : null}
      </div>
    </details>
  );
}
