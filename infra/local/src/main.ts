import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, CommandContext } from './command';
import { SetupProblem } from './problem';
import { askedToEnd } from './stack/asked-to-end';
import { placesIn } from './stack/places';
import { readSettings } from './stack/settings';
import { start } from './stack/start';
import { test } from './suite/test';

const commands: Readonly<Record<string, Command>> = {
  start,
  test,
  demo: (context) => runProgram(context, ['apps/cli/dist/main.js', 'demo']),
  bench: (context) => runProgram(context, ['tests/dist/tests/bench/main.js']),
};

/** Called by the bootstrap once everything is installed and built. @returns the exit code. */
export async function run(context: CommandContext): Promise<number> {
  const command = commands[context.command];
  if (command === undefined) throw new Error(`There is no command '${context.command}'.`);
  try {
    return await command(context);
  } catch (error) {
    throw explained(error, context);
  }
}

/** A failure that we foresaw says its own sentence; behind any other one may be a full disk. */
function explained(error: unknown, { diskProblem, root }: CommandContext): unknown {
  if (error instanceof SetupProblem) return error;
  const { dataDir } = readSettings(process.env, root);
  const nearlyFull = 100 * 1024 ** 2;
  const full = diskProblem(dataDir, nearlyFull);
  if (full !== undefined) return new SetupProblem(full.sentence, full.remedy);
  const { logs } = placesIn(dataDir);
  try {
    appendFileSync(
      join(logs, 'start.log'),
      `${new Date().toISOString()} ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  } catch {
    return error;
  }
  return new SetupProblem(error instanceof Error ? error.message : String(error), `The logs are in ${logs}`);
}

/** The program hears Ctrl-C by itself; any other wish to end is passed on. */
async function runProgram({ root, args }: CommandContext, [entry = '', ...first]: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, entry), ...first, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const asked = askedToEnd();
  asked.signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    asked.stopListening();
  }
}
