import type { Handover } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SummaryList } from '../../../design';
import { formatInstant } from '../../../language/format';

/** What is offered, by whom, to whom and why; and what came of it. */
export function Offer({ handover }: { handover: Handover }): ReactNode {
  const { t } = useTranslation();
  const { of, from, to, state, reason, offeredAt, answeredAt } = handover;
  const sender = [from.userName, from.title].filter((part) => part !== null).join(', ');
  return (
    <>
      <SummaryList
        items={[
          [t('case.handover.of'), t(`case.handover.subject.${of}`)],
          [t('case.handover.from'), sender === '' ? t('case.handover.course') : sender],
          [t('case.handover.to'), to.title],
          [t('case.handover.offeredAt'), formatInstant(offeredAt)],
          [t('case.handover.reason'), reason],
          [
            t('case.handover.state'),
            answeredAt === null
              ? t(`case.handover.is.${state}`)
              : t('case.handover.answered', { state: t(`case.handover.is.${state}`), at: formatInstant(answeredAt) }),
          ],
        ]}
      />
      {state === 'offered' ? <p className="tov-small">{t(`case.handover.means.${of}`)}</p> : null}
    </>
  );
}
