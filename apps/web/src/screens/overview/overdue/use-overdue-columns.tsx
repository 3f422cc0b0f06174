import { Link } from '@tanstack/react-router';
import type { OverdueStep } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type DataColumn } from '../../../design';
import { formatDate } from '../../../language/format';
import { useLengths } from '../use-lengths';
import { latenessOf } from '../words';
import { LadderSoFar } from './ladder-so-far';

/** The columns of the overdue list; choosing and giving on only where the API would accept it. */
export function useOverdueColumns({
  nameOf,
  isChosen,
  choose,
  move,
  offersMoves,
}: {
  readonly nameOf: (user: string) => string;
  readonly isChosen: (row: OverdueStep) => boolean;
  readonly choose: (row: OverdueStep, on: boolean) => void;
  readonly move: (row: OverdueStep) => void;
  readonly offersMoves: boolean;
}): readonly DataColumn<OverdueStep>[] {
  const { t } = useTranslation();
  const { lateWords } = useLengths();
  const may = ({ actions }: OverdueStep): boolean => actions.includes('assign');
  const called = ({ title, case: { caseNumber } }: OverdueStep) => ({ title, number: caseNumber });
  const moves: readonly DataColumn<OverdueStep>[] = [
    {
      id: 'choose',
      heading: t('overview.column.choose'),
      cell: (row): ReactNode =>
        may(row) ? (
          <span className="tov-overview-choose">
            <input
              type="checkbox"
              className="form-checkbox"
              id={`choose-${row.caseId}-${row.key}`}
              checked={isChosen(row)}
              onChange={({ target }) => choose(row, target.checked)}
            />
            <label className="form-label" htmlFor={`choose-${row.caseId}-${row.key}`}>
              <span className="sr-only">{t('overview.overdue.choose', called(row))}</span>
            </label>
          </span>
        ) : null,
    },
  ];
  return [
    ...(offersMoves ? moves : []),
    {
      id: 'step',
      heading: t('overview.column.step'),
      names: true,
      cell: (row) => (
        <span className="tov-overview-lines">
          <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
            {row.title}
          </Link>
          <span className="tov-small">
            {row.process.title} · {t('overview.overdue.case', { number: row.case.caseNumber })}
          </span>
        </span>
      ),
    },
    {
      id: 'owner',
      heading: t('overview.column.owner'),
      cell: ({ owner, by }) => (
        <span className="tov-overview-lines">
          <span>{owner === null ? t('overview.nobody') : nameOf(owner)}</span>
          <span className="tov-small">{by.unitTitle}</span>
        </span>
      ),
    },
    {
      id: 'due',
      heading: t('overview.column.due'),
      cell: ({ due, lateBySeconds }) => (
        <span className="tov-overview-lines">
          <span className="tov-late">{lateWords(latenessOf(due.workingDaysLeft, lateBySeconds))}</span>
          <span className="tov-small">{formatDate(due.localDate, 'short')}</span>
        </span>
      ),
    },
    { id: 'cause', heading: t('overview.column.cause'), cell: ({ cause }) => t(`overview.cause.${cause}`) },
    {
      id: 'ladder',
      heading: t('overview.column.ladder'),
      cell: (row) => <LadderSoFar step={row} nameOf={nameOf} />,
    },
    ...(offersMoves
      ? [
          {
            id: 'move',
            heading: t('overview.column.move'),
            cell: (row: OverdueStep): ReactNode =>
              may(row) ? (
                <Button
                  kind="tertiary"
                  onClick={() => move(row)}
                  aria-label={t('overview.reassign.oneOf', called(row))}
                >
                  {t('overview.reassign.one')}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
}
