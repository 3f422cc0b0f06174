import { Command } from 'commander';
import { Output } from './output/output';
import { exitCodes, type ExitCode } from './problem';
import { readSettings, type Settings } from './settings/settings';

/** What every command works with. */
export interface Cli {
  readonly out: Output;
  /** Read when first needed: help and offline commands work without any. */
  readonly settings: () => Settings;
  /** What the process will end with; a command sets it when it has found something wrong. */
  exitCode: ExitCode;
}

export function createCli(env: NodeJS.ProcessEnv, root: string): Cli {
  let settings: Settings | undefined;
  return {
    out: new Output(),
    settings: () => (settings ??= readSettings(env, root)),
    exitCode: exitCodes.ok,
  };
}

interface Description {
  readonly summary: string;
  /** More than the summary says, for the command's own help. */
  readonly description?: string;
  readonly examples: readonly string[];
  /** What exit code 1 means for this command; absent: it is not used. */
  readonly finds?: string;
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: true;
}

/** A command with what all have alike: `--json`, an example and its exit codes in the help. */
export function command(name: string, { summary, description, examples, finds }: Description): Command {
  const codes = [
    '0 ok',
    ...(finds === undefined ? [] : [`1 ${finds}`]),
    '2 wrong use',
    '3 a server that it needs is away',
  ];
  return (
    new Command(name)
      .summary(summary)
      .description(description ?? summary)
      .option('--json', 'the result as JSON, for programs')
      // Else the command of a group would take the --json that stands behind its own commands.
      .enablePositionalOptions()
      .addHelpText(
        'after',
        `\nExample:\n${examples.map((each) => `  ${each}`).join('\n')}\n\nExit codes: ${codes.join(' · ')}`,
      )
  );
}
