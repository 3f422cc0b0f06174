import {
  carryRuleChanges,
  createCaseActivities,
  createMailChannel,
  createWebhookChannel,
  runReconciler,
  runRelay,
  type Channels,
} from '@tovholder/activities';
import type { CaseActivities } from '@tovholder/contracts/commands';
import { caseTaskQueue } from '@tovholder/contracts/commands';
import { loadDistricts } from '@tovholder/districts';
import type { ClockRound, Store } from '@tovholder/persistence';
import { createDataSource, loadKeys } from '@tovholder/persistence';
import { connectTemporal, createDataConverter, loadPayloadKeys } from '@tovholder/temporal';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { requireBundle } from './bundle';
import type { WorkerSettings } from './settings';

const log = pino({ name: 'worker' });

/** Time that running tasks get to finish once the worker is told to stop; below a container's usual grace period. */
const graceTime = '10 seconds';

/**
 * Runs workflows and their local activities, relays the outbox, reconciles the record with Temporal and carries changes
 * of rules on, until it is told to stop: then it takes no new tasks, finishes what it has begun, and ends.
 */
export async function runWorker(
  settings: WorkerSettings,
  activitiesOn: (store: Store) => CaseActivities = createCaseActivities,
): Promise<void> {
  const { temporalAddress: address, temporalNamespace: namespace, temporalApiKey: apiKey } = settings;
  // One owner of signals: this file.
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ level }, message)),
  });
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

  const keys = loadPayloadKeys(settings.keyFile);
  const dataSource = createDataSource({ url: settings.databaseUrl, applicationName: 'tovholder-worker', poolSize: 10 });
  await untilItAnswers('PostgreSQL', stop.signal, () => dataSource.initialize());
  const channels = channelsOf(settings);
  const store: Store = {
    dataSource,
    keys: loadKeys(settings.keyFile),
    districts: loadDistricts(settings.districtsFolder, { environment: settings.environment }),
    channels: (['e-mail', 'webhook'] as const).filter((name) => channels[name]),
  };
  const temporal = connectTemporal({ address, namespace, keys, ...(apiKey ? { apiKey } : {}) });
  const connection = await untilItAnswers('Temporal', stop.signal, () =>
    NativeConnection.connect({ address, ...(apiKey ? { apiKey, tls: true } : {}) }),
  );

  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: caseTaskQueue,
    workflowBundle: await requireBundle(),
    activities: { ...activitiesOn(store) },
    dataConverter: createDataConverter(keys, namespace),
    shutdownGraceTime: graceTime,
  });
  stop.signal.addEventListener('abort', () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
  });
  const { gateway } = temporal;
  const { signal } = stop;
  const loops = Promise.all([
    runRelay({ store, gateway, channels, signal, onProblem: problemOf('the relay could not deliver') }),
    runReconciler({ store, gateway, signal, onRound: tellFindings, onProblem: problemOf('a round failed') }),
    carryRuleChanges({ store, signal, onProblem: problemOf('a change of rules did not go on') }),
  ]);
  log.info('ready');
  try {
    if (!stop.signal.aborted) await worker.run();
  } finally {
    stop.abort();
    await loops;
    Object.values(channels).forEach((channel) => channel?.close());
    await connection.close();
    await temporal.close();
    await dataSource.destroy();
  }
  log.info('stopped');
}

function channelsOf({ mail, webhook }: WorkerSettings): Channels {
  return {
    ...(mail && { 'e-mail': createMailChannel(mail) }),
    ...(webhook && { webhook: createWebhookChannel(webhook) }),
  };
}

const problemOf =
  (what: string) =>
  ({ name, message }: Error): void =>
    log.warn({ name, message }, `${what}; it is tried again`);

/** A round that found nothing is no news: /v1/health/clocks has its age. */
function tellFindings({ kind, unfired, undelivered, withoutWorkflow, withoutCase, repaired }: ClockRound): void {
  const findings = { unfired, undelivered, withoutWorkflow, withoutCase };
  if (Object.values(findings).some((count) => count > 0))
    log.warn({ kind, ...findings, repaired }, 'a round had findings');
}

/** Tries until a server that may start later than this process answers. */
async function untilItAnswers<T>(what: string, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) throw error;
      if (tries === 1 || tries % 20 === 0) log.warn({ tries }, `${what} does not answer yet; trying again`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
