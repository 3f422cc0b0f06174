import { Link } from '@tanstack/react-router';
import type { WorkItem } from '@tovholder/api-client';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { Badge } from '../../design';
import { formatDate, formatInstant, inWorkingDays } from '../../language/format';
import { lineId } from './follow';

/** Id of the link that a line begins with: where the focus goes when what was pressed is no longer there. */
export const linkId = (item: Pick<WorkItem, 'caseId' | 'key'>): string => `step-${lineId(item)}`;

/** What each cell is drawn from. The words come from the table: a thousand lines that listen for the language are slow. */
interface CellProps {
  readonly item: WorkItem;
  readonly t: TFunction;
}

export function Step({ item, gone, t }: CellProps & { readonly gone: boolean }): ReactNode {
  return (
    <span className="tov-my-day-step">
      <Link id={linkId(item)} to="/cases/$caseId" params={{ caseId: item.caseId }} preload={false}>
        {item.title}
      </Link>
      {gone ? <Badge>{t('myDay.gone')}</Badge> : null}
      {item.case.urgency === 'urgent' ? <Badge kind="warning">{t('myDay.urgent')}</Badge> : null}
      {item.handover ? <Badge kind="info">{t('myDay.handover')}</Badge> : null}
    </span>
  );
}

export function PersonName({ item: { person }, t }: CellProps): ReactNode {
  if (person.id === undefined) return <span className="tov-small">{t('myDay.personHidden')}</span>;
  return person.name ?? t('myDay.personUnknown');
}

/** In working days first, as people count; the date beside it. */
export function DueDate({ item: { due, overdue, paused, state }, t }: CellProps): ReactNode {
  if (paused) return <Badge kind="info">{t('myDay.paused')}</Badge>;
  if (!due) return t('myDay.noDue');
  const left = state === 'open' ? due.workingDaysLeft : null;
  return (
    <span className="tov-my-day-due">
      {left === null ? null : (
        <span className={overdue ? 'tov-late' : undefined}>
          {overdue && left === 0 ? t('myDay.overdueToday') : inWorkingDays(left, due.localDate)}
        </span>
      )}
      <span className="tov-small">
        {formatDate(due.localDate, 'weekday')}
        {due.soft ? ` · ${t('myDay.soft')}` : ''}
      </span>
    </span>
  );
}

/** Who has it; of a colleague who is away today, until when. */
export function Owner({ item, awayUntil, t }: CellProps & { readonly awayUntil: string | undefined }): ReactNode {
  const name = item.ownerName ?? t('myDay.nobody', { unit: item.by.unitTitle });
  if (awayUntil === undefined) return name;
  return (
    <span className="tov-my-day-due">
      <span>{name}</span>
      <span className="tov-small">
        <Badge kind="warning">{t('absences.away.badge')}</Badge>{' '}
        {t('absences.away.untilAlone', { until: formatDate(awayUntil, 'short') })}
      </span>
    </span>
  );
}

export function LastRung({ item: { ladder }, t }: CellProps): ReactNode {
  if (!ladder) return <span className="tov-small">{t('myDay.noRung')}</span>;
  const who = [...new Set(ladder.told.map(({ audience }) => t(`myDay.audience.${audience}`)))].join(', ');
  return (
    <span className="tov-my-day-due" title={ladder.title}>
      <span>{t(who === '' ? 'myDay.rungAlone' : 'myDay.rung', { number: ladder.number, who })}</span>
      <span className="tov-small">{formatInstant(ladder.at)}</span>
    </span>
  );
}
