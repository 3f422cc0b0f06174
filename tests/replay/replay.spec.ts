import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { type ReplayWorkerOptions, Worker } from '@temporalio/worker';
import type { AppendResult, LoadResult } from '@tovholder/contracts/commands';
import { processes } from '@tovholder/workflows/processes';
import { type History, quietRuntime, testDataConverter, todaysWorkflows } from '../support/simulation/replay';

jest.setTimeout(60_000);

const folder = join(__dirname, 'histories');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (file: string): History => historyFromJSON(JSON.parse(readFileSync(join(folder, file), 'utf8')));

let options: ReplayWorkerOptions;
beforeAll(async () => {
  quietRuntime();
  options = { workflowBundle: await todaysWorkflows(), dataConverter: testDataConverter };
});
const replay = (history: History): Promise<void> => Worker.runReplayHistory(options, history);

describe('a case that began under these workflows goes on under today’s', () => {
  test('there are recorded cases of each process', () => {
    expect(new Set(files.map((file) => file.split('.')[0]))).toEqual(new Set(processes.keys()));
  });

  test.each(files)('%s', async (file) => {
    await replay(read(file));
  });
});

describe('a replay notices', () => {
  // By name: the class lives in a package that only workflows import.
  const violation = { name: 'DeterminismViolationError', message: expect.stringContaining('TMPRL1100') };
  const file = 'psp-k.quorum-reached.v1.json';

  test('another workflow than the one that wrote the history', async () => {
    const history = read(file);
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    if (!started) throw new Error('A history begins with its start');
    started.workflowType = { name: 'ukn' };
    await expect(replay(history)).rejects.toMatchObject(violation);
  });

  test('a recorded row whose steps are not those of the course', async () => {
    const history = read(file);
    await alterResult<LoadResult | AppendResult>(history, (result) => {
      const row = result.rows.find(({ event }) => event.type === 'opened');
      if (!row?.change) return undefined;
      const change = { ...row.change, opened: row.change.opened.slice(1) };
      return { ...result, rows: result.rows.map((each) => (each === row ? { ...row, change } : each)) };
    });
    await expect(replay(history)).rejects.toMatchObject(violation);
  });

  test('an activity that was recorded under another name', async () => {
    const history = read(file);
    const marker = history.events?.find(isLocalActivity)?.markerRecordedEventAttributes;
    const data = marker?.details?.['data']?.payloads?.[0];
    if (!data) throw new Error('A local activity is recorded in a marker');
    const recorded = defaultPayloadConverter.fromPayload<Record<string, unknown>>(data);
    marker.details = {
      ...marker.details,
      data: { payloads: [defaultPayloadConverter.toPayload({ ...recorded, activity_type: 'assess' })] },
    };
    await expect(replay(history)).rejects.toMatchObject(violation);
  });
});

type Event = NonNullable<History['events']>[number];
const isLocalActivity = ({ markerRecordedEventAttributes: marker }: Event): boolean =>
  marker?.markerName === 'core_local_activity';

/** Changes the first result of a local activity for which `change` gives another. */
async function alterResult<T>(history: History, change: (result: T) => T | undefined): Promise<void> {
  const [codec] = testDataConverter.payloadCodecs ?? [];
  if (!codec) throw new Error('Test histories are encrypted');
  for (const event of history.events?.filter(isLocalActivity) ?? []) {
    const payloads = event.markerRecordedEventAttributes?.details?.['result']?.payloads;
    if (!payloads?.[0]) continue;
    const [plain] = await codec.decode([payloads[0]]);
    const changed = change(defaultPayloadConverter.fromPayload<T>(plain as Payload));
    if (changed === undefined) continue;
    [payloads[0]] = (await codec.encode([defaultPayloadConverter.toPayload(changed)])) as [Payload];
    return;
  }
  throw new Error('No result was changed');
}
