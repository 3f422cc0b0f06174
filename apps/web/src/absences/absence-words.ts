import type { TFunction } from 'i18next';
import { formatDate } from '../language/format';

/** Who is away when: local dates, both included. */
export interface Days {
  readonly user: string;
  readonly from: string;
  readonly to: string;
}

/** A step that would stand without its owner; without a case where that is not the reader's to know. */
export interface StepLeft {
  readonly title: string;
  readonly caseNumber: string | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the API tells when it is asked to record an absence without a deputy. */
export interface Told {
  readonly steps: readonly StepLeft[];
  /** Those with whom it would be recorded, by name. */
  readonly deputies: readonly Named[];
}

/** What a refusal `deputy-needed` tells. */
export function toldIn(body: Readonly<Record<string, unknown>>): Told {
  return {
    steps: objectsIn(body['steps']).flatMap(({ title, caseNumber }): StepLeft[] =>
      typeof title === 'string' ? [{ title, caseNumber: typeof caseNumber === 'string' ? caseNumber : null }] : [],
    ),
    deputies: objectsIn(body['deputies'])
      .flatMap(({ id, name }): Named[] => (typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : []))
      .sort((one, other) => one.name.localeCompare(other.name, 'da')),
  };
}

function objectsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  const all = Array.isArray(list) ? (list as readonly unknown[]) : [];
  return all.filter((each) => typeof each === 'object' && each !== null) as readonly Readonly<
    Record<string, unknown>
  >[];
}

/** Why an absence cannot be recorded on these days, as far as that can be told before asking. */
export type DaysFault<Taken> =
  { readonly is: 'order' } | { readonly is: 'past' } | { readonly is: 'taken'; readonly by: Taken };

/** Of two days that are stated: what is no date is said where it stands. */
export function faultOf<Taken extends { readonly id: string; readonly user: Named; from: string; to: string }>(
  { user, from, to }: Days,
  {
    absences,
    replaces,
    now,
  }: { readonly absences: readonly Taken[]; readonly replaces?: string; readonly now: string },
): DaysFault<Taken> | undefined {
  const stated = /^\d{4}-\d{2}-\d{2}$/;
  if (!stated.test(from) || !stated.test(to)) return undefined;
  if (from > to) return { is: 'order' };
  if (to < now) return { is: 'past' };
  const by = absences.find((one) => one.user.id === user && one.id !== replaces && one.from <= to && one.to >= from);
  return by && { is: 'taken', by };
}

/** The days of an absence, as people write them. */
export function daysText(t: TFunction, { from, to }: Pick<Days, 'from' | 'to'>): string {
  return from === to ? formatDate(from) : t('absences.days', { from: formatDate(from), to: formatDate(to) });
}
