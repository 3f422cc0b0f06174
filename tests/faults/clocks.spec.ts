import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reloadSignalName } from '@tovholder/contracts/commands';
import { freePort } from '@tovholder/local';
import { Pool } from 'pg';
import { districtInSeconds } from '../support/district-in-seconds';
import { Mailbox } from '../support/mailbox';
import { tovholder } from '../support/operator';
import { pspK } from '../support/referrals';
import { startStack } from '../support/stack';
import type { TestStack } from '../support/stack';
import { forget, inTemporal, replace, runOf, runs, terminate } from '../support/temporal-hand';
import { WebhookReceiver } from '../support/webhook-receiver';

/** Two rungs ring soon after a case has opened, two long after: in between, something goes wrong. */
const due = 40;
const rungs = { [-37]: ['owner', 'unit'], [-36]: ['unit'], 0: ['unit', 'supervisor'], 1: ['head'] };
const district = districtInSeconds({ due, rungs });
const milestonesOfCase = 2 * (Object.keys(rungs).length + 1);
const caughtUpWithinMs = 180_000;

let stack: TestStack;
let database: Pool;
let mailbox: Mailbox;
let receiver: WebhookReceiver;
beforeAll(async () => {
  mailbox = new Mailbox(await freePort());
  receiver = new WebhookReceiver(await freePort());
  await receiver.open();
  stack = await startStack({
    env: {
      TOVHOLDER_DISTRICTS: district.folder,
      TOVHOLDER_SMTP_URL: mailbox.url,
      TOVHOLDER_MAIL_FROM: 'no-reply@demo.example',
      TOVHOLDER_PUBLIC_URL: 'https://tovholder.demo.example',
      TOVHOLDER_WEBHOOK_URL: receiver.url,
      TOVHOLDER_WEBHOOK_SECRET: receiver.secret,
    },
  });
  database = new Pool({ connectionString: stack.postgres.admin('tovholder'), max: 2 });
  database.on('error', () => undefined);
}, 120_000);
afterAll(async () => {
  await database.end();
  await stack.stop();
  await mailbox.close();
  await receiver.close();
  district.remove();
}, 60_000);

const ask = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await database.query<Row>(text, [...values])).rows;

async function submit(count = 1): Promise<string[]> {
  const caseworker = await stack.as('caseworker.0165');
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const person = { birthDate: '1980-02-03', municipality: '0165' };
    const answer = await caseworker.post('/referrals', pspK({ person }), { idempotencyKey: `clocks-${Math.random()}` });
    expect([answer.status, answer.body.case.state]).toEqual([201, 'open']);
    ids.push(answer.body.caseId);
  }
  return ids;
}

interface Fired {
  readonly ref: string;
  readonly state: string;
  readonly at: Date;
  readonly firedAt: Date | null;
}

