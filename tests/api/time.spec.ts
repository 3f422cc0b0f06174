import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { districtInSeconds } from '../support/district-in-seconds';
import { Product } from '../support/product';
import { concernStories } from './concerns.stories';
import { certificatesOfAllAnswers, everyOperationAnswered } from './deadlines.stories';
import { handoverStories } from './handovers.stories';
import { ladderStories } from './ladders.stories';
import { operatorStories } from './operator.stories';
import { pauseStories } from './pauses.stories';
import { peopleStories } from './people.stories';
import { ruleChangeStories } from './rule-changes.stories';

/** A product whose district counts some deadlines in seconds, so that ladders can be watched. */
const product = new Product();
const district = districtInSeconds({
  due: 6,
  rungs: {
    [-3]: ['owner'],
    0: ['owner', 'unit'],
    2: ['supervisor'],
    4: ['head'],
    6: ['management', 'steering-group'],
  },
  pausable: ['citizen-away', 'awaiting-information'],
});
beforeAll(() => product.start({ env: { TOVHOLDER_DISTRICTS: district.folder } }), 120_000);
afterAll(async () => {
  await product.stop();
  district.remove();
}, 60_000);

ladderStories(product);
pauseStories(product);
handoverStories(product);
peopleStories(product);
concernStories(product);
ruleChangeStories(product);
operatorStories(product);

describe('the clocks', () => {
  test('say whether somebody checks them, to anyone and without a word about any case', async () => {
    const { addresses } = product.stack;
    const clocks = await fetch(`${addresses[0]}/v1/health/clocks`);
    expect(await clocks.json()).toMatchObject({ stale: expect.any(Boolean), unfired: expect.any(Number) });
    const client = await product.as('caseworker.0165');
    const metrics = await client.get('/health/metrics');
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(String(metrics.body)).toMatch(/^tovholder_milestones_unfired \d+$/m);
  });
});

certificatesOfAllAnswers(product, { certificates: 30, rules: 5 });
everyOperationAnswered(product, { ofTime: true });
