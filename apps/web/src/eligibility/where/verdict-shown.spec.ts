import { expect, test } from '@jest/globals';
import type { Verdict } from '@tovholder/api-client';
import { verdictShown } from './verdict-shown';

const reasons = (...all: readonly (boolean | 'unknown')[]) =>
  all.map((satisfied) => ({ satisfied })) as unknown as Verdict['reasons'];

test.each([
  ['eligible', reasons(true, true), 'eligible'],
  ['eligible', reasons(true, 'unknown'), 'eligible-so-far'],
  ['needs-review', reasons(true, 'unknown'), 'needs-review'],
  ['not-eligible', reasons(false, 'unknown'), 'not-eligible'],
] as const)('%s with %j is shown as %s', (verdict, given, shown) => {
  expect(verdictShown({ verdict, reasons: given })).toBe(shown);
});
