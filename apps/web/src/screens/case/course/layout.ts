import { type Line, layered } from './layers';

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Layer that it stands in, and its place there. */
  readonly layer: number;
  readonly row: number;
}

export interface Route {
  readonly from: string;
  readonly to: string;
  /** Path of an SVG line. */
  readonly path: string;
  /** It leads back: to something earlier, or to itself. */
  readonly loop: boolean;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
}

/** A node to be placed, and the room that its text needs. */
export interface Sized {
  readonly id: string;
  readonly height: number;
}

const boxWidth = 208;
const gap = { across: 72, down: 16 };
/** Room that a line takes where it passes a layer without stopping. */
const passage = 14;
const margin = 16;
/** Distance between two lines that lead back, below the picture. */
const lane = 12;

/** The course from left to right: layers of boxes, and lines that pass between them. */
export function acrossLayout(nodes: readonly Sized[], lines: readonly Line[]): Layout {
  const ids = nodes.map(({ id }) => id);
  const heights = new Map(nodes.map(({ id, height }) => [id, height]));
  const { loops } = layered(ids, lines);
  const { chains, passages, links } = withPassages(ids, lines, loops);
  const { layers } = layered([...ids, ...passages], links);
  const heightOf = (id: string): number => heights.get(id) ?? passage;
  const tall = Math.max(0, ...layers.map((layer) => total(layer, heightOf)));
  const boxes = layers.flatMap((layer, column) => {
    let y = margin + (tall - total(layer, heightOf)) / 2;
    return layer.map((id, row): Box => {
      const x = margin + column * (boxWidth + gap.across);
      const box = { id, x, y, width: boxWidth, height: heightOf(id), layer: column, row };
      y += box.height + gap.down;
      return box;
    });
  });
  const at = new Map(boxes.map((box) => [box.id, box]));
  const back = [...loops].filter(({ from, to }) => from !== to);
  const floor = margin + tall;
  return {
    width: margin * 2 + layers.length * boxWidth + (layers.length - 1) * gap.across,
    height: floor + margin + back.length * lane,
    boxes: boxes.filter(({ id }) => !passages.has(id)),
    routes: lines
      .filter(({ from, to }) => from !== to)
      .map((line) => ({
        from: line.from,
        to: line.to,
        loop: loops.has(line),
        path: loops.has(line)
          ? pathBack(line, { at, floor: floor + 6 + back.indexOf(line) * lane })
          : pathThrough((chains.get(line) ?? []).flatMap((id) => at.get(id) ?? [])),
      })),
  };
}

const total = (layer: readonly string[], heightOf: (id: string) => number): number =>
  layer.reduce((sum, id) => sum + heightOf(id), 0) + Math.max(0, layer.length - 1) * gap.down;

/** A line over several layers gets a passage in each that it crosses, so that it runs through no box. */
function withPassages(
  ids: readonly string[],
  lines: readonly Line[],
  loops: ReadonlySet<Line>,
): {
  readonly chains: ReadonlyMap<Line, readonly string[]>;
  readonly passages: ReadonlySet<string>;
  readonly links: readonly Line[];
} {
  const { layers } = layered(ids, lines);
  const layerOf = new Map(layers.flatMap((layer, index) => layer.map((id) => [id, index] as const)));
  const chains = new Map<Line, readonly string[]>();
  const passages = new Set<string>();
  for (const line of lines) {
    if (loops.has(line)) continue;
    const first = layerOf.get(line.from) ?? 0;
    const last = layerOf.get(line.to) ?? 0;
    const between = Array.from(
      { length: Math.max(0, last - first - 1) },
      (_, step) => `${line.from}>${line.to}>${step}`,
    );
    for (const id of between) passages.add(id);
    chains.set(line, [line.from, ...between, line.to]);
  }
  const links = [...chains.values()].flatMap((chain) =>
    chain.slice(1).map((to, index) => ({ from: chain[index] ?? to, to })),
  );
  return { chains, passages, links };
}

function pathThrough(boxes: readonly Box[]): string {
  return boxes
    .slice(1)
    .map((box, index) => {
      const before = boxes[index] ?? box;
      const [x1, y1] = [before.x + before.width, before.y + before.height / 2];
      const [x2, y2] = [box.x, box.y + box.height / 2];
      const bend = (x2 - x1) / 2;
      const start = index === 0 ? `M ${x1} ${y1}` : `L ${x1} ${y1}`;
      return `${start} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`;
    })
    .join(' ');
}

