import type { DiagramView } from '@tovholder/contracts/http';
import type { DeadlineRule } from '@tovholder/domain/rules';
import type { Language, Localized } from '@tovholder/domain/text';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import type { DrawnCourse } from '@tovholder/workflows/graphs';
import { roleTitle } from './role-words';

const t = (da: string, en: string): Localized => ({ da, en });

/** What leads on beside the outcomes of steps. */
const happenings: Readonly<Record<string, Localized>> = {
  submitted: t('Indsendt', 'Submitted'),
  overdue: t('Fristen er overskredet', 'The deadline has passed'),
  offered: t('Sagen tilbydes en anden myndighed', 'The case is offered to another authority'),
  withdrawn: t('Trækkes tilbage', 'Withdrawn'),
  'closed-early': t('Afsluttes før tid', 'Closed early'),
  'fact-corrected': t('En oplysning rettes', 'A fact is corrected'),
  'turned-18': t('Borgeren fylder 18 år', 'The citizen turns 18'),
};

type Edge = DrawnCourse['edges'][number];
type EdgeKind = DiagramView['edges'][number]['kind'];

/** A course as a graph that a person can read: who owes each step, by which deadline, and what can follow. */
export function presentDiagram(
  process: ProcessDefinition,
  context: {
    readonly graph: DrawnCourse;
    readonly language: Language;
    /** Deadline rules by their ids. */
    readonly rules: ReadonlyMap<string, DeadlineRule>;
  },
): DiagramView {
  const { graph, language } = context;
  return {
    process: process.id,
    version: graph.version,
    nodes: graph.nodes.map((node) => presentNode(process, { ...context, node })),
    edges: graph.edges.map((edge) => ({
      ...edge,
      title: outcomeTitle(process, { edge, language }),
      kind: kindOf(edge, process),
    })),
  };
}

function presentNode(
  process: ProcessDefinition,
  {
    node: { id, kind },
    graph,
    language,
    rules,
  }: {
    readonly node: DrawnCourse['nodes'][number];
    readonly graph: DrawnCourse;
    readonly language: Language;
    readonly rules: ReadonlyMap<string, DeadlineRule>;
  },
): DiagramView['nodes'][number] {
  const plain = { id, kind, by: null, deadline: null, repeats: false, option: false, outcomes: [] };
  if (kind === 'start') return { ...plain, title: t('Henvendelse', 'Referral')[language] };
  if (kind === 'end') return { ...plain, title: process.endings[id.slice('end:'.length)]?.[language] ?? id };
  const step = process.steps[id];
  if (!step) return { ...plain, title: id };
  const rule = step.due === undefined ? undefined : rules.get(step.due);
  const following = (outcome: string): string[] =>
    graph.edges.filter((edge) => edge.from === id && edge.outcome === outcome).map(({ to }) => to);
  return {
    id,
    kind,
    title: step.title[language],
    by: { role: step.by, title: roleTitle(step.by)[language] },
    deadline: rule ? { rule: rule.id, title: rule.title[language], mark: rule.mark, soft: rule.soft } : null,
    repeats: step.numbered ?? false,
    option: step.option ?? false,
    outcomes: Object.entries(step.outcomes).map(([outcome, { title }]) => ({
      outcome,
      title: title[language],
      to: following(outcome),
    })),
  };
}

function kindOf({ from, outcome }: Edge, process: ProcessDefinition): EdgeKind {
  if (from === 'start') return outcome === 'submitted' ? 'submitted' : 'anytime';
  if (process.steps[from]?.outcomes[outcome]) return 'outcome';
  return outcome === 'overdue' ? 'overdue' : 'anytime';
}

function outcomeTitle(
  process: ProcessDefinition,
  { edge: { from, outcome }, language }: { readonly edge: Edge; readonly language: Language },
): string {
  const title = process.steps[from]?.outcomes[outcome]?.title ?? happenings[outcome];
  return title?.[language] ?? outcome;
}
