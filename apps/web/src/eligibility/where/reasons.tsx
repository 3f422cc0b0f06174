import type { Reason } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './reasons.css';

const signs = { true: '✔', false: '✘', unknown: '?' } as const;

/** What each rule says: whether it is met, the sentence, how binding it is, and where it stands. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul className="nobullet-list tov-reasons">
      {reasons.map(({ rule, mark, citation, satisfied, text }) => {
        const key = String(satisfied) as keyof typeof signs;
        return (
          <li key={rule} className={`tov-reason tov-reason-${key}`}>
            <span className="tov-reason-sign" aria-hidden="true">
              {signs[key]}
            </span>
            <span>
              <span className="sr-only">{t(`intake.where.satisfied.${key}`)} </span>
              {text}{' '}
              <span className="tov-reason-source">
                {t(`intake.where.mark.${mark}`)} · {citation}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
