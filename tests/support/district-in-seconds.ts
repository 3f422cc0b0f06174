import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, __dirname.includes('dist') ? '../../../..' : '../..');
const id = 'koebenhavns-vestegn';

export interface Seconds {
  /** Seconds from opening to the due instant, for the two first steps of a PSP-K case. */
  readonly due: number;
  /** Distance of each rung from the due instant, in seconds, each with whom it tells. */
  readonly rungs: Readonly<Record<number, readonly string[]>>;
  /** Grounds on which the parties' answers may be paused; absent: none. */
  readonly pausable?: readonly string[];
}

/**
 * A folder of district profiles with one district, in which the first deadline of a PSP-K case runs out within a minute:
 * as a demonstration would have it.
 */
export function districtInSeconds({ due, rungs, pausable = [] }: Seconds): { readonly folder: string; remove(): void } {
  const profile = JSON.parse(readFileSync(join(root, 'libs/districts/profiles', `${id}.json`), 'utf8')) as object;
  const ladder = {
    id: 'seconds',
    version: 1,
    mark: 'ASSUMPTION',
    rungs: Object.entries(rungs)
      .map(([offset, audiences]) => ({ amount: Number(offset), audiences }))
      .sort((one, other) => one.amount - other.amount)
      .map(({ amount, audiences }) => ({ id: rungName(amount), offset: { amount, unit: 'seconds' }, audiences })),
  };
  const citation = 'Test: counted in seconds';
  const rules = [
    { id: 'PSP-05', kind: 'seconds', amount: due, ladder: ladder.id, citation },
    ...(pausable.length === 0 ? [] : [{ id: 'TOV-02', pausable, citation }]),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-districts-'));
  writeFileSync(join(folder, `${id}.json`), JSON.stringify({ ...profile, rules, ladders: [ladder] }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const rungName = (amount: number): string => {
  if (amount === 0) return 'due';
  return `due${amount < 0 ? '-' : '+'}${Math.abs(amount)}s`;
};
