import type { Directory } from '@tovholder/api-client';
import type { Line } from './follow';

/** A choice that gives steps back to the queue of their unit. */
export const nobody = '-';

interface Member {
  readonly id: string;
  readonly name: string;
}

/** Those who work in every unit that owes one of these steps: a step can be given to a member of its unit alone. */
export function membersFor(lines: readonly Line[], directory: Directory | undefined): readonly Member[] {
  const units = new Set(lines.map(({ item }) => item.by.unit));
  const [first = [], ...others] = [...units].map(
    (id) => directory?.units.find((unit) => unit.id === id)?.members ?? [],
  );
  return first.filter(({ id }) => others.every((members) => members.some((member) => member.id === id)));
}
