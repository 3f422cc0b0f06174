import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { caseTaskQueue } from '@tovholder/contracts/commands';
import { type DistrictProfile, loadDistricts } from '@tovholder/districts';
import type { Ladder } from '@tovholder/domain/ladders';
import { findTimeSkippingServer } from '@tovholder/local';
import { CaseGateway, searchAttributeNames } from '@tovholder/temporal';
import { quietRuntime } from './quiet-runtime';
import { SimulatedRecord } from './record';
import { type RecordedRun, Rig, replayFailures } from './rig';
import { SimulatedCase } from './simulated-case';
import type { Referral } from './stored-case';
import { testDataConverter, testNamespace, todaysWorkflows } from './workflow-bundle';

// Generous: what a scenario waits for is a machine that may be busy with other suites.
jest.setTimeout(60_000);

/**
 * Groups of scenarios under a clock that skips time: a real Temporal server for each group, a real worker with today's
 * workflows, and the record in memory. The scenarios of a group run one after the other, each later in time than the
 * one before. At the end every execution that they started is replayed.
 */
export function describeSimulations(
  groups: Readonly<Record<string, (simulation: Simulation) => void>>,
  options: SimulationOptions = {},
): void {
  const simulations = Object.entries(groups).map(([title, scenarios]) => {
    const simulation = new Simulation(options);
    describe(title, () => {
      beforeAll(() => simulation.start());
      afterAll(() => simulation.stop());
      afterEach(() => simulation.finishScenario());
      scenarios(simulation);
    });
    return simulation;
  });
  test('every execution of these scenarios replays against today’s workflows', async () => {
    const executions = simulations.flatMap((simulation) => simulation.recorded);
    expect(executions.length).toBeGreaterThan(0);
    expect(await replayFailures(executions)).toEqual([]);
  });
}

interface Running {
  readonly environment: TestWorkflowEnvironment;
  readonly worker: Worker;
  readonly workerDone: Promise<void>;
  readonly client: Client;
  readonly gateway: CaseGateway;
  readonly record: SimulatedRecord;
  readonly rig: Rig;
}

export interface SimulationOptions {
  /** Another district than Københavns Vestegn. */
  readonly district?: string;
  /** Other ladders than the district's. */
  readonly ladders?: ReadonlyMap<string, Ladder>;
}

/** For scenarios that are about something else than reminders. */
export const withoutLadders: SimulationOptions = { ladders: new Map() };

export class Simulation {
  private running: Running | undefined;

  private readonly profile: DistrictProfile;

  constructor(private readonly options: SimulationOptions = {}) {
    this.profile = districtOf(options);
  }

  get record(): SimulatedRecord {
    return this.up.record;
  }

  /** A referral comes in, is stored, and its workflow is started and has opened the case. */
  async refer(referral: Referral, options: ReferOptions = {}): Promise<SimulatedCase> {
    const kase = await this.store(referral, options);
    await this.startWorkflow(kase);
    await kase.settled();
    return kase;
  }

  /** A referral comes in and is stored; no workflow runs yet. */
  async store(referral: Referral, { keptAs }: ReferOptions = {}): Promise<SimulatedCase> {
    const { record, gateway, rig, client } = this.up;
    const caseId = randomUUID();
    const { process } = referral;
    await record.submit(caseId, referral);
    const execution = rig.track({ workflowId: caseId, process, ...(keptAs === undefined ? {} : { keptAs }) });
    const address = { caseId, process, district: this.profile.id };
    return new SimulatedCase({ address, execution, record, gateway, client });
  }

  /** Starts the workflow of a stored case, without waiting for what it does. */
  async startWorkflow(kase: SimulatedCase): Promise<void> {
    const { process } = kase.stored.referral;
    await this.up.gateway.start({ caseId: kase.id, process, district: this.profile.id }, { deadlineMs: 10_000 });
  }

  /** Skips to an instant (RFC 3339), with everything that happens on the way. @throws Error when it has passed */
  async goTo(instant: string): Promise<void> {
    const { environment } = this.up;
    const wait = Date.parse(instant) - (await environment.currentTimeMs());
    if (wait < 0) throw new Error(`${instant} has passed: the clock of a simulation only goes forward`);
    await environment.sleep(wait);
  }

  async start(): Promise<void> {
    quietRuntime();
    const [environment, workflowBundle] = await Promise.all([startServer(), todaysWorkflows()]);
    const clock = (): Promise<number> => environment.currentTimeMs();
    const { ladders } = this.options;
    const record = new SimulatedRecord(this.profile, { clock, ...(ladders ? { ladders } : {}) });
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      namespace: testNamespace,
      taskQueue: caseTaskQueue,
      workflowBundle,
      activities: record.activities,
      dataConverter: testDataConverter,
    });
    // Not the environment's own client: that one lets time run on while it waits for a result.
    const client = new Client({ connection: environment.connection, dataConverter: testDataConverter });
    const workerDone = worker.run();
    this.running = {
      environment,
      worker,
      workerDone,
      gateway: new CaseGateway(client),
      record,
      client,
      rig: new Rig(client),
    };
  }

  async finishScenario(): Promise<void> {
    const { record, rig } = this.up;
    const unusedFaults = record.faults.takeBack();
    await rig.finishScenario();
    expect(unusedFaults).toEqual([]);
  }

  /** Every run of every execution so far, with its history. */
  get recorded(): readonly RecordedRun[] {
    return this.up.rig.recorded;
  }

  async stop(): Promise<void> {
    const { running } = this;
    if (!running) return;
    running.worker.shutdown();
    await running.workerDone;
    await running.environment.teardown();
  }

  private get up(): Running {
    if (!this.running) throw new Error('The simulation has not been started');
    return this.running;
  }
}

export interface ReferOptions {
  /** Name under which the history is kept for the replay suite. */
  readonly keptAs?: string;
}

/** The district that the scenarios play in. */
function districtOf({ district = 'koebenhavns-vestegn' }: SimulationOptions): DistrictProfile {
  const profile = loadDistricts().get(district);
  if (!profile) throw new Error(`The profile of ${district} is missing`);
  return profile;
}

/** A server whose time skips ahead while nothing is running. */
export async function startServer(): Promise<TestWorkflowEnvironment> {
  const { path } = await findTimeSkippingServer();
  const environment = await withinFiveSeconds(() =>
    TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } }),
  );
  const { INDEXED_VALUE_TYPE_KEYWORD } = temporal.api.enums.v1.IndexedValueType;
  await environment.connection.operatorService.addSearchAttributes({
    namespace: testNamespace,
    searchAttributes: Object.fromEntries(searchAttributeNames.map((name) => [name, INDEXED_VALUE_TYPE_KEYWORD])),
  });
  return environment;
}

/** That is what the SDK gives a server to start, and a JVM on a busy machine may need a second try. */
async function withinFiveSeconds<T>(start: () => Promise<T>, tries = 4): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (tries === 1 || !String(error).includes('did not start within')) throw error;
    return withinFiveSeconds(start, tries - 1);
  }
}
