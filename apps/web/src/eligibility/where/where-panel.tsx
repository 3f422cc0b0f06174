import type { Verdict } from '@tovholder/api-client';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert, Badge, Button, Details, Waiting, announce } from '../../design';
import { Reasons } from './reasons';
import { useTitles } from './use-titles';
import type { Where } from './use-where';
import { verdictShown } from './verdict-shown';

const kinds = {
  eligible: 'success',
  'eligible-so-far': 'info',
  'needs-review': 'warning',
  'not-eligible': undefined,
} as const;

/**
 * *Hvor hører sagen til?* Every process with its rules. Stands beside the form and never takes the focus; what changed
 * is said once, politely.
 */
export function WherePanel({
  where,
  chosen,
  choosable,
  onChoose,
  threeOfFour,
}: {
  where: Where;
  /** The process that the form is for. */
  chosen: string;
  /** Processes that the reader may choose instead. */
  choosable: readonly string[];
  onChoose: (process: string) => void;
  /** Of the four of PSP-K, how many are believed to be involved. */
  threeOfFour: number;
}): ReactNode {
  const { t } = useTranslation();
  const titles = useTitles();
  const { answer, problem, asking } = where;
  const verdicts = answer?.verdicts ?? [];
  const said = verdicts
    .filter(({ process }) => choosable.includes(process))
    .map((verdict) => `${titles(verdict.process)}: ${t(`intake.where.verdict.${verdictShown(verdict)}`)}`)
    .join('. ');
  useEffect(() => {
    if (said !== '') announce(said);
  }, [said]);
  return (
    <aside className="tov-where" aria-labelledby="where-title" aria-busy={asking}>
      <h2 id="where-title" className="h4">
        {t('intake.where.title')}
      </h2>
      <p className="tov-where-state">{t(asking ? 'intake.where.asking' : 'intake.where.advice')}</p>
      {problem ? <Troubles where={where} /> : null}
      {answer || problem ? null : <Waiting what={t('intake.where.asking')} rows={6} />}
      {([true, false] as const).map((isCandidate) => (
        <ul key={String(isCandidate)} className="nobullet-list no-max-width tov-where-list">
          {verdicts
            .filter(({ process }) => choosable.includes(process) === isCandidate)
            .sort((one, other) => Number(other.process === chosen) - Number(one.process === chosen))
            .map((verdict) => (
              <li key={verdict.process}>
                <ProcessVerdict
                  verdict={verdict}
                  title={titles(verdict.process)}
                  isChosen={verdict.process === chosen}
                  isFolded={!isCandidate}
                  count={verdict.process === 'psp-k' ? threeOfFour : undefined}
                  onChoose={isCandidate ? onChoose : undefined}
                />
              </li>
            ))}
        </ul>
      ))}
    </aside>
  );
}

function Troubles({ where: { problem } }: { where: Where }): ReactNode {
  const { t } = useTranslation();
  if (problem?.status === 422) {
    return (
      <Alert kind="warning" title={t('intake.where.cannotBeTrue')}>
        <ul>
          {problem.errors.map(({ pointer, message }) => (
            <li key={pointer}>{message}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  return <Alert kind="warning" title={t('intake.where.noAnswer')} />;
}

function ProcessVerdict({
  verdict: { process, verdict, routes, reasons },
  title,
  isChosen,
  isFolded,
  count,
  onChoose,
}: {
  verdict: Verdict;
  title: string;
  isChosen: boolean;
  /** Not what the form is about: its rules are there for whoever asks. */
  isFolded: boolean;
  count: number | undefined;
  onChoose: ((process: string) => void) | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const failed = reasons.filter(({ satisfied }) => satisfied === false);
  const shown = verdictShown({ verdict, reasons });
  const isOut = verdict === 'not-eligible';
  const elsewhere = routes.filter(({ to }) => to !== process);
  return (
    <section className={`tov-verdict tov-verdict-${shown}`} aria-label={title}>
      <p className="tov-verdict-head">
        <strong>{title}</strong>
        <Badge kind={kinds[shown]}>{t(`intake.where.verdict.${shown}`)}</Badge>
        {count === undefined ? null : <span className="tov-count">{t('intake.where.ofFour', { count })}</span>}
      </p>
      {isChosen ? <p className="tov-verdict-chosen">{t('intake.where.chosen')}</p> : null}
      {(isOut || isFolded) && !isChosen ? (
        <Details summary={failed[0]?.text ?? t('intake.where.why')}>
          <Reasons reasons={reasons} />
        </Details>
      ) : (
        <Reasons reasons={reasons} />
      )}
      {elsewhere.length > 0 ? (
        <p className="tov-verdict-routes">
          {t(isOut ? 'intake.where.ratherTo' : 'intake.where.goesTo', {
            places: elsewhere.map((route) => routeText(route.title, route.track)).join(', '),
          })}
        </p>
      ) : null}
      {onChoose && !isChosen && !isOut ? (
        <Button kind="tertiary" onClick={() => onChoose(process)}>
          {t('intake.where.choose', { process: title })}
        </Button>
      ) : null}
    </section>
  );
}

function routeText(title: string, track: string | undefined): string {
  return track === undefined ? title : `${title} (${track})`;
}
