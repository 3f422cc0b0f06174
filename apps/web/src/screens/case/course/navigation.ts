import type { Layout } from './layout';

/** Keys that lead from one node to another. */
const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'] as const;
export type CourseKey = (typeof keys)[number];

export function isCourseKey(key: string): key is CourseKey {
  return (keys as readonly string[]).includes(key);
}

/** Where a key leads: right and left along the lines, up and down to the neighbours, Home and End to the ends. */
export function nodeBeside(
  layout: Layout,
  { id, key }: { readonly id: string; readonly key: CourseKey },
): string | null {
  const { boxes, routes } = layout;
  const box = boxes.find((candidate) => candidate.id === id);
  if (!box) return boxes[0]?.id ?? null;
  const nearest = (candidates: readonly string[]): string | null => {
    const found = boxes
      .filter((candidate) => candidates.includes(candidate.id))
      .sort((one, other) => distance(one, box) - distance(other, box));
    return found[0]?.id ?? null;
  };
  const forward = routes.filter(({ loop }) => !loop);
  switch (key) {
    case 'ArrowRight':
      return nearest(forward.filter(({ from }) => from === id).map(({ to }) => to));
    case 'ArrowLeft':
      return nearest(forward.filter(({ to }) => to === id).map(({ from }) => from));
    case 'ArrowDown':
      return nearest(boxes.filter(({ x, y }) => x === box.x && y > box.y).map((other) => other.id));
    case 'ArrowUp':
      return nearest(boxes.filter(({ x, y }) => x === box.x && y < box.y).map((other) => other.id));
    case 'Home':
      return boxes[0]?.id ?? null;
    case 'End':
      return boxes.at(-1)?.id ?? null;
  }
}

interface Place {
  readonly x: number;
  readonly y: number;
}

const distance = (one: Place, other: Place): number => Math.hypot(one.x - other.x, one.y - other.y);
