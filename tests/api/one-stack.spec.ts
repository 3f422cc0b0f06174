import { afterAll, beforeAll } from '@jest/globals';
import { Product } from '../support/product';
import { accessStories, hiddenStaysHidden } from './access.stories';
import { badInputStories } from './bad-input.stories';
import { catalogueStories } from './catalogue.stories';
import { concurrencyStories } from './concurrency.stories';
import { certificatesOfAllAnswers, deadlineStories, everyOperationAnswered } from './deadlines.stories';
import { eligibilityStories } from './eligibility.stories';
import { exitStories } from './exit.stories';
import { listStories } from './lists.stories';
import { pspStories } from './psp.stories';
import { pspKStories } from './psp-k.stories';
import { tracesOfTheRun } from './traces.stories';
import { uknStories } from './ukn.stories';
import { childStories } from './underretning.stories';

/** One product for all that does not need to break it: starting one takes longer than most of what is asked of it. */
const product = new Product();
beforeAll(() => product.start(), 120_000);
afterAll(() => product.stop(), 60_000);

catalogueStories(product);
pspKStories(product);
uknStories(product);
exitStories(product);
childStories(product);
pspStories(product);
eligibilityStories(product);
badInputStories(product);
listStories(product);
accessStories(product);
concurrencyStories(product);
deadlineStories(product);
hiddenStaysHidden(product);
certificatesOfAllAnswers(product);
everyOperationAnswered(product, { ofTime: false });
tracesOfTheRun(product);