const milestones = (ids: readonly string[]): Promise<Fired[]> =>
  ask<Fired>(
    `SELECT m.case_id || '/' || m.ref AS ref, m.state, m.at, m.fired_at AS "firedAt" FROM milestone m
      JOIN step s ON s.case_id = m.case_id AND s.key = split_part(m.ref, '|', 1)
      WHERE m.case_id = ANY ($1) AND m.kind IN ('due', 'rung') AND s.rule = 'PSP-05' ORDER BY 1, m.kind`,
    [ids],
  );

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + caughtUpWithinMs; !(await isSo());) {
    if (Date.now() > end) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const firedOf = (ids: readonly string[]) => async (): Promise<number> =>
  (await milestones(ids)).filter(({ state }) => state === 'passed').length;

const untilFired = (ids: readonly string[], count: number): Promise<void> =>
  until(`${count} firings`, async () => (await firedOf(ids)()) >= count);

/** Each notification of these cases, with how often its user was told of its rung. */
async function expectToldOnce(ids: readonly string[]): Promise<void> {
  const rungsOf = (await milestones(ids)).filter(({ ref }) => ref.includes('|')).map(({ ref }) => ref);
  const told = await ask<{ ref: string; rows: number; people: number }>(
    `SELECT case_id || '/' || step_key || '|' || ladder || '|' || rung || '|' || due_version AS ref,
        count(*)::int AS rows, count(DISTINCT user_id)::int AS people
      FROM notification WHERE case_id = ANY ($1) AND ladder = 'seconds' GROUP BY 1`,
    [ids],
  );
  expect(told.map(({ ref }) => ref).sort()).toEqual(rungsOf.sort());
  expect(told.filter(({ rows, people }) => rows !== people)).toEqual([]);
  const logged = await ask<{ times: number }>(
    `SELECT count(*)::int AS times FROM case_log l, jsonb_array_elements(l.event -> 'milestones') AS m(ref)
      WHERE l.case_id = ANY ($1) AND l.type = 'milestones-passed' GROUP BY l.case_id, m.ref HAVING count(*) > 1`,
    [ids],
  );
  expect(logged).toEqual([]);
}

test('a mail server that is away, and a webhook receiver that fails, get each reminder when they are back', async () => {
  receiver.status = 503;
  const ids = await submit();
  await untilFired(ids, 4);
  const waiting = await ask(`SELECT 1 FROM outbox WHERE kind = 'send-e-mail' AND delivered_at IS NULL`);
  expect(waiting.length).toBeGreaterThan(0);
  expect(mailbox.mails).toEqual([]);

  await mailbox.open();
  receiver.status = 204;
  await untilFired(ids, milestonesOfCase);
  await until('delivery', async () => (await ask(`SELECT 1 FROM outbox WHERE delivered_at IS NULL`)).length === 0);
  const told = await ask<{ id: string; email: string; receipts: readonly string[] }>(
    `SELECT n.id, u.email, array_agg(r.channel || ' ' || r.detail ORDER BY r.channel) AS receipts FROM notification n
      JOIN app_user u ON u.id = n.user_id LEFT JOIN receipt r ON r.notification_id = n.id
      WHERE n.case_id = ANY ($1) GROUP BY n.id, u.email ORDER BY n.id`,
    [ids],
  );
  expect(told.length).toBeGreaterThan(0);
  const gone = told.filter(
    ({ receipts }) => !['e-mail SMTP 250', 'webhook HTTP 204'].every((it) => receipts.includes(it)),
  );
  expect(gone).toEqual([]);
  const received = mailbox.mails.map(({ messageId, to }) => `${messageId} ${to.join()}`);
  expect(received.sort()).toEqual(told.map(({ id, email }) => `<${id}@tovholder.demo.example> ${email}`).sort());
  const taken = receiver.calls.filter(({ answered }) => answered === 204).map(({ id }) => id);
  expect(taken.sort()).toEqual(told.map(({ id }) => id).sort());
  const refused = receiver.calls.filter(({ answered }) => answered === 503).map(({ id }) => id);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.filter((id) => !taken.includes(id))).toEqual([]);
  expect(receiver.calls.filter(({ signed }) => !signed)).toEqual([]);
  const [caseId = ''] = ids;
  expect(
    mailbox.mails.filter(({ content }) => !content.includes(`/cases/${caseId}`) || /psp-k|PSP-K/.test(content)),
  ).toEqual([]);
}, 240_000);

