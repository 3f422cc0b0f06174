import type { LogVerdict } from '@tovholder/persistence';
import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { exitCodes, wrongUse } from '../problem';
import { withRecord } from '../record/open-record';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A wrong chain is seldom alone; more lines than this help nobody. */
const shownBroken = 20;

type Broken = Extract<LogVerdict, { valid: false }>;

/** `tovholder verify-log`: recomputes the hash chain of every case log. */
export const verifyLogCommand = (cli: Cli): Command =>
  command('verify-log', {
    summary: 'walk the hash chains of the case log',
    description:
      'Recomputes the hash of every row of every case log, or of one case, and compares it with the row, the next ' +
      'row’s link and the head that the case keeps. Names the first broken row of each case.',
    examples: [
      'npm run -s tovholder -- verify-log',
      'npm run -s tovholder -- verify-log --case 019a0000-0000-7000-8000-000000000000',
    ],
    finds: 'a chain is broken',
  })
    .option('--case <id>', 'only the case of this id')
    .action(async (options: CommonOptions & { readonly case?: string }) => {
      const caseId = options.case;
      if (caseId !== undefined && !uuid.test(caseId)) {
        throw wrongUse(`'${caseId}' is not the id of a case.`, 'Give the id that the API shows, a UUID.');
      }
      const { verifyLog } = await import('@tovholder/persistence');
      const broken: Broken[] = [];
      let cases = 0;
      let rows = 0;
      await withRecord(cli.settings(), async (store) => {
        const progress = cli.out.progress('cases verified');
        try {
          for await (const verdict of verifyLog(store, caseId === undefined ? {} : { caseId })) {
            cases++;
            if (verdict.valid) rows += verdict.rows;
            else broken.push(verdict);
            progress.show(cases);
          }
        } finally {
          progress.clear();
        }
      });
      if (caseId !== undefined && cases === 0) {
        throw wrongUse(`There is no case ${caseId}.`, 'Check the id, and that DATABASE_URL names the right database.');
      }
      if (broken.length > 0) cli.exitCode = exitCodes.foundWrong;
      if (options.json) cli.out.json({ valid: broken.length === 0, cases, rows, broken });
      else report(cli, { broken, cases, rows });
    });

function report(cli: Cli, { broken, cases, rows }: { broken: readonly Broken[]; cases: number; rows: number }): void {
  if (broken.length === 0) {
    cli.out.line(`✔ ${cases} ${cases === 1 ? 'case' : 'cases'}, ${rows} rows: every chain holds.`);
    return;
  }
  for (const { caseId, brokenAtSeq, because } of broken.slice(0, shownBroken)) {
    cli.out.line(`✘ case ${caseId}, row ${brokenAtSeq}: ${because}`);
  }
  if (broken.length > shownBroken) cli.out.line(`  … and ${broken.length - shownBroken} more (--json lists all)`);
  cli.out.line(`${broken.length} of ${cases} cases have a broken chain.`);
  cli.out.note(
    '→ The rows before the named one are sound. Compare with a backup, and tell the data-protection officer.',
  );
}
