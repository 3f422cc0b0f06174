import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Details } from '../../../design';
import { WideTable } from '../wide-table';

/** A chart with its title, what it shows, and the same numbers as a table. Its room is kept from the start. */
export function Figure({
  title,
  description,
  chart,
  table,
}: {
  title: string;
  description: ReactNode;
  /** Left out where there is nothing to draw. */
  chart: ReactNode;
  table: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const heading = useId();
  const text = useId();
  return (
    <figure className="tov-figure" aria-labelledby={heading} aria-describedby={text}>
      <h3 id={heading}>{title}</h3>
      <div id={text}>{description}</div>
      {chart ? (
        // For the eye only: a reader of the table misses nothing.
        <div className="tov-figure-chart" aria-hidden="true">
          {chart}
        </div>
      ) : null}
      {table ? (
        <Details summary={t('overview.figures.asTable')}>
          <WideTable label={title}>{table}</WideTable>
        </Details>
      ) : null}
    </figure>
  );
}
