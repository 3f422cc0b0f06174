import type { CaseEvent, LoggedEvent } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { Field, Fields } from './fields';
import type { ProcessDefinition } from './process';
import type { CourseRun } from './replay';
import { replay } from './replay';

/** The course as a graph: steps and endings as nodes, outcomes as edges. */
export interface CourseGraph {
  readonly nodes: readonly { readonly id: string; readonly kind: 'start' | 'step' | 'end' }[];
  readonly edges: readonly { readonly from: string; readonly outcome: string; readonly to: string }[];
  /** Declared outcomes that no explored course reached. Empty for a sound process. */
  readonly unreached: readonly string[];
}

/** Courses looked at before giving up; the three first processes need a few hundred. */
const explorationLimit = 20_000;
/** How often a step is repeated on one path: enough for "at most three times" to show its end. */
const repetitions = 3;

/**
 * Draws a course by running it with every outcome of every open step, from each assessment it can open with.
 *
 * Steps that are open side by side are not tried in every order: each outcome is followed further when it is new, or
 * when it belongs to the step that was opened first.
 *
 * @throws Error when a declared outcome makes the course fail
 */
export function explore(process: ProcessDefinition): CourseGraph {
  const graph = new GraphBuilder();
  const followed = new Set<string>();
  const waiting = process.openings.flatMap((assessment) => {
    const path = [row(1, { type: 'submitted', assessment, requestReview: false })];
    const opened = follow(process, { path, event: { type: 'opened' }, from: 'start', by: 'submitted', graph });
    return opened ? { ...opened, newest: JSON.stringify(assessment) } : [];
  });
  let looked = 0;
  for (; waiting.length > 0 && looked < explorationLimit;) {
    const { path, run, newest } = waiting.shift() as Followed;
    const firstOpened = run.state.openSteps.find(({ option }) => !option)?.key;
    for (const { key, variant, ...possible } of possibleEvents(process, { path, run })) {
      const transition = `${possible.from}:${possible.by}:${variant}`;
      const isNew = graph.take(transition);
      if (!isNew && key !== firstOpened) continue;
      looked++;
      const further = follow(process, { path, graph, ...possible });
      if (!further) continue;
      const next = { ...further, newest: isNew ? transition : newest };
      const signature = signatureOf(next);
      if (followed.has(signature)) continue;
      followed.add(signature);
      waiting.push(next);
    }
  }
  return graph.drawn(process);
}

interface Followed {
  readonly path: readonly LoggedEvent[];
  readonly run: CourseRun;
  /** The latest outcome on this path that no earlier path had: what a course remembers may hang on it. */
  readonly newest: string;
}

/** Lets the course take one event, draws what it led to, and returns where it stands unless it ended or refused. */
function follow(
  process: ProcessDefinition,
  {
    path,
    event,
    from,
    by,
    graph,
  }: { path: readonly LoggedEvent[]; event: CaseEvent; from: string; by: string; graph: GraphBuilder },
): Omit<Followed, 'newest'> | undefined {
  const run = replay(process, path);
  if (run.refusalOf(event)) return undefined;
  const change = run.apply(event);
  for (const { step } of change.opened) graph.addEdge({ from, outcome: by, to: step, kind: 'step' });
  if (change.ending) graph.addEdge({ from, outcome: by, to: `end:${change.ending.outcome}`, kind: 'end' });
  return change.ending ? undefined : { path: [...path, { ...row(path.length + 1, event), change }], run };
}

class GraphBuilder {
  private readonly nodes = new Map<string, CourseGraph['nodes'][number]['kind']>([['start', 'start']]);
  private readonly edges = new Map<string, CourseGraph['edges'][number]>();
  private readonly taken = new Set<string>();

  /** @returns whether this outcome with this data was taken for the first time */
  take(transition: string): boolean {
    const isNew = !this.taken.has(transition);
    this.taken.add(transition);
    return isNew;
  }

  addEdge({ kind, ...edge }: CourseGraph['edges'][number] & { readonly kind: 'step' | 'end' }): void {
    this.nodes.set(edge.to, kind);
    this.edges.set(JSON.stringify(edge), edge);
  }

  drawn(process: ProcessDefinition): CourseGraph {
    const declared = Object.entries(process.steps).flatMap(([step, { outcomes }]) =>
      Object.keys(outcomes).map((outcome) => `${step}:${outcome}`),
    );
    const reached = new Set([...this.taken].map((transition) => transition.split(':').slice(0, 2).join(':')));
    return {
      nodes: [...this.nodes].map(([id, kind]) => ({ id, kind })),
      edges: [...this.edges.values()],
      unreached: declared.filter((pair) => !reached.has(pair)),
    };
  }
}

