import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Act, Directory } from './directory';
import { violations } from './invariants';
import { answer, offer, takeBack, wait, work, writeAsBefore } from './with-cases';
import { assign, claim, comeBack, comeIntoService, giveWhileLeaving, goAway, leave } from './with-people';
import type { World } from './world';

/** One thing that people do. Afterwards everything that must hold does. */
class Deed implements fc.AsyncCommand<Directory, World> {
  constructor(
    private readonly said: string,
    private readonly act: Act,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Directory, world: World): Promise<void> {
    await this.act(world, model);
    expect(await violations(world)).toEqual([]);
  }

  toString(): string {
    return this.said;
  }
}

const n = fc.nat(1_000);
const days = fc.record({ from: fc.integer({ min: -2, max: 5 }), days: fc.nat(20) });
const municipality = fc.constantFrom('kommune:0151', 'kommune:0165');
const reply = fc.constantFrom<('accepted' | 'refused')[]>('accepted', 'accepted', 'refused');

const possible: readonly fc.Arbitrary<Deed>[] = [
  fc.tuple(n, fc.option(n, { freq: 8 })).map(([i, who]) => new Deed(`assign(${i}, ${who})`, assign(i, who))),
  fc.tuple(n, n).map(([i, who]) => new Deed(`claim(${i}, ${who})`, claim(i, who))),
  fc.tuple(n, n, days).map(([u, d, on]) => new Deed(`goAway(${u}, ${d}, ${JSON.stringify(on)})`, goAway(u, d, on))),
  n.map((who) => new Deed(`comeBack(${who})`, comeBack(who))),
  fc.tuple(n, fc.option(n, { nil: undefined, freq: 5 })).map(([u, d]) => new Deed(`leave(${u}, ${d})`, leave(u, d))),
  n.map((who) => new Deed(`comeIntoService(${who})`, comeIntoService(who))),
  fc.tuple(n, n, n).map(([i, u, d]) => new Deed(`giveWhileLeaving(${i}, ${u}, ${d})`, giveWhileLeaving(i, u, d))),
  fc.tuple(n, municipality).map(([i, to]) => new Deed(`offer(${i}, ${to})`, offer(i, to))),
  fc.tuple(n, reply).map(([i, outcome]) => new Deed(`answer(${i}, ${outcome})`, answer(i, outcome))),
  // Twice, for an offer is seldom open.
  fc.tuple(n, reply).map(([i, outcome]) => new Deed(`answer(${i}, ${outcome})`, answer(i, outcome))),
  n.map((i) => new Deed(`takeBack(${i})`, takeBack(i))),
  n.map((i) => new Deed(`writeAsBefore(${i})`, writeAsBefore(i))),
  n.map((i) => new Deed(`work(${i})`, work(i))),
  fc.integer({ min: 1, max: 24 * 6 }).map((hours) => new Deed(`wait(${hours})`, wait(hours))),
];

/** A string of things that people may do, at random. */
export const deeds = fc.array(fc.oneof(...possible), { minLength: 60, maxLength: 90 });
