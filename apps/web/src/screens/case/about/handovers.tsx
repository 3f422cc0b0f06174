import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../design';
import { formatInstant } from '../../../language/format';
import { useCaseRoom } from '../case-room';
import { Offer } from '../steps/offer';

/** How responsibility for the case has moved: every offer, and what came of it. */
export function Handovers(): ReactNode {
  const { t } = useTranslation();
  const { kase } = useCaseRoom();
  const offers = kase.steps.flatMap(({ handover }) => (handover ? [handover] : []));
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="case-handovers">
      <h2 id="case-handovers" className="h3">
        {t('case.handover.title')}
      </h2>
      {offers.map((handover) => (
        <Details
          key={handover.id}
          summary={t('case.handover.line', {
            to: handover.to.title,
            state: t(`case.handover.is.${handover.state}`),
            at: formatInstant(handover.offeredAt),
          })}
        >
          <Offer handover={handover} />
        </Details>
      ))}
    </section>
  );
}
