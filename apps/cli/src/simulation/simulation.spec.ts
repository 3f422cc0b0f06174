import { describe, expect, test } from '@jest/globals';
import { loadDistricts, rulesOf } from '@tovholder/districts';
import { danishCalendar } from '@tovholder/domain/calendar';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { processes } from '@tovholder/workflows/processes';
import { CliProblem } from '../problem';
import { chanceOf } from './chance';
import { readChoices } from './choices';
import { Simulation, type SimulatedEvent } from './simulation';

const profile = [...loadDistricts().values()][0];
if (!profile) throw new Error('A district is shipped');
const counting = { rules: rulesOf(profile), calendar: danishCalendar, zone: profile.zone };

function processOf(id: string): ProcessDefinition {
  const process = processes.get(id);
  if (!process) throw new Error(`No process ${id}`);
  return process;
}

function simulated(
  id: string,
  {
    seed = 1,
    choose = [],
    opening = 0,
    late = 0.1,
    limit = 400,
  }: { seed?: number; choose?: string[]; opening?: number; late?: number; limit?: number } = {},
): { readonly simulation: Simulation; readonly events: readonly SimulatedEvent[] } {
  const process = processOf(id);
  const assessment = process.openings[opening];
  if (!assessment) throw new Error('No such opening');
  const choices = readChoices(process, choose);
  const simulation = new Simulation({
    process,
    opening: assessment,
    counting,
    start: '2026-03-02',
    chance: chanceOf(seed),
    choices,
    late,
    limit,
  });
  return { simulation, events: [...simulation.events()] };
}

const completed = (events: readonly SimulatedEvent[], step: string): string[] =>
  events.flatMap(({ event }) => (event.type === 'completed' && event.key.startsWith(step) ? [event.outcome] : []));

describe.each([...processes.keys()])('simulating %s', (id) => {
  test('moves the clock forwards only, and dates nothing before it was opened', () => {
    for (let seed = 0; seed < 12; seed++) {
      const { events } = simulated(id, { seed, opening: seed % processOf(id).openings.length });
      const times = events.map(({ at }) => Date.parse(at));
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(events.length).toBeGreaterThan(1);
    }
  });

  test('tells the same story for the same seed', () => {
    expect(simulated(id, { seed: 42 }).events).toEqual(simulated(id, { seed: 42 }).events);
  });

  test('ends, or stops at the limit', () => {
    for (let seed = 0; seed < 12; seed++) {
      const { simulation, events } = simulated(id, { seed });
      expect(simulation.ending !== undefined || events.length === 400).toBe(true);
    }
  });
});

describe('choices', () => {
  test('are taken in the order given, with their data', () => {
    const choose = [
      'first-meeting=no-show',
      'first-meeting=no-show,newDate=2026-04-01',
      'first-meeting=held',
      'risk-check=no-immediate-risk',
    ];
    const { events } = simulated('exit', { choose });
    expect(completed(events, 'first-meeting')).toEqual(['no-show', 'no-show', 'held']);
    const second = events.find(({ event }) => event.type === 'completed' && event.key === 'first-meeting#2');
    expect(second?.event).toMatchObject({ data: { newDate: '2026-04-01' } });
  });

  test('a step that is never late is done by its date', () => {
    const { events } = simulated('psp-k', { late: 0, choose: ['confirm-responsibility-unclear=unclear'] });
    const acknowledged = events.find(({ event }) => event.type === 'completed' && event.key === 'acknowledge');
    expect(acknowledged && acknowledged.localDate <= '2026-03-09').toBe(true);
  });

  test.each([
    ['reviw=close', 'no step'],
    ['review=finish', 'no outcome'],
    ['name-responsible=named,authority=skolen', 'not possible'],
    ['name-responsible=named,who=kommune', 'asks for no'],
    ['schedule=scheduled,meetingOn=tomorrow', 'not a date'],
    ['review=close,', 'no choice'],
  ])('%s is refused with a remedy', (text, sentence) => {
    const refused = () => readChoices(processOf('psp-k'), [text]);
    expect(refused).toThrow(sentence);
    expect(refused).toThrow(CliProblem);
  });
});
