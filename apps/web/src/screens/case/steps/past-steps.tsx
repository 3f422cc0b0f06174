import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../design';
import { formatInstant } from '../../../language/format';
import { useCaseRoom } from '../case-room';
import { pastSteps } from '../now/now-lines';
import { Ladder } from './ladder';
import { Pauses } from './pauses';
import { Said } from './said';

/** What is over, folded: outcome, who, when, and what was said; withdrawn steps told as such. */
export function PastSteps(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const past = pastSteps(kase);
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="case-past">
      <h2 id="case-past" className="h3">
        {t('case.past.title')}
      </h2>
      {past.map((step) => (
        <Details key={step.key} summary={<Summary step={step} />}>
          {step.state === 'withdrawn' ? (
            <p>{t('case.past.withdrawnBecause')}</p>
          ) : (
            <>
              <p>{whoAndWhen(step)}</p>
              <Said step={step} />
            </>
          )}
          <Pauses step={step} />
          <Ladder step={step} />
        </Details>
      ))}
    </section>
  );

  function whoAndWhen({ completedBy, by, closedAt }: Step): string {
    const who = completedBy ? `${completedBy.name}, ${completedBy.unitTitle ?? by.unitTitle}` : by.unitTitle;
    return t('case.past.by', { who, at: closedAt === null ? '' : formatInstant(closedAt) });
  }
}

function Summary({ step: { state, title, outcomeTitle } }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  if (state === 'withdrawn') return t('case.past.withdrawn', { title });
  return outcomeTitle === null ? t('case.past.done', { title }) : t('case.past.outcome', { title, outcomeTitle });
}
