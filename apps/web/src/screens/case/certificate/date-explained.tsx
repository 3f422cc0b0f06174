import './certificate.css';
import { useQuery } from '@tanstack/react-query';
import { type Due, listRules } from '@tovholder/api-client';
import { type Certificate, explain } from '@tovholder/domain/deadlines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api';
import { Details } from '../../../design';
import { currentLanguage } from '../../../language';
import { formatDate, formatInstant, formatTime } from '../../../language/format';
import { DayStrip } from './day-strip';
import { useDayWords } from './day-words';
import { Verification } from './verification';

/** How a due date came about: in a sentence, day by day, and as the certificate that anybody can check. */
export function DateExplained({ due }: { due: Due }): ReactNode {
  const { t } = useTranslation();
  const { certificate } = due;
  const language = currentLanguage();
  const words = useDayWords();
  // Nothing is counted: the day itself is what was agreed or stated.
  const set = certificate.rule.amount === 0;
  const rules = useQuery({
    queryKey: ['rules', language],
    queryFn: () => call(listRules()),
    staleTime: Infinity,
  });
  const rule = rules.data?.items.find(({ id }) => id === certificate.rule.id);
  return (
    <div className="tov-certificate">
      <p>
        <strong>{t('certificate.falls', { date: words.fullDate(due.localDate), time: formatTime(due.at) })}</strong>{' '}
        {t(set ? 'certificate.isSet' : 'certificate.counted')} {explain(certificate as Certificate)[language]}.
      </p>
      <p>
        {t('certificate.rule', { id: certificate.rule.id })}
        {rule ? `: ${rule.title}` : ''} · {t(`certificate.mark.${due.mark}`)} ·{' '}
        {rule?.link === undefined ? (
          certificate.rule.citation
        ) : (
          <a href={rule.link} rel="noreferrer" target="_blank">
            {certificate.rule.citation} <span className="sr-only">{t('certificate.newTab')}</span>
          </a>
        )}
      </p>
      <p>{t(due.soft ? 'certificate.soft' : `certificate.binding.${due.mark}`)}</p>
      {certificate.pauses.length > 0 ? (
        <ul>
          {certificate.pauses.map(({ from, to, ground }) => (
            <li key={from}>
              {t('certificate.pause', {
                from: formatInstant(from),
                to: formatInstant(to),
                ground: t(`certificate.ground.${ground}`),
              })}
            </li>
          ))}
        </ul>
      ) : null}
      {set ? null : <DayStrip certificate={certificate} />}
      {set ? null : (
        <p className="tov-small">
          {t('certificate.calendar', {
            version: `${certificate.calendar.id}-${certificate.calendar.version}`,
            zone: certificate.zone,
            from: formatDate(certificate.trigger.localDate),
          })}
        </p>
      )}
      <Verification certificate={certificate} />
      <Details summary={t('certificate.asJson')}>
        <pre className="tov-json" tabIndex={0}>
          {JSON.stringify(certificate, null, 2)}
        </pre>
      </Details>
    </div>
  );
}
