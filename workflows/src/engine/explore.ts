import type { CaseEvent, CourseChange, LoggedEvent, MilestoneRef, OpenedStep } from '@tovholder/domain/case-log';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { Field, Fields } from './fields';
import type { ProcessDefinition } from './process';
import { CourseRun } from './replay';

/** The course as a graph: steps and endings as nodes, outcomes as edges. */
export interface CourseGraph {
  readonly nodes: readonly { readonly id: string; readonly kind: 'start' | 'step' | 'end' }[];
  readonly edges: readonly { readonly from: string; readonly outcome: string; readonly to: string }[];
  /** Declared outcomes that no explored course reached. Empty for a sound process. */
  readonly unreached: readonly string[];
  /** What led to an open case in which nobody owes a step. Empty for a sound process. */
  readonly orphaned: readonly string[];
}

/** Courses looked at before giving up; the three first processes need a few hundred. */
const explorationLimit = 20_000;
/** How often a step is repeated on one path: enough for "at most three times" to show its end. */
const repetitions = 3;

/**
 * Draws a course by running it with every outcome of every open step, from each assessment it can open with.
 *
 * Steps that are open side by side are not tried in every order: each outcome is followed further when it is new, or
 * when it belongs to the step that a course goes on with.
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
    const goesOn = nextToFollow(process, run)?.key;
    for (const { key, variant, ...possible } of possibleEvents(process, { path, run })) {
      if (run.refusalOf(possible.event)) continue;
      const outcome = `${possible.from}:${possible.by}`;
      const isNew = graph.take(`${outcome}:${variant}`);
      if (!isNew && key !== goesOn) continue;
      looked++;
      const further = follow(process, { path, graph, ...possible });
      if (!further || (key === undefined && further.effect === noEffect)) continue;
      const next = { ...further, newest: isNew ? `${outcome}:${further.effect}` : newest };
      const signature = signatureOf(process, next);
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
  /** What the latest event changed. */
  readonly effect: string;
  /** The latest outcome, with its effect, that no earlier path had: what a course remembers may hang on it. */
  readonly newest: string;
}

/** The owed step to go on with: what comes once before what repeats, and in the order of opening. */
function nextToFollow(process: ProcessDefinition, run: CourseRun): OpenedStep | undefined {
  const canEnd = ({ key, step }: OpenedStep): boolean =>
    Object.keys(process.steps[step]?.outcomes ?? {}).some(
      (outcome) => !run.refusalOf({ type: 'completed', key, outcome, data: {} }),
    );
  const owed = run.state.openSteps.filter((step) => !step.option && canEnd(step));
  return owed.find(({ step }) => !process.steps[step]?.numbered) ?? owed[0];
}

const stepOf = (key: string): string => key.replace(/#\d+$/, '');

function effectOf({ opened, withdrawn, responsible }: CourseChange): string {
  return JSON.stringify([
    opened.map(({ step, by, due, handover }) => [step, by, due, handover]),
    withdrawn.map(stepOf),
    responsible,
  ]);
}
const noEffect = effectOf({ courseVersion: 1, opened: [], withdrawn: [], marks: [] });

/** Lets the course take one event, draws what it led to, and returns where it stands unless it ended. */
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
  const run = new CourseRun(process);
  for (const { event: earlier } of path) run.apply(earlier);
  const change = run.apply(event);
  for (const { step } of change.opened) graph.addEdge({ from, outcome: by, to: step, kind: 'step' });
  if (change.ending) graph.addEdge({ from, outcome: by, to: `end:${change.ending.outcome}`, kind: 'end' });
  else if (!run.state.openSteps.some(({ option }) => !option)) graph.addOrphan(`${from}:${by}`);
  if (change.ending) return undefined;
  return { path: [...path, { ...row(path.length + 1, event), change }], run, effect: effectOf(change) };
}

class GraphBuilder {
  private readonly nodes = new Map<string, CourseGraph['nodes'][number]['kind']>([['start', 'start']]);
  private readonly edges = new Map<string, CourseGraph['edges'][number]>();
  private readonly taken = new Set<string>();
  private readonly orphaned = new Set<string>();

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

  addOrphan(transition: string): void {
    this.orphaned.add(transition);
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
      orphaned: [...this.orphaned],
    };
  }
}

/**
 * Courses that stand on the same newest outcome, have the same steps open, as often, and the same one to follow, go on
 * alike. A course may count how often it has tried a step, but not how often one has come that repeats through the case,
 * or has several parts.
 */
function signatureOf(process: ProcessDefinition, { path, run, newest }: Followed): string {
  const passed = passedDeadlines(path);
  const counted = ({ key, step }: OpenedStep): string =>
    key.replace(/#(\d+)$/, (_, times: string) =>
      process.steps[step]?.numbered || key.includes(':') ? '#' : `#${Math.min(Number(times), repetitions)}`,
    );
  const { openSteps } = run.state;
  const open = openSteps.map((step) => [counted(step), passed.has(step.key)]);
  return JSON.stringify([newest, nextToFollow(process, run)?.step, open.sort()]);
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
    ...openSteps.flatMap((open) => outcomesOf(process, open)),
    ...openSteps
      .filter(({ key, due }) => due !== undefined && !passed.has(key))
      .map(({ key, step }) => happening({ from: step, by: 'overdue' }, passing({ kind: 'due', key }))),
    ...openSteps
      .filter(({ handover }) => handover)
      .map(({ key, step }) => happening({ from: step, by: 'withdrawn' }, { type: 'handover-withdrawn', key })),
    ...(assessment ? changesOfVerdict(assessment) : []),
    ...(log.some(isComingOfAge) ? [] : [comesOfAge(log)]),
    happening({ from: 'start', by: 'offered' }, { type: 'handover-offered', to: 'kommune:0000' }),
    happening({ from: 'start', by: 'withdrawn' }, { type: 'withdrawn' }),
    happening({ from: 'start', by: 'closed-early' }, { type: 'closed-early', ground: 'moved' }),
  ];
}

function outcomesOf(process: ProcessDefinition, { key, step }: OpenedStep): Possible[] {
  return Object.entries(process.steps[step]?.outcomes ?? {}).flatMap(([outcome, { data }]) =>
    samples(data ?? {}).map((sample) => ({
      event: { type: 'completed' as const, key, outcome, data: sample },
      key,
      from: step,
      by: outcome,
      variant: JSON.stringify(sample),
    })),
  );
}

const comingOfAge: MilestoneRef = { kind: 'birthday', name: '18' };
const isComingOfAge = ({ event }: LoggedEvent): boolean =>
  event.type === 'milestones-passed' && event.milestones.some(({ kind }) => kind === 'birthday');

/** A birthday is tried once with each set of steps that an event opens: a course may wait for it beside them. */
function comesOfAge(log: readonly LoggedEvent[]): Possible {
  const opened = log.at(-1)?.change?.opened.map(({ step }) => step) ?? [];
  return { ...happening({ from: 'start', by: 'turned-18' }, passing(comingOfAge)), variant: opened.join() };
}

const passing = (milestone: MilestoneRef): CaseEvent => ({ type: 'milestones-passed', milestones: [milestone] });
const happening = (edge: Pick<Possible, 'from' | 'by'>, event: CaseEvent): Possible => ({
  event,
  ...edge,
  variant: '',
});

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
