import { describe, expect, test } from '@jest/globals';
import { explore } from '../engine';
import { courseGraphs } from '../graphs';
import { processes } from '.';

describe.each([...processes.values()].map((process) => [process.id, process] as const))(
  'the course of %s',
  (_, process) => {
    const graph = explore(process);

    test('handles each outcome that its sheet declares', () => {
      expect(graph.unreached).toEqual([]);
    });

    test('leaves nobody with an open case in which no step is owed', () => {
      expect(graph.orphaned).toEqual([]);
    });

    test('is drawn as it is: else `npm run -w @tovholder/workflows graphs`', () => {
      const { nodes, edges } = graph;
      expect(courseGraphs.get(process.id)).toEqual({ process: process.id, version: process.version, nodes, edges });
    });

    test('ends only in ways that it has words for', () => {
      const ends = graph.nodes.filter(({ kind }) => kind === 'end').map(({ id }) => id.replace('end:', ''));
      expect(ends.length).toBeGreaterThan(0);
      expect(ends.filter((end) => !(end in process.endings))).toEqual([]);
      expect(Object.keys(process.endings).filter((end) => !ends.includes(end))).toEqual([]);
    });
  },
);
