import { Link } from '@tanstack/react-router';
import type { SupervisedStep } from '@tovholder/api-client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type DataColumn } from '../../../design';
import type { ListState } from '../search-params';
import { LadderSoFar } from './ladder-so-far';
import { StepDue, StepOwner } from './step-cells';

/** The columns of the list; choosing and giving on only where the API would accept it. */
export function useListColumns({
  state,
  nameOf,
  isChosen,
  choose,
  move,
  offersMoves,
}: {
  readonly state: ListState;
  readonly nameOf: (user: string) => string;
  readonly isChosen: (row: SupervisedStep) => boolean;
  readonly choose: (row: SupervisedStep, on: boolean) => void;
  readonly move: (row: SupervisedStep) => void;
  readonly offersMoves: boolean;
}): readonly DataColumn<SupervisedStep>[] {
  const { t } = useTranslation();
  const may = ({ actions }: SupervisedStep): boolean => actions.includes('assign');
  const called = ({ title, case: { caseNumber } }: SupervisedStep) => ({ title, number: caseNumber });
  const choosing: DataColumn<SupervisedStep> = {
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
            <span className="sr-only">{t('overview.list.choose', called(row))}</span>
          </label>
        </span>
      ) : null,
  };
  const giving: DataColumn<SupervisedStep> = {
    id: 'move',
    heading: t('overview.column.move'),
    cell: (row): ReactNode =>
      may(row) ? (
        <Button kind="tertiary" onClick={() => move(row)} aria-label={t('overview.reassign.oneOf', called(row))}>
          {t('overview.reassign.one')}
        </Button>
      ) : null,
  };
  const cause: DataColumn<SupervisedStep> = {
    id: 'cause',
    heading: t('overview.column.cause'),
    cell: (row) => (row.cause ? t(`overview.cause.${row.cause}`) : '–'),
  };
  return [
    ...(offersMoves ? [choosing] : []),
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
            {row.process.title} · {t('overview.list.case', { number: row.case.caseNumber })}
          </span>
        </span>
      ),
    },
    { id: 'owner', heading: t('overview.column.owner'), cell: (step) => <StepOwner step={step} nameOf={nameOf} /> },
    { id: 'due', heading: t('overview.column.due'), cell: (step) => <StepDue step={step} /> },
    ...(state === 'overdue' ? [cause] : []),
    {
      id: 'ladder',
      heading: t('overview.column.ladder'),
      cell: (row) => <LadderSoFar step={row} />,
    },
    ...(offersMoves ? [giving] : []),
  ];
}
