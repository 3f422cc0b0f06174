import { SetupProblem } from '../problem';
import type { Say } from '../progress';
import { isExecutable } from './executables';

/** Where a server binary was found; shown at start, so that nobody wonders which one runs. */
export type Origin = 'environment' | 'PATH' | 'cache' | 'download' | 'built';

export interface FoundTool {
  readonly path: string;
  readonly origin: Origin;
}

export interface FindOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly say?: Say;
  /** Look only where something lies already; neither download nor build. */
  readonly offline?: boolean;
}

/** The path in an environment variable. @throws SetupProblem when it names nothing that can be run. */
export function fromEnvironment(variable: string, env: NodeJS.ProcessEnv): FoundTool | undefined {
  const path = env[variable];
  if (path === undefined || path === '') return undefined;
  if (!isExecutable(path)) {
    throw new SetupProblem(
      `${variable} names ${path}, which is not a program that can be run.`,
      `Correct ${variable}, or unset it and Tovholder finds the program itself.`,
    );
  }
  return { path, origin: 'environment' };
}
