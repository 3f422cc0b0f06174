import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import type { TestStack } from './stack';

const root = resolve(__dirname, __dirname.includes('dist') ? '../../../..' : '../..');

/** Runs the operator's program against a stack, as its operator would. */
export function tovholder(
  stack: TestStack,
  args: readonly string[],
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((answer) => {
    execFile(
      process.execPath,
      ['apps/cli/dist/main.js', ...args],
      { cwd: root, env: { ...process.env, ...stack.env } },
      (error, stdout, stderr) => answer({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
    );
  });
}
