import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandContext } from '../command';
import { startPostgres } from '../postgres';
import { SetupProblem } from '../problem';
import type { ManagedProcess } from '../process/managed';
import { startTemporal } from '../temporal';
import { prepareExternalTemporal } from '../temporal/external';
import { findTemporalCli } from '../tools/temporal-cli';
import { prepareDatabase } from './database';
import { ensureDemoKeys } from './keys';
import { answersOk, app, baseUrl, choosePorts, loopbackOrigins, webAddress } from './parts';
import type { Places } from './places';
import type { StackSettings } from './settings';
import { writeStackFile, type StackFile, type StackProcess } from './stack-file';
import { Supervisor } from './supervise';

interface StackOptions {
  readonly settings: StackSettings;
  readonly places: Places;
  readonly context: CommandContext;
}

type Known = Pick<StackFile, 'api' | 'issuer' | 'demoTokenEndpoint'> & {
  database?: StackFile['database'];
  temporal?: StackFile['temporal'];
};

/** All parts of a stack on this machine, from PostgreSQL up to the API. */
export class LocalStack {
  /** In the order in which they were started; they are ended the other way round. */
  private readonly parts: ManagedProcess[] = [];
  private readonly startedAt = new Date().toISOString();
  private readonly supervisor: Supervisor;
  private known: Known = {};

  constructor(private readonly options: StackOptions) {
    const { progress } = options.context;
    this.supervisor = new Supervisor({ tell: (line) => progress.line(line), onRestart: () => this.note() });
  }

  /** Starts part after part; returns early, between two of them, when `asked` says that it is to end. */
  async bringUp(asked: AbortSignal): Promise<void> {
    const { settings, places, context } = this.options;
    const ports = await choosePorts(places.ports);
    if (settings.keys === undefined) ensureDemoKeys(places.keys);
    const steps = [
      () => this.bringUpPostgres(ports.postgres),
      () => this.bringUpTemporal(ports),
      () => context.progress.part('database', () => prepareDatabase(this.database.migrator, settings.districts)),
      () => this.bringUpIdentity(ports.identity),
      () => this.bringUpApps(),
    ];
    for (const step of steps) {
      if (asked.aborted) return;
      await step();
    }
  }

  /** Keeps the parts running until `asked`. */
  async keepUp(asked: AbortSignal): Promise<void> {
    this.parts.forEach((part) => this.supervisor.watch(part));
    if (asked.aborted) return;
    // A timer keeps this process alive: the parts are no children that Node waits for.
    const heartbeat = setInterval(() => undefined, 60_000);
    await new Promise((resolve) => asked.addEventListener('abort', resolve, { once: true }));
    clearInterval(heartbeat);
  }

  /** Ends api, worker, identity, Temporal and PostgreSQL, in this order. */
  async end(): Promise<void> {
    const parts = this.parts.filter((part) => part.alive).reverse();
    if (parts.length === 0) return;
    await this.options.context.progress.part(`ended in order: ${parts.map((part) => part.name).join(', ')}`, () =>
      this.supervisor.release(parts),
    );
    this.note();
  }

  describe(): StackFile {
    const { settings, places } = this.options;
    return {
      version: 1,
      startedAt: this.startedAt,
      ...this.known,
      audience: settings.audience,
      database: this.database,
      temporal: this.temporal,
      keys: this.keys,
      ...(settings.districts !== undefined && { districts: settings.districts }),
      logs: places.logs,
      processes: this.parts
        .filter((part) => part.alive)
        .reverse()
        .flatMap(describeProcess),
    };
  }

  private get database(): StackFile['database'] {
    return this.known.database ?? { app: '', migrator: '' };
  }

  private get temporal(): StackFile['temporal'] {
    return this.known.temporal ?? { address: '', namespace: this.options.settings.temporalNamespace };
  }

  private get keys(): string {
    return this.options.settings.keys ?? this.options.places.keys;
  }

  /** Written after every change, so that the next start can end what a kill -9 of this one leaves behind. */
  private note(): void {
    writeStackFile(this.options.places.stack, this.describe());
  }

  private add(part: ManagedProcess, known: Known): void {
    this.parts.push(part);
    this.known = { ...this.known, ...known };
    this.note();
  }

  private async bringUpPostgres(port: number): Promise<void> {
    const { settings, places, context } = this.options;
    if (settings.database !== undefined) {
      this.known = { ...this.known, database: settings.database };
      context.progress.line('  ✔ PostgreSQL as DATABASE_URL says');
      return;
    }
    await context.progress.part('PostgreSQL', async () => {
      const postgres = await startPostgres({
        dataDir: places.postgres,
        port,
        logFile: join(places.logs, 'postgresql.log'),
      });
      this.add(postgres.process, { database: { app: postgres.app, migrator: postgres.migrator } });
      const elsewhere = postgres.folder.startsWith(places.postgres) ? '' : `, data in ${postgres.folder}`;
      return `PostgreSQL ${postgres.version} on port ${postgres.port}${elsewhere}`;
    });
  }

