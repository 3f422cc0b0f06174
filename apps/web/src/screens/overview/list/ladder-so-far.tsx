import type { SupervisedStep } from '@tovholder/api-client';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, DataTable, Dialog } from '../../../design';
import { formatInstant } from '../../../language/format';
import { ToldList } from './told-list';

type Rung = SupervisedStep['ladder'][number];

/** How far the ladder has come; whom it told, and who has said so, in a dialog of its own. */
export function LadderSoFar({
  step: {
    ladder,
    title,
    case: { caseNumber },
  },
}: {
  step: SupervisedStep;
}): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const fired = ladder.filter(({ firedAt }) => firedAt !== null);
  const [next] = ladder.filter(({ firedAt, mootBecause }) => firedAt === null && mootBecause === null);
  const last = fired.at(-1);
  if (!last) {
    return <span>{next ? t('overview.ladder.first', { at: formatInstant(next.at) }) : t('overview.ladder.none')}</span>;
  }
  return (
    <span className="tov-overview-lines">
      <span>{t('overview.ladder.step', { count: fired.length, of: ladder.length, title: last.title })}</span>
      <Button
        kind="tertiary"
        aria-label={t('overview.ladder.showOf', { title, number: caseNumber })}
        onClick={() => setOpen(true)}
      >
        {t('overview.ladder.show')}
      </Button>
      {open ? (
        <Dialog title={t('overview.ladder.title', { title, number: caseNumber })} onClose={() => setOpen(false)}>
          <Rungs rungs={fired} />
          {next ? <p>{t('overview.ladder.next', { title: next.title, at: formatInstant(next.at) })}</p> : null}
        </Dialog>
      ) : null}
    </span>
  );
}

function Rungs({ rungs }: { rungs: readonly Rung[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <DataTable<Rung>
      caption={t('overview.ladder.caption')}
      captionHidden
      rows={rungs}
      rowId={({ ladder, rung, at }) => `${ladder} ${rung} ${at}`}
      columns={[
        { id: 'rung', heading: t('overview.ladder.rung'), names: true, cell: ({ title }) => title },
        {
          id: 'sent',
          heading: t('overview.ladder.sent'),
          cell: ({ at, firedAt, late }) => (
            <span className="tov-overview-lines">
              <span>{formatInstant(firedAt ?? at)}</span>
              {late ? <Badge kind="warning">{t('overview.ladder.late')}</Badge> : null}
            </span>
          ),
        },
        {
          id: 'told',
          heading: t('overview.ladder.told'),
          cell: ({ told }) => <ToldList told={told} />,
        },
      ]}
    />
  );
}
