/** A graph in layers: what comes after something stands in a later layer, loops apart. Pure and the same every time. */
export interface Line {
  readonly from: string;
  readonly to: string;
}

export interface Layering {
  /** Ids by layer, each layer in the order in which it is drawn. */
  readonly layers: readonly (readonly string[])[];
  /** Lines that lead back, or to themselves: they are marked, and the layers do not follow them. */
  readonly loops: ReadonlySet<Line>;
}

/** How often the order within the layers is improved; more changes little. */
const sweeps = 4;

/** @param ids in the order that is kept where the lines leave it open; the first is drawn first */
export function layered(ids: readonly string[], lines: readonly Line[]): Layering {
  const loops = findLoops(ids, lines);
  const forward = lines.filter((line) => !loops.has(line));
  const layerOf = longestPaths(ids, forward);
  const depth = Math.max(0, ...[...layerOf.values()].map((layer) => layer + 1));
  const layers = Array.from({ length: depth }, (_, layer) => ids.filter((id) => layerOf.get(id) === layer));
  return { layers: untangled(layers, forward), loops };
}

/** Lines that lead back to a node from which they came, found by going through the graph in order. */
function findLoops(ids: readonly string[], lines: readonly Line[]): ReadonlySet<Line> {
  const loops = new Set<Line>();
  const state = new Map<string, 'open' | 'left'>();
  const position = new Map(ids.map((id, index) => [id, index]));
  const leaving = (id: string): Line[] =>
    lines
      .filter(({ from }) => from === id)
      .sort((one, other) => (position.get(one.to) ?? 0) - (position.get(other.to) ?? 0));
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const line of leaving(id)) {
      const there = state.get(line.to);
      if (there === 'open') loops.add(line);
      else if (there === undefined) visit(line.to);
    }
    state.set(id, 'left');
  };
  for (const id of ids) if (!state.has(id)) visit(id);
  return loops;
}

function longestPaths(ids: readonly string[], forward: readonly Line[]): ReadonlyMap<string, number> {
  const layerOf = new Map<string, number>();
  const find = (id: string): number => {
    const known = layerOf.get(id);
    if (known !== undefined) return known;
    const before = forward.filter(({ to }) => to === id).map(({ from }) => find(from) + 1);
    // Only the first stands at the very beginning: what nothing leads to is something that came by itself.
    const layer = Math.max(id === ids[0] ? 0 : 1, ...before);
    layerOf.set(id, layer);
    return layer;
  };
  for (const id of ids) find(id);
  return layerOf;
}

/** Puts each node near those that it is tied to, layer by layer, forwards and backwards. */
function untangled(layers: readonly (readonly string[])[], forward: readonly Line[]): readonly (readonly string[])[] {
  const drawn = layers.map((layer) => [...layer]);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const downwards = sweep % 2 === 0;
    const order = drawn.map((_, index) => (downwards ? index : drawn.length - 1 - index));
    for (const index of order) {
      const place = new Map(drawn.flatMap((layer) => layer.map((id, row) => [id, row / Math.max(1, layer.length)])));
      drawn[index] = [...(drawn[index] ?? [])]
        .map((id, row) => ({ id, row, at: centre(id, { forward, place, downwards }) ?? place.get(id) ?? 0 }))
        .sort((one, other) => one.at - other.at || one.row - other.row)
        .map(({ id }) => id);
    }
  }
  return drawn;
}

/** The mean place of the nodes that lead here, or that this leads to. */
function centre(
  id: string,
  {
    forward,
    place,
    downwards,
  }: { readonly forward: readonly Line[]; readonly place: ReadonlyMap<string, number>; readonly downwards: boolean },
): number | undefined {
  const tied = forward.flatMap(({ from, to }) => {
    if (downwards) return to === id ? [from] : [];
    return from === id ? [to] : [];
  });
  if (tied.length === 0) return undefined;
  return tied.reduce((sum, other) => sum + (place.get(other) ?? 0), 0) / tied.length;
}
