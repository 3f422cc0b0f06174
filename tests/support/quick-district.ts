import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, __dirname.includes('dist') ? '../../../..' : '../..');
const district = 'koebenhavns-vestegn';
const citation = 'Sat ned for en demonstration';

/** Seconds from a step's opening to its due instant, and from there to the last rung of its ladder. */
export const quickSeconds = { due: 6, lastRung: 6 } as const;

const seconds = (id: string, amount: number, audiences: readonly string[]) => ({
  id,
  offset: { amount, unit: 'seconds' },
  audiences,
});

/**
 * A folder with one shipped district in which the secretariat's first answers of PSP-K are due in seconds, with a ladder
 * that is climbed in seconds, and the parties' answers may be paused.
 */
export function quickDistrict(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tovholder-district-'));
  const shipped: unknown = JSON.parse(readFileSync(join(root, `libs/districts/profiles/${district}.json`), 'utf8'));
  const profile = {
    ...(shipped as object),
    rules: [
      { id: 'PSP-05', kind: 'seconds', amount: quickSeconds.due, ladder: 'quick', citation },
      { id: 'TOV-02', pausable: ['citizen-away', 'awaiting-information'], citation },
    ],
    ladders: [
      {
        id: 'quick',
        version: 1,
        mark: 'ASSUMPTION',
        rungs: [
          seconds('due-3s', -3, ['owner']),
          seconds('due', 0, ['owner', 'unit']),
          seconds('due+2s', 2, ['supervisor']),
          seconds('due+4s', 4, ['head']),
          seconds('due+6s', quickSeconds.lastRung, ['management', 'steering-group']),
        ],
      },
    ],
  };
  writeFileSync(join(folder, `${district}.json`), JSON.stringify(profile));
  return folder;
}