/** Down beside the box, below the picture, and up again: only through gaps. */
function pathBack(
  { from, to }: Line,
  { at, floor }: { readonly at: ReadonlyMap<string, Box>; readonly floor: number },
): string {
  const source = at.get(from);
  const target = at.get(to);
  if (!source || !target) return '';
  const [x1, y1] = [source.x + source.width, source.y + source.height / 2 + 12];
  const [x2, y2] = [target.x, target.y + target.height / 2 + 12];
  return `M ${x1} ${y1} H ${x1 + 10} V ${floor} H ${x2 - 14} V ${y2} H ${x2}`;
}

const stacked = { gutter: 14, left: 12, rows: 16 };

/** The course from top to bottom, one box in a row, for a narrow window; lines run beside them. */
export function downLayout(nodes: readonly Sized[], lines: readonly Line[], width: number): Layout {
  const { layers, loops } = layered(
    nodes.map(({ id }) => id),
    lines,
  );
  const order = layers.flat();
  const place = new Map(order.map((id, index) => [id, index]));
  const lanes = assignLanes(
    lines.filter(({ from, to }) => from !== to && (place.get(to) ?? 0) !== (place.get(from) ?? 0) + 1),
    place,
  );
  const laneCount = Math.max(0, ...[...lanes.values()].map((used) => used + 1));
  // Where there are many lines, they share the room that a narrow window has.
  const laneWidth = laneCount === 0 ? 0 : Math.min(stacked.gutter, 72 / laneCount);
  const left = stacked.left + laneCount * laneWidth;
  const heights = new Map(nodes.map(({ id, height }) => [id, height]));
  let y = margin;
  const boxes = order.map((id, row): Box => {
    const box = { id, x: left, y, width: width - left - 4, height: heights.get(id) ?? 0, layer: row, row: 0 };
    y += box.height + stacked.rows;
    return box;
  });
  const at = new Map(boxes.map((box) => [box.id, box]));
  return {
    width,
    height: y + margin,
    boxes,
    routes: lines
      .filter(({ from, to }) => from !== to)
      .map((line) => ({
        from: line.from,
        to: line.to,
        loop: loops.has(line),
        path: pathDown(line, { at, lane: lanes.get(line), laneWidth }),
      })),
  };
}

/**
 * Lanes beside the boxes. Lines from one box to later ones share a lane, as do those that lead back from it; others
 * that run beside them for a while have lanes of their own. Short ones are nearest to the boxes.
 */
function assignLanes(lines: readonly Line[], place: ReadonlyMap<string, number>): ReadonlyMap<Line, number> {
  const at = (id: string): number => place.get(id) ?? 0;
  const bundles = new Map<string, { lines: Line[]; first: number; last: number }>();
  for (const line of lines) {
    const name = `${line.from} ${at(line.to) > at(line.from) ? 'on' : 'back'}`;
    const bundle = bundles.get(name) ?? { lines: [], first: at(line.from), last: at(line.from) };
    bundles.set(name, {
      lines: [...bundle.lines, line],
      first: Math.min(bundle.first, at(line.to)),
      last: Math.max(bundle.last, at(line.to)),
    });
  }
  const inOrder = [...bundles.values()].sort(
    (one, other) => one.last - one.first - (other.last - other.first) || one.first - other.first,
  );
  const used: { first: number; last: number; lane: number }[] = [];
  const lanes = new Map<Line, number>();
  for (const { lines: bundled, first, last } of inOrder) {
    const taken = new Set(used.filter((other) => other.first < last && first < other.last).map(({ lane }) => lane));
    let free = 0;
    while (taken.has(free)) free++;
    used.push({ first, last, lane: free });
    for (const line of bundled) lanes.set(line, free);
  }
  return lanes;
}

function pathDown(
  { from, to }: Line,
  {
    at,
    lane: own,
    laneWidth,
  }: { readonly at: ReadonlyMap<string, Box>; readonly lane: number | undefined; readonly laneWidth: number },
): string {
  const source = at.get(from);
  const target = at.get(to);
  if (!source || !target) return '';
  if (own === undefined) {
    const x = source.x + source.width / 2;
    return `M ${x} ${source.y + source.height} V ${target.y}`;
  }
  const x = source.x - stacked.left + 4 - own * laneWidth;
  return `M ${source.x} ${source.y + source.height / 2 + 8} H ${x} V ${target.y + target.height / 2 - 8} H ${target.x}`;
}
