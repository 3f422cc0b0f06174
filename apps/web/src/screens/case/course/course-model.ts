import type { Case, Diagram, DiagramEdge, DiagramNode, Step } from '@tovholder/api-client';

/** Where a node stands in the reader's case. `withdrawn`: it was opened and fell away without an outcome. */
export type NodeState = 'past' | 'present' | 'future' | 'withdrawn';

/** A node of the course with what the case says of it; steps that repeat or have several parties are one node. */
export interface CourseNode {
  readonly id: string;
  readonly kind: DiagramNode['kind'];
  readonly title: string;
  readonly state: NodeState;
  /** Open, but owed by nobody: something that may be done. */
  readonly option: boolean;
  readonly repeats: boolean;
  /** An open step of it is past its deadline. */
  readonly overdue: boolean;
  /** The case's steps that it stands for, in the order in which they opened. */
  readonly steps: readonly Step[];
  /** Who owes it, and the deadline rule, where no step says so yet. */
  readonly by: string | null;
  readonly deadline: DiagramNode['deadline'];
  readonly outcomes: DiagramNode['outcomes'];
}

export interface CourseEdge {
  readonly from: string;
  readonly to: string;
  /** The outcomes that lead this way, as titles. */
  readonly titles: readonly string[];
  /** Whether this case went this way. */
  readonly taken: boolean;
}

export interface CourseModel {
  readonly nodes: readonly CourseNode[];
  readonly edges: readonly CourseEdge[];
}

/** `path`: what has happened, what is open, and what can come next; `whole`: everything that the process knows. */
export type Extent = 'path' | 'whole';

type CaseSteps = Pick<Case, 'steps' | 'outcome' | 'closedAt'>;

/** How many steps beyond the open ones are shown on the reader's path. */
const stepsAhead = 2;

/** The course as far as it is shown. @param now instant in milliseconds */
export function courseModel(
  diagram: Diagram,
  { view, extent, now }: { readonly view: CaseSteps; readonly extent: Extent; readonly now: number },
): CourseModel {
  const nodes = inOrder(diagram.nodes.map((node) => courseNode(node, { view, now })));
  const known = new Map(nodes.map((node) => [node.id, node]));
  const edges = diagram.edges.filter(({ from, to }) => known.has(from) && known.has(to));
  const taken = new Set(edges.filter((edge) => isTaken(edge, { known, view })));
  const shown =
    extent === 'whole' ? new Set(known.keys()) : pathOf(nodes, { edges, taken, closed: view.closedAt !== null });
  const drawn = edges.filter(
    (edge) =>
      shown.has(edge.from) && shown.has(edge.to) && (extent === 'whole' || taken.has(edge) || leadsOn(edge, known)),
  );
  return { nodes: nodes.filter(({ id }) => shown.has(id)), edges: merged(drawn, taken) };
}

function courseNode(node: DiagramNode, { view, now }: { readonly view: CaseSteps; readonly now: number }): CourseNode {
  const steps = view.steps
    .filter(({ step }) => node.kind === 'step' && step === node.id)
    .sort((one, other) => one.openedAt.localeCompare(other.openedAt) || one.key.localeCompare(other.key));
  return {
    id: node.id,
    kind: node.kind,
    title: node.title,
    state: stateOf(node, { steps, view }),
    option: node.option,
    repeats: node.repeats,
    overdue: steps.some(({ state, due }) => state === 'open' && due !== null && Date.parse(due.at) < now),
    steps,
    by: node.by?.title ?? null,
    deadline: node.deadline,
    outcomes: node.outcomes,
  };
}

function stateOf(
  { id, kind }: DiagramNode,
  { steps, view }: { readonly steps: readonly Step[]; readonly view: CaseSteps },
): NodeState {
  if (kind === 'start') return 'past';
  if (kind === 'end') return view.outcome !== null && id === `end:${view.outcome}` ? 'past' : 'future';
  if (steps.some(({ state }) => state === 'open')) return 'present';
  if (steps.some(({ state }) => state === 'done')) return 'past';
  return steps.length > 0 ? 'withdrawn' : 'future';
}

/** What happened first comes first; what may come keeps the order in which the course was explored. */
function inOrder(nodes: readonly CourseNode[]): CourseNode[] {
  const rank = (node: CourseNode): string => {
    if (node.kind === 'start') return '0';
    return node.steps[0] ? `1${node.steps[0].openedAt}` : '2';
  };
  return [...nodes].sort((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0));
}

function isTaken(
  { from, to, outcome, kind }: DiagramEdge,
  { known, view }: { readonly known: ReadonlyMap<string, CourseNode>; readonly view: CaseSteps },
): boolean {
  const source = known.get(from);
  const target = known.get(to);
  if (!source || !target) return false;
  if (target.kind === 'end' && target.state !== 'past') return false;
  if (target.kind === 'step' && target.steps.length === 0) return false;
  if (kind === 'submitted') return true;
  if (kind === 'outcome') return source.steps.some((done) => ledTo(done, { outcome, target, view }));
  return target.kind === 'end' ? outcome === view.outcome : false;
}

/** Whether a step ended with the outcome and what it leads to came with that: the same event closes and opens. */
function ledTo(
  done: Step,
  { outcome, target, view }: { readonly outcome: string; readonly target: CourseNode; readonly view: CaseSteps },
): boolean {
  if (done.state !== 'done' || done.outcome !== outcome || done.closedAt === null) return false;
  if (target.kind === 'end') return view.closedAt === done.closedAt;
  return target.steps.some(({ openedAt }) => openedAt === done.closedAt);
}

/** From an open step, or one that may come, any outcome is still possible. */
function leadsOn({ from, kind }: DiagramEdge, known: ReadonlyMap<string, CourseNode>): boolean {
  const source = known.get(from);
  if (!source || kind === 'anytime' || kind === 'submitted') return false;
  return source.state === 'future' || (source.state === 'present' && !source.option);
}

/** What could have been done and was not is no part of the path. */
function hasBeen({ state, option }: CourseNode): boolean {
  return state !== 'future' && !(state === 'withdrawn' && option);
}

function pathOf(
  nodes: readonly CourseNode[],
  {
    edges,
    taken,
    closed,
  }: { readonly edges: readonly DiagramEdge[]; readonly taken: ReadonlySet<DiagramEdge>; readonly closed: boolean },
): ReadonlySet<string> {
  const shown = new Set(nodes.filter((node) => hasBeen(node)).map(({ id }) => id));
  if (closed) return shown;
  let front = new Set(nodes.filter(({ state, option }) => state === 'present' && !option).map(({ id }) => id));
  for (let ahead = 0; ahead < stepsAhead; ahead++) {
    const next = edges.filter((edge) => front.has(edge.from) && edge.kind !== 'anytime' && !taken.has(edge));
    front = new Set(next.map(({ to }) => to).filter((id) => !shown.has(id)));
    for (const id of front) shown.add(id);
  }
  return shown;
}

/** One line between two nodes, however many outcomes lead that way. */
function merged(edges: readonly DiagramEdge[], taken: ReadonlySet<DiagramEdge>): CourseEdge[] {
  const lines = new Map<string, { from: string; to: string; titles: string[]; taken: boolean }>();
  for (const edge of edges) {
    const { from, to, title } = edge;
    const line = lines.get(`${from} ${to}`) ?? { from, to, titles: [], taken: false };
    lines.set(`${from} ${to}`, {
      from,
      to,
      titles: line.titles.includes(title) ? line.titles : [...line.titles, title],
      taken: line.taken || taken.has(edge),
    });
  }
  return [...lines.values()];
}
