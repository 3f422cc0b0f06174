import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { endProcess, type ProcessMark } from '../process/lifetime';

/** What a running stack tells the command line: where everything is. Read by `tovholder`; holds passwords, so 0600. */
export interface StackFile {
  readonly version: 1;
  readonly startedAt: string;
  /** Base address of the HTTP API, without `/v1`. Absent until the API answers. */
  readonly api?: string;
  readonly issuer?: string;
  readonly audience: string;
  /** Present with the demo identity provider: where one POST gives a demo user's token. */
  readonly demoTokenEndpoint?: string;
  readonly database: { readonly app: string; readonly migrator: string };
  readonly temporal: { readonly address: string; readonly namespace: string; readonly ui?: string };
  readonly keys: string;
  readonly districts?: string;
  readonly logs: string;
  /** In the order in which they are to be ended. */
  readonly processes: readonly StackProcess[];
}

export interface StackProcess extends ProcessMark {
  readonly name: string;
  readonly stopSignal: NodeJS.Signals;
}

export function writeStackFile(file: string, stack: StackFile): void {
  // In one step: a reader never sees half a file.
  writeFileSync(`${file}.new`, `${JSON.stringify(stack, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The file as it was last written; undefined where there is none, or it broke off with the machine. */
export function readStackFile(file: string): StackFile | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as StackFile;
  } catch {
    return undefined;
  }
}

/**
 * Ends in order what a killed start has left running.
 * @returns the names of what was ended.
 */
export async function endLeftovers(file: string): Promise<string[]> {
  const ended: string[] = [];
  for (const left of readStackFile(file)?.processes ?? []) {
    if (await endProcess(left, { signal: left.stopSignal, graceMs: 15_000 })) ended.push(left.name);
  }
  return ended;
}
