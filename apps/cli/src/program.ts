import { Command, CommanderError } from 'commander';
import type { Cli } from './cli';
import { demoCommand } from './commands/demo';
import { doctorCommand } from './commands/doctor';
import { incidentsCommand } from './commands/incidents';
import { migrateCommand } from './commands/migrate';
import { rebuildCommand } from './commands/rebuild';
import { reconcileCommand } from './commands/reconcile';
import { rulesCommand } from './commands/rules';
import { simulateCommand } from './commands/simulate';
import { tokenCommand } from './commands/token';
import { usersCommand } from './commands/users';
import { verifyDeadlineCommand } from './commands/verify-deadline';
import { verifyLogCommand } from './commands/verify-log';
import { CliProblem, exitCodes, sentenceOf, type ExitCode } from './problem';

const commands = [
  tokenCommand,
  usersCommand,
  demoCommand,
  simulateCommand,
  verifyLogCommand,
  verifyDeadlineCommand,
  incidentsCommand,
  rulesCommand,
  reconcileCommand,
  rebuildCommand,
  migrateCommand,
  doctorCommand,
];

/** All commands under `tovholder`. */
export function createProgram(cli: Cli): Command {
  const program = new Command('tovholder')
    .description('The operator’s door to Tovholder: users, checks, simulations, incidents, rules, repair.')
    .showSuggestionAfterError(true)
    .enablePositionalOptions()
    .addHelpText(
      'after',
      '\nExample:\n  npm run -s tovholder -- token caseworker.0165\n\n' +
        'Exit codes: 0 ok · 1 found something wrong · 2 wrong use · 3 a server that it needs is away\n' +
        'Settings come from the environment (TOVHOLDER_URL or PORT, OIDC_ISSUER, DATABASE_URL, TEMPORAL_ADDRESS,\n' +
        'TOVHOLDER_KEYS, TOVHOLDER_DISTRICTS), else from stack.json in TOVHOLDER_DATA, which npm start writes.',
    );
  commands.map((make) => make(cli)).forEach((made) => program.addCommand(made));
  quietly(program);
  return program;
}

/** Runs the command that the arguments name. @returns the exit code; nothing is thrown */
export async function run(cli: Cli, args: readonly string[]): Promise<ExitCode> {
  try {
    await createProgram(cli).parseAsync(args, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    return explain(cli, { error, asJson: args.includes('--json') });
  }
}

/** Commander neither writes errors nor ends the process: both are done in one place, the same for every failure. */
function quietly(command: Command): void {
  command.exitOverride().configureOutput({ outputError: () => undefined });
  command.commands.forEach(quietly);
}

function explain(cli: Cli, { error, asJson }: { readonly error: unknown; readonly asJson: boolean }): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
  // Help that was printed for want of a command has said everything already.
  if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.wrongUse;
  const { sentence, remedy, exitCode } = problemOf(error);
  cli.out.note(asJson ? JSON.stringify({ error: { sentence, remedy, exitCode } }) : `${sentence}\n→ ${remedy}`);
  return exitCode;
}

function problemOf(error: unknown): {
  readonly sentence: string;
  readonly remedy: string;
  readonly exitCode: ExitCode;
} {
  if (error instanceof CliProblem) return { sentence: error.message, remedy: error.remedy, exitCode: error.exitCode };
  if (error instanceof CommanderError) {
    const said = error.message.replace(/^error: /, '').split('\n');
    const sentence = said[0] ?? '';
    const suggestion = said.slice(1).join(' ').replace(/[()]/g, '').trim();
    const help = 'See npm run -s tovholder -- --help, or --help after a command.';
    return {
      sentence: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${sentence.endsWith('.') ? '' : '.'}`,
      remedy: suggestion === '' ? help : `${suggestion} ${help}`,
      exitCode: exitCodes.wrongUse,
    };
  }
  return {
    sentence: sentenceOf(error),
    remedy: 'Run npm run -s tovholder -- doctor; it tells which part is not as it should be.',
    exitCode: exitCodes.serverAway,
  };
}
