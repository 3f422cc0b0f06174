import { expect, test } from '@jest/globals';
import { tovholder } from '../support/operator';
import type { Product } from '../support/product';
import { personDataInLogs, readableInTemporal } from '../support/traces';

/** After all else: what the run has left behind. */
export function tracesOfTheRun(product: Product): void {
  test('no log holds a CPR number, a name or a word that somebody wrote', () => {
    expect(personDataInLogs(product.stack)).toEqual([]);
  });

  test('Temporal holds neither persons and texts nor, in the clear, what was answered', () => {
    const words = ['Berggren', '2512489996', 'mistet sin bolig', 'declined-to-share', 'quorum-not-reached'];
    expect(readableInTemporal(product.stack, words)).toEqual([]);
    // The search attributes are for the operator's eyes: proof that the files are the right ones.
    expect(readableInTemporal(product.stack, ['koebenhavns-vestegn'])).toEqual(['koebenhavns-vestegn']);
  });

  test('the chain of every case log holds', async () => {
    const { code, output } = await tovholder(product.stack, ['verify-log', '--json']);
    expect([code, JSON.parse(output)]).toMatchObject([0, { valid: true, broken: [] }]);
  }, 30_000);
}
