import type { WorkItemView } from '@tovholder/contracts/http';
import type { Language } from '@tovholder/domain/text';
import type { RungRecord } from '@tovholder/persistence';
import { rungTitle } from '../cases/rung-words';

/**
 * The point of the ladder that rang last for the deadline that a step has now; null where none has. It is counted among
 * all the points of that ladder, so that "the second" means the same on every line.
 */
export function presentLastRung(
  rungs: readonly RungRecord[],
  { language, people }: { readonly language: Language; readonly people: boolean },
): WorkItemView['ladder'] {
  const version = Math.max(...rungs.map(({ dueVersion }) => dueVersion));
  const points = rungs
    .filter(({ dueVersion }) => dueVersion === version)
    .sort((one, other) => one.at.localeCompare(other.at));
  const number = points.findLastIndex(({ firedAt }) => firedAt !== null);
  const rung = points[number];
  if (!rung || rung.firedAt === null) return null;
  const told = new Map(
    rung.told.map(({ userId, audience }) => [
      people ? `${audience} ${userId}` : audience,
      { audience, user: people ? userId : null },
    ]),
  );
  return {
    ladder: rung.ladder,
    rung: rung.rung,
    title: rungTitle(rung, language),
    number: number + 1,
    at: rung.firedAt,
    told: [...told.values()],
  };
}
