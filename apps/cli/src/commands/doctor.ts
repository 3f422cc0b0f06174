import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { type Check, type CheckResult, Unwell } from '../health/check';
import { machineChecks } from '../health/machine';
import { stackChecks } from '../health/stack';
import { CliProblem, exitCodes, sentenceOf } from '../problem';

/** `tovholder doctor`: what is right and what is not, each with a remedy. */
export const doctorCommand = (cli: Cli): Command =>
  command('doctor', {
    summary: 'check the environment and the running stack, each with a remedy',
    examples: ['npm run -s tovholder -- doctor'],
    finds: 'something is not as it should be',
  }).action(async ({ json }: CommonOptions) => {
    const results: CheckResult[] = [];
    for (const check of [...machineChecks(cli.settings), ...stackChecks(cli.settings)]) {
      const result = await resultOf(check);
      results.push(result);
      if (!json) lines(result).forEach((line) => cli.out.line(line));
    }
    const ok = results.every((result) => result.ok);
    if (!ok) cli.exitCode = exitCodes.foundWrong;
    if (json) cli.out.json({ ok, checks: results });
  });

/** Every failure of a check is a finding: a doctor who falls ill helps nobody. */
async function resultOf({ name, look }: Check): Promise<CheckResult> {
  try {
    return { name, ok: true, found: await look() };
  } catch (error) {
    const remedy =
      error instanceof Unwell || error instanceof CliProblem ? error.remedy : 'The logs of the stack tell more.';
    return { name, ok: false, found: sentenceOf(error), remedy };
  }
}

function lines({ name, ok, found, remedy }: CheckResult): string[] {
  const head = `${ok ? '✔' : '✘'} ${name.padEnd(11)} ${found}`;
  return remedy === undefined ? [head] : [head, `  ${' '.repeat(11)} → ${remedy}`];
}
