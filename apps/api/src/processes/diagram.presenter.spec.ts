import { describe, expect, test } from '@jest/globals';
import { loadDistricts, rulesOf } from '@tovholder/districts';
import { courseGraphs } from '@tovholder/workflows/graphs';
import { processes } from '@tovholder/workflows/processes';
import { presentDiagram } from './diagram.presenter';
import { roleTitle } from './role-words';

const rules = rulesOf(loadDistricts().get('koebenhavns-vestegn')!);

describe('the diagram of a course', () => {
  test.each([...processes.values()].map((process) => [process.id, process] as const))(
    '%s: has words in both languages for all that it draws',
    (id, process) => {
      const graph = courseGraphs.get(id)!;
      for (const language of ['da', 'en'] as const) {
        const { nodes, edges } = presentDiagram(process, { graph, language, rules });
        expect(nodes.filter(({ id: node, title }) => node === title)).toEqual([]);
        expect(edges.filter(({ outcome, title }) => outcome === title)).toEqual([]);
      }
      for (const { by } of Object.values(process.steps)) expect(roleTitle(by).da).not.toBe(by);
    },
  );

  const drawn = presentDiagram(processes.get('psp-k')!, { graph: courseGraphs.get('psp-k')!, language: 'da', rules });

  test('says of a step who owes it, by which deadline, and what can follow on each outcome', () => {
    expect(drawn.nodes.find(({ id }) => id === 'name-responsible')).toEqual({
      id: 'name-responsible',
      kind: 'step',
      title: 'Udpeg den hovedansvarlige myndighed',
      by: { role: 'handlegruppe', title: 'Handlegruppen' },
      deadline: { rule: 'PSP-09', title: expect.any(String), mark: expect.any(String), soft: expect.any(Boolean) },
      repeats: false,
      option: false,
      outcomes: [
        { outcome: 'named', title: 'Udpeget', to: ['handover'] },
        { outcome: 'no-agreement', title: 'Ikke enighed', to: ['settle-responsibility'] },
      ],
    });
  });

  test('tells what can happen at any time from what a step leads to', () => {
    const anytime = drawn.edges.filter(({ kind }) => kind === 'anytime');
    expect(anytime.map(({ outcome }) => outcome).sort()).toEqual([
      'closed-early',
      'fact-corrected',
      'offered',
      'withdrawn',
    ]);
    expect(drawn.edges.filter(({ from }) => from !== 'start').map(({ kind }) => kind)).not.toContain('anytime');
  });
});
