import { readFileSync } from 'node:fs';
import { wrongUse } from '../problem';

/** What a running local stack wrote about itself; every field may be missing while it starts. */
export interface StackNote {
  readonly api?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly demoTokenEndpoint?: string;
  readonly database?: string;
  readonly migrator?: string;
  readonly temporal?: { readonly address: string; readonly namespace: string };
  readonly keys?: string;
  readonly districts?: string;
  readonly logs?: string;
  readonly processes: readonly { readonly name: string; readonly pid: number }[];
}

/**
 * Reads `stack.json` of a data folder.
 *
 * @returns undefined where no stack has been started on the folder
 * @throws CliProblem when the file is there and cannot be understood
 */
export function readStackNote(file: string): StackNote | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return stackNoteOf(JSON.parse(text));
  } catch {
    throw wrongUse(
      `${file} is not what npm start writes.`,
      'Start the stack again with npm start; it writes the file anew.',
    );
  }
}

function stackNoteOf(content: unknown): StackNote {
  const file = asRecord(content);
  const database = asRecord(file.database);
  const temporal = asRecord(file.temporal);
  const namespace = asText(temporal.namespace) ?? 'default';
  const address = asText(temporal.address);
  const processes = Array.isArray(file.processes) ? file.processes.map(asRecord) : [];
  return {
    ...known('api', asText(file.api)),
    ...known('issuer', asText(file.issuer)),
    ...known('audience', asText(file.audience)),
    ...known('demoTokenEndpoint', asText(file.demoTokenEndpoint)),
    ...known('database', asText(database.app)),
    ...known('migrator', asText(database.migrator)),
    ...known('temporal', address === undefined ? undefined : { address, namespace }),
    ...known('keys', asText(file.keys)),
    ...known('districts', asText(file.districts)),
    ...known('logs', asText(file.logs)),
    processes: processes.flatMap(({ name, pid }) =>
      typeof name === 'string' && typeof pid === 'number' ? [{ name, pid }] : [],
    ),
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function known<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
