import type { Case } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Details } from '../../../design';
import { useCaseRoom } from '../case-room';

type Reason = Case['reasons'][number];

/** What the rule said on the facts: verdict, routes, and each reason with its source and how binding that is. */
export function Assessment(): ReactNode {
  const { t } = useTranslation();
  const {
    kase: { verdict, routes, reasons },
  } = useCaseRoom();
  if (verdict === undefined) return null;
  const led = new Map([...routes.flatMap(({ because }) => because), ...reasons].map((reason) => [reason.rule, reason]));
  return (
    <Details summary={t('case.about.assessment', { verdict: t(`case.verdict.${verdict}`) })}>
      {routes.length > 0 ? (
        <p>
          {t('case.about.routes')}{' '}
          <strong>{routes.map(({ title, track }) => (track ? `${title} (${track})` : title)).join(', ')}</strong>
        </p>
      ) : null}
      <ul className="nobullet-list tov-case-reasons">
        {[...led.values()].map((reason) => (
          <li key={reason.rule}>
            <Line reason={reason} />
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Line({ reason: { satisfied, text, citation, mark } }: { reason: Reason }): ReactNode {
  const { t } = useTranslation();
  const state = satisfied === 'unknown' ? 'unknown' : satisfied ? 'yes' : 'no';
  return (
    <>
      <span aria-hidden="true">{{ yes: '✔', no: '✘', unknown: '?' }[state]}</span>{' '}
      <span className="sr-only">{t(`case.reason.${state}`)}</span>
      {text}{' '}
      <span className="tov-small">
        {citation} <Badge>{t(`case.mark.${mark}`)}</Badge>
      </span>
    </>
  );
}
