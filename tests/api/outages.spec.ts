import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pspK } from '../support/referrals';
import { tovholder } from '../support/operator';
import type { Answer } from '../support/api-client';
import { chooseUser, PlainBrowser, signInPlainly } from '../support/plain-browser';
import { Product } from '../support/product';
import { personDataInLogs } from '../support/traces';
import { openSteps, refer, refusal, stepOf, stepPath } from './reading';

/** A product of its own: here its parts are stopped and its record is spoilt. */
const product = new Product();
beforeAll(() => product.start(), 120_000);
afterAll(() => product.stop(), 60_000);

const referred = () => refer(product, { by: 'caseworker.0165', referral: pspK() });
const acknowledged = { outcome: 'acknowledged' };

/** Asks again until the answer is as wished; fails with the last one when that takes too long. */
async function until(ask: () => Promise<Answer>, wished: (answer: Answer) => boolean, ms = 20_000): Promise<Answer> {
  for (const deadline = Date.now() + ms; ;) {
    const answer = await ask();
    if (wished(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('with Temporal stopped', () => {
  let open: string;
  beforeAll(async () => {
    open = await referred();
    await product.stack.temporal.process.stop();
  }, 30_000);
  afterAll(async () => {
    if (!product.stack.temporal.process.alive) await product.stack.temporal.process.start();
  }, 30_000);

  test('a referral is still taken in, in time, and opens when Temporal is back', async () => {
    const user = await product.as('caseworker.0165');
    const idempotencyKey = randomUUID();
    const asked = Date.now();
    const answer = await user.post('/referrals', pspK(), { idempotencyKey });
    expect([answer.status, answer.body.case.state, answer.body.case.steps]).toEqual([201, 'received', []]);
    expect(Date.now() - asked).toBeLessThan(3_000);
    const { caseId } = answer.body;
    expect((await user.get(`/cases/${caseId}`)).body.state).toBe('received');
    expect((await user.get('/cases?state=received')).body.items.map(({ id }) => id)).toEqual([caseId]);
    const again = await user.post('/referrals', pspK(), { idempotencyKey });
    expect([again.status, again.body.caseId, again.headers.get('idempotent-replayed')]).toEqual([201, caseId, 'true']);
    const early = await user.post(`/cases/${caseId}/withdrawal`, {});
    expect(refusal(early)).toEqual([503, 'not-received-yet']);
    expect(early.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await user.get('/health/ready')).body).toEqual({ status: 'ready', database: 'up', temporal: 'away' });

    // What no course reacts to goes straight into the record.
    const secretariat = await product.as('coordinator.pspk');
    const claimed = await secretariat.post(stepPath(open, 'acknowledge', 'claim'), {});
    expect(stepOf(claimed.body, 'acknowledge').owner).toBe('coordinator.pspk');
    expect((await secretariat.post(`/cases/${open}/notes`, { text: 'Temporal er væk' })).status).toBe(200);

    // A completion's outcome is unknown; the same key asks for it again.
    const key = randomUUID();
    const path = stepPath(open, 'acknowledge', 'completion');
    const unknown = await secretariat.post(path, acknowledged, { idempotencyKey: key });
    expect(refusal(unknown)).toEqual([503, 'repeat-with-same-key']);
    expect(unknown.headers.get('retry-after')).toMatch(/^\d+$/);

    await product.stack.temporal.process.start();
    const opened = await until(
      () => user.get(`/cases/${caseId}`),
      ({ body }) => body.state === 'open',
    );
    expect([opened.body.state, openSteps(opened.body)]).toEqual(['open', expect.arrayContaining(['acknowledge'])]);
    const repeated = await until(
      () => secretariat.post(path, acknowledged, { idempotencyKey: key }),
      ({ status }) => status !== 503,
    );
    expect([repeated.status, stepOf(repeated.body, 'acknowledge').outcome]).toEqual([200, 'acknowledged']);
    const logged = await product.query(
      `SELECT seq FROM case_log WHERE case_id = $1 AND event->>'key' = 'acknowledge' AND type = 'completed'`,
      [open],
    );
    expect(logged).toHaveLength(1);
    expect((await user.get('/health/ready')).body).toMatchObject({ temporal: 'up' });
  }, 60_000);
});

describe('with the identity provider stopped', () => {
  const address = (): string => product.stack.addresses[0] as string;
  const user = 'caseworker.0165';

  test('whoever is signed in works on and can sign out; who signs in is told to wait', async () => {
    const [browser, other, late] = [new PlainBrowser(), new PlainBrowser(), new PlainBrowser()];
    for (const each of [browser, other]) await signInPlainly(each, { address: address(), user });
    const back = await chooseUser(late, { address: address(), user });
    await product.stack.identity.stop();
    try {
      expect((await browser.send(`${address()}/v1/me`)).status).toBe(200);
      const refused = await late.send(back);
      expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining('svarer ikke')]);
      const out = await browser.send(`${address()}/sign-out`, { method: 'POST', headers: { origin: address() } });
      expect(out.status).toBe(303);
      expect((await browser.send(`${address()}/v1/me`)).status).toBe(401);
      expect((await other.send(`${address()}/v1/me`)).status).toBe(200);
    } finally {
      await product.stack.identity.start();
    }
    await signInPlainly(late, { address: address(), user });
    expect((await late.send(`${address()}/v1/me`)).status).toBe(200);
  }, 30_000);
});

describe('with PostgreSQL stopped', () => {
  test('each request is a 503 that says what to do; afterwards the same keys give one case and one completion', async () => {
    const caseId = await referred();
    const user = await product.as('caseworker.0165');
    const secretariat = await product.as('coordinator.pspk');
    const [submission, completion] = [randomUUID(), randomUUID()];
    const submit = () => user.post('/referrals', pspK(), { idempotencyKey: submission });
    const complete = () =>
      secretariat.post(stepPath(caseId, 'acknowledge', 'completion'), acknowledged, { idempotencyKey: completion });
    const [before] = await product.query<{ cases: number }>('SELECT count(*)::int AS cases FROM case_file');

    const address = product.stack.addresses[0] as string;
    const browser = new PlainBrowser();
    await signInPlainly(browser, { address, user: 'caseworker.0165' });

    await product.stack.postgres.process.stop();
    // Nobody is signed out by it.
    expect((await browser.send(`${address}/v1/me`)).status).toBe(503);
    const page = await browser.send(`${address}/sign-in`);
    expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('Ikke tilgængelig lige nu')]);
    for (const path of ['/cases', `/cases/${caseId}`, '/work-items', '/me'])
      expect([path, ...refusal(await user.get(path))]).toEqual([path, 503, 'temporarily-unavailable']);
    for (const answer of [await submit(), await complete()]) {
      expect(refusal(answer)).toEqual([503, 'repeat-with-same-key']);
      expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    }
    const health = await product.withToken('').get('/health/ready');
    expect([health.status, health.body]).toMatchObject([503, { status: 'not-ready', database: 'away' }]);
    expect((await product.withToken('').get('/health/live')).status).toBe(200);

    await product.stack.postgres.process.start();
    const submitted = await until(submit, ({ status }) => status !== 503);
    expect(submitted.status).toBe(201);
    expect((await until(complete, ({ status }) => status !== 503)).status).toBe(200);
    expect((await browser.send(`${address}/v1/me`)).status).toBe(200);
    const opened = await until(
      () => user.get(`/cases/${submitted.body.caseId}`),
      ({ body }) => body.state === 'open',
    );
    expect(opened.body.state).toBe('open');
    const [after] = await product.query<{ cases: number }>('SELECT count(*)::int AS cases FROM case_file');
    expect(after?.cases).toBe(Number(before?.cases) + 1);
  }, 60_000);
});

