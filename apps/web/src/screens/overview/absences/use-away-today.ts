import { useQuery } from '@tanstack/react-query';
import { today } from '../../../language/format';
import { absencesQuery } from '../queries';

/** Who is away today, with the last day of it, as far as the reader sees to them. */
export function useAwayToday(): ReadonlyMap<string, string> {
  const { data } = useQuery(absencesQuery);
  const now = today();
  const away = data?.items.filter(({ from, to }) => from <= now && now <= to) ?? [];
  return new Map(away.map(({ user, to }) => [user.id, to]));
}
