import { queryOptions, useQuery } from '@tanstack/react-query';
import { type AbsenceList, listAbsences } from '@tovholder/api-client';
import { call } from '../api';
import { today } from '../language/format';

export type Absence = AbsenceList['items'][number];

/** Who is or will be away, as far as it is the reader's to know: they themselves, and their colleagues. */
export const absencesQuery = queryOptions({ queryKey: ['absences'], queryFn: () => call(listAbsences()) });

/** Who is away today, as far as the reader knows, by user. */
export function useAwayToday(): ReadonlyMap<string, Absence> {
  const { data } = useQuery(absencesQuery);
  const now = today();
  const away = data?.items.filter(({ from, to }) => from <= now && now <= to) ?? [];
  return new Map(away.map((absence) => [absence.user.id, absence]));
}
