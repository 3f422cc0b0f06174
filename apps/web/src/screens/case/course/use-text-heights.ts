import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Heights in pixels that the nodes' texts need as they stand there, by node: readers may have them larger, or with more
 * space. Each text is an element with `data-node` in its box. @param drawn what the nodes are drawn from
 */
export function useTextHeights(frame: RefObject<HTMLElement | null>, drawn: unknown): ReadonlyMap<string, number> {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  useLayoutEffect(() => {
    const texts = [...(frame.current?.querySelectorAll<HTMLElement>('[data-node]') ?? [])];
    const measure = (): void => {
      const found = new Map(texts.map((text) => [text.dataset['node'] ?? '', text.offsetHeight + rimOf(text)]));
      setHeights((before) => ([...found].every(([id, height]) => before.get(id) === height) ? before : found));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const text of texts) observer.observe(text);
    return () => observer.disconnect();
  }, [frame, drawn]);
  return heights;
}

/** What the box of a text has above and below it. */
function rimOf(text: HTMLElement): number {
  if (!text.parentElement) return 0;
  const { paddingTop, paddingBottom, borderTopWidth, borderBottomWidth } = getComputedStyle(text.parentElement);
  return [paddingTop, paddingBottom, borderTopWidth, borderBottomWidth].reduce(
    (sum, side) => sum + parseFloat(side),
    0,
  );
}
