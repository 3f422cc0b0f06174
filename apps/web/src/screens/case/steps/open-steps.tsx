import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseRoom } from '../case-room';
import { optionsNow, owedNow } from '../now/now-lines';
import { StepCard } from './step-card';

/** Open steps, then what can be done at any time. A step that the reader has a form open on stays until they close it. */
export function OpenSteps(): ReactNode {
  const { t } = useTranslation();
  const { kase, doing } = useCaseRoom();
  const owed = owedNow(kase);
  const options = optionsNow(kase);
  const begun = doing?.step;
  const isShown = begun && [...owed, ...options].some(({ key }) => key === begun.key);
  const kept = begun && !isShown ? [kase.steps.find(({ key }) => key === begun.key) ?? begun] : [];
  // Nothing is to be done before the first steps are open, or after the last.
  if (owed.length + options.length + kept.length === 0 && kase.state !== 'open') return null;
  return (
    <section aria-labelledby="case-steps">
      <h2 id="case-steps" className="h3">
        {t('case.steps.title')}
      </h2>
      {owed.length + kept.length === 0 ? <p>{t('case.steps.none')}</p> : null}
      <Cards steps={begun?.option ? owed : [...kept, ...owed]} />
      {options.length > 0 || (begun?.option && kept.length > 0) ? (
        <>
          <h2 className="h4">{t('case.steps.options')}</h2>
          <Cards steps={begun?.option ? [...kept, ...options] : options} />
        </>
      ) : null}
    </section>
  );
}

function Cards({ steps }: { steps: readonly Step[] }): ReactNode {
  return (
    <ol className="tov-case-steps">
      {steps.map((step) => (
        <StepCard key={step.key} step={step} />
      ))}
    </ol>
  );
}
