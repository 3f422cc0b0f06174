import type { Progress } from './progress';

/** What the bootstrap hands to a command. */
export interface CommandContext {
  readonly command: string;
  readonly args: readonly string[];
  readonly progress: Progress;
  /** The clone's folder. */
  readonly root: string;
  /** A sentence and a remedy when too little room is left where the folder lies. */
  readonly diskProblem: (folder: string, neededBytes?: number) => { sentence: string; remedy: string } | undefined;
}

/** @returns the exit code. */
export type Command = (context: CommandContext) => Promise<number>;
