import { expect, test } from '@jest/globals';
import { ruleView } from '@tovholder/contracts/http';
import { informationalRules, nationalRules } from '@tovholder/domain/rules';
import { presentRule } from './rule.presenter';

test.each([...nationalRules, ...informationalRules])('$id is answered as the contract says', (rule) => {
  const view = presentRule(rule, 'da');
  expect(ruleView.strict().parse(view)).toEqual(view);
  expect(view.title).toBe(rule.title.da);
});

test('a row without a number has none in the answer, and what its source says instead', () => {
  const row = informationalRules.find(({ id }) => id === 'UND-03')!;
  expect(presentRule(row, 'en')).toMatchObject({
    kind: 'informational',
    amount: null,
    trigger: null,
    ladder: null,
    says: 'without a number; excepted in special circumstances',
  });
});

test.each([
  ['UKN-02', 'standard'],
  ['UKN-05', 'soft'],
  ['UND-01', 'hours'],
  ['UKN-21', null],
])('the ladder of %s is %s', (id, ladder) => {
  expect(
    presentRule(
      nationalRules.find((rule) => rule.id === id)!,
      'da',
    ).ladder,
  ).toBe(ladder);
});
