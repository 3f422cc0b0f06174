import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { withRecord } from '../record/open-record';
import { temporalAway, withTemporal } from '../record/open-temporal';

/** `tovholder rebuild`: gives each open case a workflow again after Temporal's store was lost. */
export const rebuildCommand = (cli: Cli): Command =>
  command('rebuild', {
    summary: 'restart all open cases from their logs after Temporal’s store is lost',
    description:
      'Starts a workflow for each open case that has none. Each goes on from its case log, with its deadlines and with ' +
      'the reminders that have not gone out. Nothing happens twice: doing it again, or breaking it off and doing it ' +
      'again, goes on where it stopped.',
    examples: ['npm run -s tovholder -- rebuild'],
  }).action(async ({ json }: CommonOptions) => {
    const settings = cli.settings();
    const { rebuild } = await import('@tovholder/activities');
    const bar = cli.out.bar('cases that run');
    const result = await withRecord(settings, (store) =>
      withTemporal(settings, async (gateway) => {
        try {
          return await rebuild({ store, gateway, onProgress: bar.show });
        } finally {
          bar.end();
        }
      }),
    );
    if (!result.complete) throw temporalAway(settings);
    const { cases, ranAlready, started } = result;
    if (json) cli.out.json({ cases, ranAlready, started });
    else
      cli.out.line(
        `✔ ${cases} open ${cases === 1 ? 'case runs' : 'cases run'}: ${started} started, ${ranAlready} ran already.`,
      );
  });
