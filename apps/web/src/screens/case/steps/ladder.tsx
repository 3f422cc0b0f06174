import type { Step } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../design';
import { formatInstant } from '../../../language/format';

type Rung = Step['ladder'][number];

/** The reminders of a step: those that have been sent, to whom, and those to come. */
export function Ladder({ step: { ladder } }: { step: Step }): ReactNode {
  const { t } = useTranslation();
  if (ladder.length === 0) return null;
  const rung = ladder.filter(({ firedAt }) => firedAt !== null).length;
  const toCome = ladder.filter(({ firedAt, mootBecause }) => firedAt === null && mootBecause === null).length;
  return (
    <Details summary={t('case.ladder.summary', { rung, toCome })}>
      <ol className="tov-case-ladder">
        {ladder.map((one) => (
          <li key={`${one.ladder} ${one.rung} ${one.at}`}>
            <strong>{one.title}</strong>
            {`: ${stateOf(one)}`}
            {one.told.length > 0 ? <Told rung={one} /> : null}
          </li>
        ))}
      </ol>
    </Details>
  );

  function stateOf({ at, firedAt, late, mootBecause }: Rung): string {
    if (firedAt !== null)
      return t(late ? 'case.ladder.firedLate' : 'case.ladder.fired', { at: formatInstant(firedAt) });
    return mootBecause === null
      ? t('case.ladder.planned', { at: formatInstant(at) })
      : t(`case.ladder.moot.${mootBecause}`);
  }
}

function Told({ rung: { told } }: { rung: Rung }): ReactNode {
  const { t } = useTranslation();
  return (
    <ul>
      {told.map(({ user, userName, audience, acknowledgedAt }) => (
        <li key={user}>
          {`${userName} (${t(`case.audience.${audience}`)}) – `}
          {acknowledgedAt === null
            ? t('case.ladder.notSeen')
            : t('case.ladder.seen', { at: formatInstant(acknowledgedAt) })}
        </li>
      ))}
    </ul>
  );
}
