import { readCpr } from '@tovholder/domain/person';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Ages } from '../../eligibility/age-line/ages';
import type { IntakeValues } from './intake-values';
import type { Where } from '../../eligibility/where/use-where';

/** The age at each act that is stated so far, as the screening police see it. */
export function OffenceLine({
  person,
  offences,
  where,
}: {
  person: IntakeValues['person'];
  /** Of the form as it stands: some may have no date yet. */
  offences: unknown;
  where: Where;
}): ReactNode {
  const { t } = useTranslation();
  const stated = Array.isArray(offences) ? offences.filter(isDated) : [];
  return (
    <section aria-label={t('screening.line.title')} className="tov-offence-line">
      <h3 className="h4">{t('screening.line.title')}</h3>
      <Ages
        birthDate={birthDateOf(person)}
        offences={stated}
        verdict={where.answer?.verdicts.find(({ process }) => process === 'ukn')}
      />
    </section>
  );
}

function isDated(offence: unknown): offence is { readonly date: string } {
  return typeof (offence as { date?: unknown } | null)?.date === 'string';
}

function birthDateOf({ by, cpr, birthDate }: IntakeValues['person']): string | undefined {
  if (by !== 'cpr') return by === 'unknown' || birthDate === '' ? undefined : birthDate;
  const reading = readCpr(cpr);
  return reading.ok ? reading.birthDate : undefined;
}