/** Courses that stand on the same newest outcome and have the same steps open, as often, go on alike. */
function signatureOf({ path, run, newest }: Followed): string {
  const passed = passedDeadlines(path);
  const open = run.state.openSteps.map(({ key }) => [
    key.replace(/#(\d+)$/, (_, times: string) => `#${Math.min(Number(times), repetitions)}`),
    passed.has(key),
  ]);
  return JSON.stringify([newest, open.sort()]);
}

interface Possible {
  readonly event: CaseEvent;
  /** Step that it completes; absent for what happens to the case as a whole. */
  readonly key?: string;
  /** Node and label of the edge that it draws. */
  readonly from: string;
  readonly by: string;
  /** Tells apart the samples of an outcome's data. */
  readonly variant: string;
}

/** What may happen next: every outcome of every open step with each choice of its data, deadlines, changed facts, ends. */
export function possibleEvents(
  process: ProcessDefinition,
  { path: log, run }: { readonly path: readonly LoggedEvent[]; readonly run: CourseRun },
): Possible[] {
  const { openSteps } = run.state;
  const passed = passedDeadlines(log);
  const assessment = log
    .flatMap(({ event }) => ('assessment' in event && event.assessment ? [event.assessment] : []))
    .at(-1);
  return [
    ...openSteps.flatMap(({ key, step }) =>
      Object.entries(process.steps[step]?.outcomes ?? {}).flatMap(([outcome, { data }]) =>
        samples(data ?? {}).map((sample) => ({
          event: { type: 'completed' as const, key, outcome, data: sample },
          key,
          from: step,
          by: outcome,
          variant: JSON.stringify(sample),
        })),
      ),
    ),
    ...openSteps
      .filter(({ key, due }) => due !== undefined && !passed.has(key))
      .map(({ key, step }) => ({
        event: { type: 'milestones-passed' as const, milestones: [{ kind: 'due' as const, key }] },
        from: step,
        by: 'overdue',
        variant: '',
      })),
    ...(assessment ? changesOfVerdict(assessment) : []),
    { event: { type: 'withdrawn' as const }, from: 'start', by: 'withdrawn', variant: '' },
    {
      event: { type: 'closed-early' as const, ground: 'moved' as const },
      from: 'start',
      by: 'closed-early',
      variant: '',
    },
  ];
}

function changesOfVerdict(assessment: Assessment): Possible[] {
  const verdict = assessment.verdict === 'eligible' ? 'needs-review' : 'eligible';
  const event = { type: 'fact-corrected' as const, fact: 'any', assessment: { ...assessment, verdict } as const };
  return [{ event, from: 'start', by: 'fact-corrected', variant: verdict }];
}

function passedDeadlines(log: readonly LoggedEvent[]): ReadonlySet<string> {
  return new Set(
    log.flatMap(({ event }) =>
      event.type === 'milestones-passed' ? event.milestones.flatMap((m) => (m.kind === 'due' ? [m.key] : [])) : [],
    ),
  );
}

type Codes = Readonly<Record<string, string | boolean | readonly Readonly<Record<string, string | boolean>>[]>>;

/** One sample of data for each value of each choice, the rest at its first value. Private texts never reach a course. */
export function samples(fields: Fields): Codes[] {
  const codes = Object.entries(fields).filter(([, field]) => !field.private);
  const first = Object.fromEntries(codes.map(([name, field]) => [name, valuesOf(field)[0] as Codes[string]]));
  const variants = codes.flatMap(([name, field]) =>
    valuesOf(field)
      .slice(1)
      .map((value) => ({ ...first, [name]: value })),
  );
  const withoutOptional = Object.fromEntries(Object.entries(first).filter(([name]) => !fields[name]?.optional));
  const bare = Object.keys(withoutOptional).length < Object.keys(first).length ? [withoutOptional] : [];
  return [first, ...variants, ...bare];
}

function valuesOf(field: Field): Codes[string][] {
  switch (field.kind) {
    case 'choice':
      return (field.choices ?? []).map(({ id }) => id);
    case 'boolean':
      return [true, false];
    case 'date':
      return ['2026-12-01'];
    case 'list':
      return [samples(field.entry ?? {}).slice(0, 1) as Readonly<Record<string, string | boolean>>[]];
    case 'text':
      return [];
  }
}

const row = (seq: number, event: CaseEvent): LoggedEvent => ({ seq, at: '', commandId: String(seq), event });
