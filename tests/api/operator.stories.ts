import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { tovholder } from '../support/operator';
import type { Product } from '../support/product';
import { pspK } from '../support/referrals';
import { caseSeenBy, refer, stepOf } from './reading';

const district = 'koebenhavns-vestegn';
const worker = 'coordinator.pspk';
const deputy = 'head.pspk';

/** What an operator does from the command line, past the API and into the same record. */
export function operatorStories(product: Product): void {
  const cli = (...args: string[]) => tovholder(product.stack, args);

  describe('the operator', () => {
    test('tries a change of rules, is held to what the trial showed, and sees it through all open cases', async () => {
      await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const folder = mkdtempSync(join(tmpdir(), 'tovholder-operator-'));
      try {
        const file = join(folder, 'change.json');
        const change = { rules: [{ id: 'TOV-02', amount: 12, citation: 'Aftale om endnu længere svarfrist' }] };
        writeFileSync(file, JSON.stringify({ district, change }));
        const trial = await cli('rules', 'dry-run', file, '--json');
        expect(trial.code).toBe(0);
        const { guard, counts } = JSON.parse(trial.output) as { guard: string; counts: { deadlines: number } };
        expect(counts.deadlines).toBeGreaterThan(0);
        const table = await cli('rules', 'dry-run', file);
        expect(table.output).toContain(`guard ${guard}`);

        const reason = ['--reason', 'Aftalt i styregruppen'];
        const wrong = await cli('rules', 'apply', file, '--guard', 'sha256:0', ...reason);
        expect([wrong.code, wrong.output]).toEqual([
          1,
          expect.stringContaining('no longer what the guard was given for'),
        ]);
        const applied = await cli('rules', 'apply', file, '--guard', guard, ...reason);
        expect([applied.code, applied.output]).toEqual([
          0,
          expect.stringMatching(/✔ Applied to \d+ open cases.*100 %/s),
        ]);
        const [{ open }] = (await product.query<{ open: number }>(
          `SELECT count(*)::int AS open FROM case_file WHERE state <> 'closed' AND district = '${district}'
            AND rule_set_version < (SELECT max(version) FROM rule_set WHERE district = '${district}')`,
        )) as [{ open: number }];
        expect(open).toBe(0);

        writeFileSync(
          file,
          JSON.stringify({ district, change: { rules: [{ id: 'UKN-02', amount: 5, citation: 'x' }] } }),
        );
        const fixed = await cli('rules', 'dry-run', file);
        expect([fixed.code, fixed.output]).toEqual([2, expect.stringContaining('UKN-02 is the law’s')]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }, 90_000);

    test('takes a user out of service only with someone to take over, and back', async () => {
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const claim = await (await product.as(worker)).post(`/cases/${caseId}/steps/acknowledge/claim`, {});
      expect(claim.status).toBe(200);
      const alone = await cli('users', 'deactivate', worker);
      expect([alone.code, alone.output]).toEqual([2, expect.stringMatching(/owns \d+ open steps?: .*\n→ Name who/s)]);
      const unknown = await cli('users', 'deactivate', 'nobody.0165');
      expect([unknown.code, unknown.output]).toEqual([2, expect.stringContaining("There is no user 'nobody.0165'")]);
      const left = await cli('users', 'deactivate', worker, '--deputy', deputy);
      expect([left.code, left.output]).toEqual([0, expect.stringContaining(`now ${deputy}’s`)]);
      expect(stepOf(await caseSeenBy(product, { user: deputy, caseId }), 'acknowledge').owner).toBe(deputy);
      expect(await cli('users', 'activate', worker)).toEqual({ code: 0, output: `✔ ${worker} is active.\n` });
    }, 60_000);

    test('finds nothing to mend in a product that is well', async () => {
      const { code, output } = await cli('reconcile', '--json');
      expect(code).toBe(0);
      expect(JSON.parse(output)).toMatchObject({ night: { withoutWorkflow: 0, withoutCase: 0 } });
      const rebuilt = await cli('rebuild');
      expect([rebuilt.code, rebuilt.output]).toEqual([0, expect.stringMatching(/0 started/)]);
    }, 60_000);
  });
}
