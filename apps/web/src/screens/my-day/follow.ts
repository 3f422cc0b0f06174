import type { WorkItem } from '@tovholder/api-client';

/** A line of the list as it stands before the reader. */
export interface Line {
  readonly id: string;
  readonly item: WorkItem;
  /** It has left the list since: the line stays where it is until the reader asks for the new list. */
  readonly gone: boolean;
}

export interface Shown {
  /** What the list is of: another filter begins another list. */
  readonly list: string;
  /** How many pages it holds. */
  readonly pages: number;
  readonly lines: readonly Line[];
  /** Lines that have come since and are not shown yet. */
  readonly added: number;
}

export interface Fresh {
  readonly list: string;
  readonly pages: readonly (readonly WorkItem[])[];
  /** Whether there are more lines than these. */
  readonly more: boolean;
}

export const lineId = ({ caseId, key }: Pick<WorkItem, 'caseId' | 'key'>): string => `${caseId}/${key}`;

/**
 * What to show when the list has been fetched again: what the reader sees keeps its place and gets its new content; what
 * has come above or between is only counted; a page that was asked for comes below.
 */
export function follow(before: Shown | undefined, { list, pages, more }: Fresh): Shown {
  const fresh = uniqueById(pages.flat());
  if (!before || before.list !== list) {
    return { list, pages: pages.length, lines: [...fresh].map(([id, item]) => ({ id, item, gone: false })), added: 0 };
  }
  const last = [...fresh.values()].at(-1);
  const kept = before.lines.map(({ id, item }): Line => {
    const now = fresh.get(id);
    if (now) return { id, item: now, gone: false };
    // Pushed beyond the last page that was fetched, it is still there.
    const beyond = more && last !== undefined && comesAfter(item, last);
    return { id, item, gone: !beyond };
  });
  const known = new Set(kept.map(({ id }) => id));
  const below = [...uniqueById(pages.slice(before.pages).flat())]
    .filter(([id]) => !known.has(id))
    .map(([id, item]) => ({ id, item, gone: false }));
  for (const { id } of below) known.add(id);
  const added = [...fresh.keys()].filter((id) => !known.has(id)).length;
  return { list, pages: Math.max(pages.length, before.pages), lines: [...kept, ...below], added };
}

function uniqueById(items: readonly WorkItem[]): ReadonlyMap<string, WorkItem> {
  return new Map(items.map((item) => [lineId(item), item]));
}

/** In the order of the list: by due instant, then by case and step. */
function comesAfter(one: WorkItem, other: WorkItem): boolean {
  const dueAt = ({ due }: WorkItem): number => (due ? Date.parse(due.at) : Infinity);
  if (dueAt(one) !== dueAt(other)) return dueAt(one) > dueAt(other);
  return lineId(one) > lineId(other);
}
