import type { Verdict } from '@tovholder/api-client';
import { ageOn, birthdayOn } from '@tovholder/domain/person';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DataColumn, DataTable } from '../../design';
import { formatDate, today } from '../../language/format';
import { AgeLine } from './age-line';
import { ageMarks } from './geometry';

/** Rules that no act shows alone: 18 soon, acts on both sides of 15, acts under 10. */
const acrossActs = ['ukn.row-5', 'ukn.row-17', 'ukn.row-18'];

/** One act with what the rule says of it. */
interface Act {
  readonly number: number;
  readonly date: string;
  readonly provision: string;
  readonly ageAtAct: number | null;
  readonly ageNow: number | null;
  readonly ageAtTreatment: number | null;
  readonly row: number | null;
}

/** Age at each act as a line, and the same as a table. Nothing has to be remembered or computed. */
export function Ages({
  birthDate,
  offences,
  verdict,
}: {
  birthDate: string | undefined;
  /** As stated in the facts. */
  offences: readonly { readonly date: string; readonly provision?: string }[];
  /** What the rules say of the case; undefined until they have been asked. */
  verdict: Verdict | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const now = today();
  const judged = offences.map((offence, index) => actOf(offence, { index, birthDate, now, verdict }));
  const treatmentOn = verdict?.offences?.map((it) => it.treatmentOn ?? '').reduce(latest, '') || null;
  if (offences.length === 0) return <p>{t('screening.line.noOffences')}</p>;
  const years = (age: number | null): string =>
    age === null ? t('screening.line.ageUnknown') : t('screening.line.years', { age });
  const columns: readonly DataColumn<Act>[] = [
    { id: 'number', heading: t('screening.table.number'), cell: ({ number }) => number, names: true },
    { id: 'date', heading: t('screening.table.date'), cell: ({ date }) => formatDate(date, 'short') },
    { id: 'provision', heading: t('screening.table.provision'), cell: ({ provision }) => provision },
    { id: 'act', heading: t('screening.table.ageAtAct'), cell: ({ ageAtAct }) => years(ageAtAct) },
    { id: 'now', heading: t('screening.table.ageNow'), cell: ({ ageNow }) => years(ageNow) },
    {
      id: 'treatment',
      heading: t('screening.table.ageAtTreatment'),
      cell: ({ ageAtTreatment }) => years(ageAtTreatment),
    },
    {
      id: 'rule',
      heading: t('screening.table.rule'),
      cell: ({ row }) => (row === null ? '–' : t('screening.table.row', { row })),
    },
  ];
  return (
    <>
      {birthDate === undefined ? (
        <p>{t('screening.line.birthUnknown')}</p>
      ) : (
        <AgeLine
          birthDate={birthDate}
          today={now}
          offences={offences.map(({ date }) => date)}
          treatmentOn={treatmentOn}
        />
      )}
      {birthDate !== undefined ? <EdgeCases birthDate={birthDate} acts={judged} verdict={verdict} /> : null}
      <div className="tov-ages">
        <DataTable
          caption={t('screening.table.caption')}
          columns={columns}
          rows={judged}
          rowId={({ number }) => String(number)}
        />
      </div>
      <RowMeanings rows={judged.flatMap(({ row }) => row ?? [])} verdict={verdict} />
    </>
  );
}

/** What is easily overlooked, said in words: rules that look across the acts, and acts on a birthday. */
function EdgeCases({
  birthDate,
  acts,
  verdict,
}: {
  birthDate: string;
  acts: readonly Act[];
  verdict: Verdict | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const onBirthday = acts.filter(({ date }) => ageMarks.some((age) => birthdayOn(birthDate, age) === date));
  const said = [
    ...(verdict?.reasons ?? []).filter(({ rule }) => acrossActs.includes(rule)).map(({ text }) => text),
    ...onBirthday.map(({ number }) => t('screening.birthday', { number })),
  ];
  if (said.length === 0) return null;
  return (
    <ul className="nobullet-list tov-edge-cases">
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** What the rows of the table refer to, each once. */
function RowMeanings({ rows, verdict }: { rows: readonly number[]; verdict: Verdict | undefined }): ReactNode {
  const { t } = useTranslation();
  const meanings = [...new Set(rows)].flatMap((row) => {
    const reason = verdict?.reasons.find(({ rule }) => rule === `ukn.row-${row}`);
    return reason ? [{ row, text: reason.text }] : [];
  });
  return (
    <ul className="nobullet-list">
      {meanings.map(({ row, text }) => (
        <li key={row}>
          <strong>{t('screening.table.row', { row })}:</strong> {text}
        </li>
      ))}
    </ul>
  );
}

function actOf(
  { date, provision = '' }: { readonly date: string; readonly provision?: string },
  {
    index,
    birthDate,
    now,
    verdict,
  }: {
    readonly index: number;
    readonly birthDate: string | undefined;
    readonly now: string;
    readonly verdict: Verdict | undefined;
  },
): Act {
  const judged = verdict?.offences?.find((it) => it.date === date);
  const age = (on: string | undefined): number | null =>
    birthDate === undefined || on === undefined ? null : ageOn(birthDate, on);
  return {
    number: index + 1,
    date,
    provision,
    ageAtAct: age(date),
    ageNow: age(now),
    ageAtTreatment: age(judged?.treatmentOn),
    row: judged?.row ?? null,
  };
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
