import { ageOn } from '../person';
import { alternatives } from './routes';
import type { EligibilityContext, Reason, Route } from './types';
import type { Act } from './ukn-rows';

/** The tracks and stages that the carrying acts lead to, each once. */
export function tracksOf(carrying: readonly Act[]): readonly Pick<Route, 'to' | 'track' | 'stage'>[] {
  const routes = carrying.flatMap(({ result }) => result.route ?? []);
  return [...new Map(routes.map((route) => [`${route.to} ${route.track} ${route.stage}`, route])).values()];
}

/** Where the case goes: a route for each track, and underretning for acts under 10. */
export function routesOf({
  acts,
  carrying,
  reasons,
}: {
  acts: readonly Act[];
  carrying: readonly Act[];
  reasons: readonly Reason[];
}): readonly Route[] {
  const saidBy = (rows: readonly number[]): readonly Reason[] =>
    reasons.filter(({ rule }) => rows.some((row) => rule === `ukn.row-${row}`));
  const tracks = tracksOf(carrying).map((route): Route => {
    const rows = carrying.filter(
      ({ result }) => result.route?.stage === route.stage && result.route?.track === route.track,
    );
    return { ...route, because: saidBy(rows.map(({ result }) => result.row)) };
  });
  const early = acts.some(({ result }) => result.row === 6) ? alternatives(['underretning'], saidBy([6])) : [];
  return [...(tracks.length > 0 ? tracks : [{ to: 'ukn', because: [] }]), ...early];
}

/** Where a citizen belongs whom the board cannot take, by age and by what failed. */
export function otherPlaces({
  acts,
  context,
  failed,
}: {
  acts: readonly Act[];
  context: EligibilityContext;
  failed: readonly Reason[];
}): readonly Route[] {
  const { person, today, profile } = context;
  const runs = (process: string): boolean => profile.processes?.includes(process) ?? true;
  const elsewhere = failed.some(({ rule }) => rule === 'ukn.residence') ? ['other-district'] : [];
  const age = person.birthDate === undefined ? undefined : ageOn(person.birthDate, today);
  if (age !== undefined && age >= 18) {
    const adult = ['ssp-plus', runs('psp-k') ? 'psp-k' : 'psp', runs('exit') ? 'exit' : 'pre-exit', 'ksp'];
    return alternatives([...elsewhere, ...adult], failed);
  }
  if (age !== undefined && age < 10) return alternatives([...elsewhere, 'underretning'], failed);

  const byRow: Readonly<Record<number, readonly string[]>> = {
    6: ['underretning'],
    9: ['underretning', 'ssp'],
    15: ['ksp', 'ssp'],
    16: ['kommune', 'ssp'],
  };
  const places = acts.flatMap(({ result }) => byRow[result.row] ?? []);
  return alternatives([...elsewhere, ...(places.length > 0 ? places : ['underretning', 'ssp'])], failed);
}