  private async bringUpTemporal(ports: { temporal: number; temporalUi: number }): Promise<void> {
    const { settings, places, context } = this.options;
    const namespace = settings.temporalNamespace;
    const address = settings.temporalAddress;
    if (address !== undefined) {
      this.known = { ...this.known, temporal: { address, namespace } };
      await context.progress.part('Temporal as TEMPORAL_ADDRESS says', () =>
        prepareExternalTemporal({ address, namespace }),
      );
      return;
    }
    await context.progress.part('Temporal', async (say) => {
      const cli = await findTemporalCli({ say });
      const temporal = await startTemporal({
        cli: cli.path,
        dbFile: places.temporalFile,
        port: ports.temporal,
        uiPort: ports.temporalUi,
        namespace,
        logFile: join(places.logs, 'temporal.log'),
      });
      const ui = temporal.uiUrl === undefined ? {} : { ui: temporal.uiUrl };
      this.add(temporal.process, { temporal: { address: temporal.address, namespace, ...ui } });
      return `Temporal on port ${temporal.port} (found: ${cli.origin})`;
    });
  }

  private async bringUpIdentity(port: number): Promise<void> {
    const { settings, places, context } = this.options;
    if (settings.issuer !== undefined) {
      this.known = { ...this.known, issuer: settings.issuer };
      return;
    }
    const issuer = `http://127.0.0.1:${port}`;
    await context.progress.part('demo identities', async () => {
      const identity = app({
        name: 'identity',
        entry: 'apps/demo-identity/dist/main.js',
        root: context.root,
        places,
        env: {
          ...this.environment(),
          PORT: String(port),
          HOST: '127.0.0.1',
          OIDC_CLIENT_ORIGINS: loopbackOrigins(webAddress(settings)).join(' '),
        },
        ready: () => answersOk(`${issuer}/.well-known/openid-configuration`),
      });
      await this.startPart(identity);
      this.add(identity, { issuer, demoTokenEndpoint: `${issuer}/token` });
    });
  }

  private async bringUpApps(): Promise<void> {
    const { settings, places, context } = this.options;
    const env = this.environment();
    const address = baseUrl(settings);
    const worker = app({
      name: 'worker',
      entry: 'apps/worker/dist/main.js',
      root: context.root,
      places,
      // Links in mails lead to this stack unless the operator names an address that readers can reach.
      env: { ...env, TOVHOLDER_PUBLIC_URL: address, ...settings.reminders },
    });
    const api = app({
      name: 'api',
      entry: 'apps/api/dist/main.js',
      root: context.root,
      places,
      env: {
        ...env,
        PORT: String(settings.port),
        HOST: settings.host,
        TOVHOLDER_PUBLIC_URL: webAddress(settings),
        ...(existsSync(join(settings.webRoot, 'index.html')) && { TOVHOLDER_WEB_ROOT: settings.webRoot }),
      },
      ready: () => answersOk(`${address}/v1/health/ready`),
    });
    await context.progress.part('worker and api', async () => {
      await this.startPart(worker);
      this.add(worker, {});
      await this.startPart(api);
      this.add(api, { api: address });
    });
  }

  private async startPart(part: ManagedProcess): Promise<void> {
    try {
      await part.start();
    } catch (error) {
      throw new SetupProblem(
        error instanceof Error ? error.message : String(error),
        `Its log: ${part.options.logFile}`,
      );
    }
  }

  /** What our own programs are told. */
  private environment(): NodeJS.ProcessEnv {
    const { settings } = this.options;
    return {
      TOVHOLDER_DATA: settings.dataDir,
      TOVHOLDER_KEYS: this.keys,
      ...(settings.districts !== undefined && { TOVHOLDER_DISTRICTS: settings.districts }),
      DATABASE_URL: this.database.app,
      TEMPORAL_ADDRESS: this.temporal.address,
      TEMPORAL_NAMESPACE: this.temporal.namespace,
      ...(this.known.issuer !== undefined && { OIDC_ISSUER: this.known.issuer }),
      OIDC_AUDIENCE: settings.audience,
    };
  }
}

function describeProcess(part: ManagedProcess): StackProcess[] {
  const { mark } = part;
  return mark === undefined ? [] : [{ name: part.name, ...mark, stopSignal: part.stopSignal }];
}
