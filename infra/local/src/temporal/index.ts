import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { searchAttributeNames } from '@tovholder/temporal';
import { freePort } from '../ports';
import { ManagedProcess } from '../process/managed';
import { execute } from '../tools/executables';
import { findTemporalCli } from '../tools/temporal-cli';

export interface TemporalOptions {
  /** Default: found or built (`findTemporalCli`). */
  readonly cli?: string;
  /** Where it keeps everything; without it all is lost when the server ends. */
  readonly dbFile?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Temporal's own screens; absent: none. */
  readonly uiPort?: number;
  /** Default: `default`. */
  readonly namespace?: string;
  readonly logFile?: string;
  /** Server settings such as `{ 'history.workflowIdReuseMinimalInterval': '"0s"' }`; values are JSON. */
  readonly dynamicConfig?: Readonly<Record<string, string>>;
}

/** A Temporal development server on 127.0.0.1. */
export interface RunningTemporal {
  /** `127.0.0.1:<port>` */
  readonly address: string;
  readonly namespace: string;
  readonly port: number;
  readonly uiUrl: string | undefined;
  /** Kill, stop and restart on the same file and port. */
  readonly process: ManagedProcess;
  stop(): Promise<void>;
}

/**
 * Starts a development server with the search attributes of our cases, and waits until its namespace answers.
 * @throws SetupProblem when no Temporal can be found or built.
 */
export async function startTemporal(options: TemporalOptions = {}): Promise<RunningTemporal> {
  const cli = options.cli ?? (await findTemporalCli()).path;
  const { dbFile, uiPort, namespace = 'default', dynamicConfig = {} } = options;
  const port = options.port ?? (await freePort());
  const address = `127.0.0.1:${port}`;
  if (dbFile !== undefined) mkdirSync(dirname(dbFile), { recursive: true });
  const repeated = (flag: string, values: readonly string[]) => values.flatMap((value) => [flag, value]);
  const server = new ManagedProcess({
    name: 'Temporal',
    command: cli,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace],
      ...['--log-level', 'warn', '--log-format', 'json'],
      ...(dbFile === undefined ? [] : ['--db-filename', dbFile]),
      ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
      ...repeated(
        '--search-attribute',
        searchAttributeNames.map((name) => `${name}=Keyword`),
      ),
      ...repeated(
        '--dynamic-config-value',
        Object.entries(dynamicConfig).map(([key, value]) => `${key}=${value}`),
      ),
    ],
    logFile:
      options.logFile ?? (dbFile === undefined ? join(tmpdir(), `tovholder-temporal-${port}.log`) : `${dbFile}.log`),
    // A port that was free a moment ago may be taken; the server then dies of a nil pointer a hundred lines later.
    transientFailure: /address already in use|commands\.go/,
    ready: async () => {
      await execute(cli, ['operator', 'namespace', 'describe', '--namespace', namespace, '--address', address], {
        timeout: 5_000,
      });
      return true;
    },
  });
  await server.start();
  return {
    address,
    namespace,
    port,
    uiUrl: uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`,
    process: server,
    stop: async () => {
      await server.stop();
    },
  };
}
