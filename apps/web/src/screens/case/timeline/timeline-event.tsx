import type { Case, Disclosure, TimelineEntry } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../design';
import { formatDate, formatTime } from '../../../language/format';
import { kindOf, remarksOf } from './timeline-days';

/** One event: when, what, who; what it led to, and what was said. */
export function TimelineEvent({
  entry,
  view,
  disclosures,
}: {
  entry: TimelineEntry;
  view: Case;
  disclosures: readonly Disclosure[];
}): ReactNode {
  const { t } = useTranslation();
  const kind = kindOf(entry);
  return (
    <li className={`tov-event tov-event-${kind}`}>
      <div className="tov-event-line">
        <p className="tov-event-head">
          <time dateTime={entry.at}>{formatTime(entry.at)}</time>
          <span className="tov-event-kind">{t(`timeline.kind.${kind}`)}</span>
        </p>
        <div>
          <p>
            <strong>{entry.title}</strong>
          </p>
          <p className="tov-small">{entry.by ? byLine(entry.by) : t('timeline.bySystem')}</p>
          {entry.caseOutcomeTitle ? <p>{t('timeline.ended', { outcome: entry.caseOutcomeTitle })}</p> : null}
          <StepNames label={t('timeline.opened')} keys={entry.opened} view={view} />
          <StepNames label={t('timeline.withdrawn')} keys={entry.withdrawn} view={view} />
          {disclosures.map((disclosure) => (
            <p key={disclosure.id} className="tov-event-disclosure">
              <span aria-hidden="true">⇄ </span>
              {t(`timeline.disclosure.${disclosure.act}`, {
                from: disclosure.from.title,
                to: disclosure.to.title,
                basis: disclosure.basis.title,
              })}
            </p>
          ))}
          <Said entry={entry} />
        </div>
      </div>
    </li>
  );
}

function byLine({ name, unitTitle }: NonNullable<TimelineEntry['by']>): string {
  return unitTitle === null ? name : `${name}, ${unitTitle}`;
}

function StepNames({ label, keys, view }: { label: string; keys: readonly string[]; view: Case }): ReactNode {
  const names = view.steps
    .filter(({ key }) => keys.includes(key))
    .map(({ key, title, by }) => (key.includes(':') ? `${title} (${by.unitTitle})` : title));
  if (names.length === 0) return null;
  return (
    <p className="tov-small">
      {label} {names.join('; ')}
    </p>
  );
}

function Said({ entry }: { entry: TimelineEntry }): ReactNode {
  const { t } = useTranslation();
  const remarks = remarksOf(entry);
  if (entry.details.length === 0 && remarks.length === 0) return null;
  const list = (
    <dl className="tov-event-said">
      {entry.details.map(({ field, title, kind, text, entries }) => (
        <div key={field}>
          <dt>{title}</dt>
          {entries.length === 0 ? <dd>{kind === 'date' ? formatDate(text) : text}</dd> : null}
          {entries.map((inner, index) => (
            <dd key={index}>
              {inner.map((one) => `${one.title}: ${one.kind === 'date' ? formatDate(one.text) : one.text}`).join(' · ')}
            </dd>
          ))}
        </div>
      ))}
      {remarks.map(([field, text]) => (
        <div key={field}>
          <dt>{t(`timeline.remark.${field}`, { defaultValue: t('timeline.remark.other') })}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
  // A note is what it says; what was said with an outcome is there for those who want it.
  return entry.type === 'noted' ? list : <Details summary={t('timeline.said')}>{list}</Details>;
}