describe('a course that diverges from its log', () => {
  /** As if the case had been written by another course: the next to read its log finds other steps than it opens. */
  async function spoil(caseId: string): Promise<void> {
    await product.query(
      `UPDATE case_log SET change = jsonb_set(change, '{opened,0,key}', '"something-else"')
       WHERE case_id = $1 AND type = 'opened'`,
      [caseId],
    );
    // What a restored backup or a new program would do by itself: the workflow reads its log again.
    await product.query(
      `INSERT INTO outbox (id, kind, case_id, created_at, available_at, attempts)
       VALUES (gen_random_uuid(), 'reload-workflow', $1, now(), now(), 0)`,
      [caseId],
    );
  }

  test('stops in the open: nothing goes on, the operator sees why and can end it, and all others run on', async () => {
    const [caseId, sound] = [await referred(), await referred()];
    await spoil(caseId);
    const secretariat = await product.as('coordinator.pspk');
    const view = () => secretariat.get(`/cases/${caseId}`);
    const stopped = (await until(view, ({ body }) => body.state === 'incident')).body;
    expect([stopped.state, stopped.steps.flatMap(({ actions }) => actions)]).toEqual(['incident', []]);
    expect(stopped['incident']).toMatchObject({ reason: expect.stringMatching(/.+/) as unknown });
    const complete = (id: string) => secretariat.post(stepPath(id, 'acknowledge', 'completion'), acknowledged);
    expect(refusal(await complete(caseId))).toEqual([409, 'case-in-incident']);
    expect((await complete(sound)).status).toBe(200);
    // The referrer learns that it has stopped, not why.
    const asReferrer = await (await product.as('caseworker.0165')).get(`/cases/${caseId}`);
    expect(Object.keys(asReferrer.body['incident'] as object)).toEqual(['at']);

    // The operator sees the case that stands still, without a word of its content.
    const asOperator = await (await product.as('operator.system')).get(`/cases/${caseId}`);
    expect(asOperator.body).toMatchObject({ state: 'incident', person: {}, steps: [], actions: [] });
    const listed = await tovholder(product.stack, ['incidents', 'list', '--json']);
    expect(listed.code).not.toBe(0);
    const { incidents } = JSON.parse(listed.output) as { incidents: { caseId: string; reason: string }[] };
    expect(incidents.map((incident) => incident.caseId)).toEqual([caseId]);
    // A row that was changed by hand is found by its hash, too.
    const verified = await tovholder(product.stack, ['verify-log', '--json']);
    expect(JSON.parse(verified.output)).toMatchObject({ valid: false, broken: [{ caseId, brokenAtSeq: 2 }] });

    const ended = await tovholder(product.stack, ['incidents', 'end', String(stopped['caseNumber'])]);
    expect(ended).toMatchObject({ code: 0 });
    expect((await view()).body).toMatchObject({ state: 'closed', outcome: 'incident-ended', incident: null });
    expect(openSteps((await view()).body)).toEqual([]);
    expect((await tovholder(product.stack, ['incidents', 'list'])).code).toBe(0);
    expect(refusal(await complete(caseId))).toEqual([409, 'case-closed']);
    expect((await (await product.as('operator.system')).get(`/cases/${caseId}`)).status).toBe(404);
  }, 60_000);

  test('goes on from its log once the cause has been removed', async () => {
    const caseId = await referred();
    const [before] = await product.query<{ change: object }>(
      `SELECT change FROM case_log WHERE case_id = $1 AND type = 'opened'`,
      [caseId],
    );
    await spoil(caseId);
    const secretariat = await product.as('coordinator.pspk');
    const view = () => secretariat.get(`/cases/${caseId}`);
    const stopped = await until(view, ({ body }) => body.state === 'incident');
    expect(stopped.body.state).toBe('incident');
    await product.query(`UPDATE case_log SET change = $2 WHERE case_id = $1 AND type = 'opened'`, [
      caseId,
      JSON.stringify(before?.change),
    ]);
    expect((await tovholder(product.stack, ['incidents', 'retry', caseId])).code).toBe(0);
    const goesOn = await until(
      () => secretariat.post(stepPath(caseId, 'acknowledge', 'completion'), acknowledged),
      ({ status }) => status === 200,
    );
    expect(goesOn.body.state).toBe('open');
  }, 60_000);
});

test('an outage writes no person into a log either', () => {
  expect(personDataInLogs(product.stack)).toEqual([]);
});
