import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { exitCodes, sentenceOf, serverAway, wrongUse } from '../problem';
import { readDistricts } from '../record/districts';
import { required } from '../settings/settings';

interface Options extends CommonOptions {
  readonly check?: true;
  readonly revert?: true;
}

/** `tovholder migrate`: brings the schema up to date and fills the directory; or looks, or takes the last one back. */
export const migrateCommand = (cli: Cli): Command =>
  command('migrate', {
    summary: 'bring the schema and the directory up to date',
    description:
      'Runs the migrations that are still to run, as the role that owns the schema, and writes authorities, units and ' +
      'users of the district profiles into the directory. --check only looks whether schema and code agree.',
    examples: ['npm run -s tovholder -- migrate --check'],
    finds: 'schema and code differ (--check)',
  })
    .option('--check', 'change nothing; name each difference between schema and code')
    .option('--revert', 'take the last migration back')
    .action(async ({ check, revert, json }: Options) => {
      if (check && revert) throw wrongUse('--check and --revert exclude each other.', 'Give one of them.');
      const settings = cli.settings();
      const url = required(settings, 'migrator');
      const { createDataSource, migrate, revertLast, schemaDrift, seedDirectory } =
        await import('@tovholder/persistence');
      const dataSource = createDataSource({ url, applicationName: 'tovholder-migrate', poolSize: 2 });
      await dataSource.initialize().catch((error: unknown) => {
        throw serverAway(
          `PostgreSQL does not accept the migrator at ${new URL(url).host} (${sentenceOf(error)}).`,
          'Is npm start running? Else check DATABASE_MIGRATOR_URL.',
        );
      });
      try {
        if (check) {
          const drift = await schemaDrift(dataSource);
          if (drift.length > 0) cli.exitCode = exitCodes.foundWrong;
          if (json) cli.out.json({ inStep: drift.length === 0, drift });
          else
            cli.out.line(drift.length === 0 ? '✔ Schema and code agree.' : drift.map((each) => `✘ ${each}`).join('\n'));
        } else if (revert) {
          await revertLast(dataSource);
          if (json) cli.out.json({ reverted: true });
          else cli.out.line('✔ The last migration has been taken back.');
        } else {
          const run = await migrate(dataSource);
          await seedDirectory(dataSource, readDistricts(settings.districts, settings.environment));
          if (json) cli.out.json({ run });
          else
            cli.out.line(
              run.length === 0 ? '✔ Nothing to run; the directory is up to date.' : `✔ Ran ${run.join(', ')}.`,
            );
        }
      } finally {
        await dataSource.destroy();
      }
    });
