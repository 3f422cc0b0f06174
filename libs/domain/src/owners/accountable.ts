import { lineOf, reached } from './presence';
import type { Directory, OwedStep, Stand } from './types';

/**
 * The one person who answers for an open step now: its owner, or who stands in for them; where it has no owner or
 * nobody stands in, the unit's supervisor, else the head, the management, or any member. Null only when nobody of the
 * authority is here.
 */
export function accountableFor({
  step,
  directory,
}: {
  readonly step: OwedStep;
  readonly directory: Directory;
}): Stand | null {
  const owner = step.owner === null ? null : reached(directory, step.owner);
  if (owner) return owner;
  const [first] = lineOf(directory, step);
  return first === undefined ? null : { userId: first, standsInFor: step.owner };
}
