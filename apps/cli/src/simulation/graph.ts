import type { Language } from '@tovholder/domain/text';
import { explore, type CourseGraph, type ProcessDefinition } from '@tovholder/workflows/engine';

/** The course of a process as a graph: explored, not drawn by hand. */
export function graphOf(process: ProcessDefinition): CourseGraph {
  return explore(process);
}

/** The graph as text: each step with its outcomes, and what each leads to. */
export function graphLines(
  graph: CourseGraph,
  { process, language }: { process: ProcessDefinition; language: Language },
): string[] {
  const nodes = graph.nodes.filter(({ kind }) => kind !== 'end');
  return nodes.flatMap(({ id }) => {
    const edges = graph.edges.filter(({ from }) => from === id);
    const outcomes = [...new Set(edges.map(({ outcome }) => outcome))];
    const title = process.steps[id]?.title[language];
    const targets = (outcome: string): string =>
      edges.flatMap((edge) => (edge.outcome === outcome ? [edge.to.replace(/^end:/, '■ ')] : [])).join(', ');
    return [
      '',
      title === undefined ? id : `${id}  (${title})`,
      ...(outcomes.length === 0 ? ['   –'] : outcomes.map((outcome) => `   ${outcome} → ${targets(outcome)}`)),
    ];
  });
}