test('the reconciler mends what Temporal has lost: a workflow that was ended, one that is gone, a timer that never fires', async () => {
  const [ended = '', gone = '', deaf = '', stuck = ''] = await submit(4);
  const all = [ended, gone, deaf, stuck];
  await untilFired(all, 4 * 4);
  await terminate(stack, ended);
  await forget(stack, gone);
  const before = await runOf(stack, stuck);
  expect(await replace(stack, stuck)).toBe('running');
  expect(await runOf(stack, stuck)).not.toBe(before);
  await until('forgetting', async () => !(await runs(stack, gone)));
  // Its workflow comes to believe that the next instant is far away, and waits for that.
  await ask(
    `UPDATE milestone SET at = at + interval '1 hour' WHERE case_id = $1 AND state = 'pending' AND kind <> 'birthday'`,
    [deaf],
  );
  await inTemporal(stack, (client) => client.workflow.getHandle(deaf).signal(reloadSignalName));
  const { output: reloaded } = await tovholder(stack, ['reconcile', '--json']);
  expect(JSON.parse(reloaded)).toMatchObject({ night: { withoutWorkflow: 2, repaired: 2 } });
  expect([await runs(stack, ended), await runs(stack, gone)]).toEqual([true, true]);
  await ask(
    `UPDATE milestone SET at = clock_timestamp() - interval '31 seconds'
      WHERE case_id = $1 AND state = 'pending' AND kind <> 'birthday'`,
    [deaf],
  );
  await untilFired(all, 4 * milestonesOfCase);
  await expectToldOnce(all);
  const rounds = await ask<{ kind: string; repaired: number }>('SELECT kind, repaired FROM clock_round');
  expect(rounds.filter(({ kind, repaired }) => kind === 'minute' && repaired > 0)).not.toEqual([]);

  const { code, output } = await tovholder(stack, ['reconcile']);
  expect([code, output]).toEqual([0, expect.stringContaining('Nothing to mend')]);
}, 300_000);

test('when Temporal has lost everything, rebuild carries each case on from its log', async () => {
  const ids = await submit(12);
  await untilFired(ids, 12 * 4);
  const dues = () =>
    ask('SELECT case_id, key, due_at, due_version FROM step WHERE case_id = ANY ($1) ORDER BY 1, 2', [ids]);
  const before = await dues();

  await stack.temporal.process.kill();
  const store = join(stack.folder, 'temporal');
  rmSync(store, { recursive: true });
  mkdirSync(store);
  await stack.temporal.process.start();
  expect(await runs(stack, ids[0] ?? '')).toBe(false);

  const open = (await ask(`SELECT 1 FROM case_file WHERE state <> 'closed'`)).length;
  const first = await tovholder(stack, ['rebuild', '--json']);
  expect(first.code).toBe(0);
  const again = await tovholder(stack, ['rebuild']);
  expect([again.code, again.output]).toEqual([0, expect.stringMatching(new RegExp(`✔ ${open} open cases run`))]);

  await untilFired(ids, 12 * milestonesOfCase);
  expect(await dues()).toEqual(before);
  await expectToldOnce(ids);
  const chains = await tovholder(stack, ['verify-log', '--json']);
  expect(JSON.parse(chains.output)).toMatchObject({ valid: true });
}, 300_000);

test('when no worker runs, the clocks go stale and supervisors are told; what rings late afterwards says so', async () => {
  const health = async (): Promise<unknown> => (await fetch(`${stack.addresses[0]}/v1/health/clocks`)).json();
  expect(await health()).toMatchObject({ stale: false });
  const ids = await submit();
  await untilFired(ids, 4);
  for (const worker of stack.workers) await worker.stop();
  // Six minutes go by.
  await ask(`UPDATE clock_round SET completed_at = completed_at - interval '6 minutes'`);
  await ask(
    `UPDATE milestone SET at = at - interval '6 minutes' WHERE case_id = $1 AND state = 'pending' AND kind <> 'birthday'`,
    ids,
  );
  expect(await health()).toMatchObject({ stale: true, unfired: milestonesOfCase - 4 });
  const supervisor = await stack.as('supervisor.0165');
  expect((await supervisor.get('/supervision/overview')).body['clocks']).toMatchObject({ stale: true });

  for (const worker of stack.workers) await worker.start();
  await untilFired(ids, milestonesOfCase);
  await expectToldOnce(ids);
  const told = await ask<{ rung: string; late: boolean }>(
    'SELECT DISTINCT rung, late FROM notification WHERE case_id = $1 ORDER BY 1',
    ids,
  );
  expect(told).toEqual([
    { rung: 'due', late: true },
    { rung: 'due+1s', late: true },
    { rung: 'due-36s', late: false },
    { rung: 'due-37s', late: false },
  ]);
  await until('a round', async () => ((await health()) as { readonly stale: boolean }).stale === false);
}, 240_000);
