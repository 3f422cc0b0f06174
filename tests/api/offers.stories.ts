import { describe, expect, test } from '@jest/globals';
import { processIds } from '@tovholder/domain/eligibility';
import type { Product } from '../support/product';
import { Chance } from '../support/chance';
import { CourseMap, type DrawnCourse } from './course-map';
import { openings } from './openings';
import { Walk } from './walks';

/**
 * The same seed takes the same chances. `OFFERS_ROUNDS=3` looks longer: from each beginning that often, and further; it
 * takes minutes, and then most outcomes of every sheet must have been recorded.
 */
const seed = Number(process.env['OFFERS_SEED'] ?? Date.now() % 2 ** 31);
const rounds = Number(process.env['OFFERS_ROUNDS'] ?? 1);
const isLong = rounds > 1;
/** What no walk comes to, because a clock has to ring first. */
const onlyInTime: Readonly<Record<string, readonly string[]>> = {
  ukn: ['preliminary-assessment issued'],
  underretning: ['preliminary-assessment given'],
};

/** What is offered is what works, in any state that a course can get to, for whoever looks at it. */
export function offerStories(product: Product): void {
  describe('what is offered works, and nothing else', () => {
    test.each(processIds)(
      'on walks through %s',
      async (process) => {
        const reader = await product.as('caseworker.0165');
        const [sheet, diagram] = await Promise.all([
          reader.get(`/processes/${process}`),
          reader.get(`/processes/${process}/diagram`),
        ]);
        const map = new CourseMap({ ...sheet.body, ...diagram.body } as unknown as DrawnCourse);
        const beginnings = openings[process] ?? [];
        const walked = Array.from({ length: rounds * beginnings.length }, (_, index) => {
          const opening = beginnings[index % beginnings.length]!;
          return new Walk(opening, {
            product,
            map,
            chance: new Chance(seed + index),
            moves: isLong ? 40 : 12,
            tries: 2,
          });
        });
        const faults = await inLanes(walked, 4);
        expect({ seed, faults }).toEqual({ seed, faults: [] });
        expect(map.total).toBeGreaterThan(beginnings.length * 10);
        if (!isLong) return;
        const untried = map.untried.filter((outcome) => !(onlyInTime[process] ?? []).includes(outcome));
        expect({ seed, untried: untried.length > map.all.length / 3 ? untried : [] }).toEqual({ seed, untried: [] });
      },
      600_000,
    );
  });
}

async function inLanes(walked: readonly Walk[], width: number): Promise<readonly string[]> {
  const faults: string[] = [];
  const rest = [...walked];
  const lane = async (): Promise<void> => {
    for (let walk = rest.shift(); walk; walk = rest.shift()) {
      await walk.run().catch((fault: unknown) => faults.push(fault instanceof Error ? fault.message : String(fault)));
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return faults;
}
