import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { forgeToken } from '../support/access-tokens';
import type { Answer } from '../support/api-client';
import { pspK } from '../support/referrals';
import type { Product } from '../support/product';
import { play } from '../support/story';
import { caseSeenBy, refer, refusal, stepPath } from './reading';
import { acknowledge, commands, referrals, texts, tokens } from './wrong-requests';
import { requestsOfTime } from './wrong-requests.time';

interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** Requests that must be refused: each with a useful problem in both languages, and without a trace in the record. */
export function badInputStories(product: Product): void {
  let caseId: string;
  beforeAll(async () => {
    caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
  });

  /** Asks in both languages: the same problem in other words, and no row more than before. */
  async function refusedInBothLanguages(ask: (headers: Record<string, string>) => Promise<Answer>): Promise<Answer> {
    const before = await product.rowCounts();
    const danish = await ask({ 'accept-language': 'da' });
    const english = await ask({ 'accept-language': 'en' });
    expect(await product.rowCounts()).toEqual(before);
    for (const { body, headers, status } of [danish, english]) {
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(body).toMatchObject({ status, type: expect.stringMatching(`/${body.code}$`) as unknown });
      expect(body['traceId']).toBe(headers.get('x-trace-id'));
      expect(JSON.stringify(body)).not.toMatch(/\bat \/|SELECT |Berggren|251248/);
    }
    expect(refusal(english)).toEqual(refusal(danish));
    expect(english.body['title']).not.toBe(danish.body['title']);
    return danish;
  }

  describe('bad input', () => {
    test.each([...referrals, ...commands, ...requestsOfTime])(
      '$what → $refused',
      async ({ by, path, body, refused, faults }) => {
        const user = await product.as(by ?? (path ? 'coordinator.pspk' : 'caseworker.0165'));
        const answer = await refusedInBothLanguages((headers) =>
          user.post(path?.(caseId) ?? '/referrals', body, { idempotencyKey: randomUUID(), headers }),
        );
        expect(refusal(answer)).toEqual(refused);
        const found = (answer.body['errors'] ?? []) as readonly Fault[];
        if (answer.body.code === 'invalid-input') expect(found.length).toBeGreaterThan(0);
        if (faults) expect(found.map(({ pointer, code }) => [pointer, code])).toEqual(faults);
        for (const { message } of found) expect(message).toMatch(/^[A-ZÆØÅ].+\.$/);
      },
    );

    test.each(texts)('$what → $refused', async ({ body, headers, refused }) => {
      const user = await product.as('caseworker.0165');
      const answer = await refusedInBothLanguages((language) =>
        user.postText('/referrals', body, { idempotencyKey: randomUUID(), headers: { ...headers, ...language } }),
      );
      expect(refusal(answer)).toEqual(refused);
    });

    test.each([
      ['/cases?limit=0', [422, 'invalid-input']],
      ['/cases?limit=201', [422, 'invalid-input']],
      ['/cases?colour=red', [422, 'invalid-input']],
      ['/cases?cursor=nonsense', [400, 'invalid-cursor']],
      ['/work-items?scope=everyone', [422, 'invalid-input']],
      ['/work-items?cursor=nonsense', [400, 'invalid-cursor']],
      ['/calendars/dk/1066', [422, 'invalid-input']],
      ['/rules?district=atlantis', [422, 'invalid-input']],
      ['/processes/psp-q', [404, 'not-found']],
      ['/processes/psp-q/diagram', [404, 'not-found']],
      ['/nothing/here', [404, 'not-found']],
      ['/supervision/overview', [403, 'role-not-allowed']],
      ['/supervision/overdue', [403, 'role-not-allowed']],
      ['/supervision/durations', [403, 'role-not-allowed']],
      ['/supervision/ladders', [403, 'role-not-allowed']],
      ['/supervision/owners', [403, 'role-not-allowed']],
      ['/supervision/steps', [403, 'role-not-allowed']],
      ['/supervision/rungs', [403, 'role-not-allowed']],
      ['/supervision/steps?state=late', [422, 'invalid-input']],
      ['/supervision/rungs?acknowledged=perhaps', [422, 'invalid-input']],
      ['/supervision/ladders?weeks=53', [422, 'invalid-input']],
      ['/supervision/durations?from=yesterday', [422, 'invalid-input']],
      ['/notifications?unread=perhaps', [422, 'invalid-input']],
      ['/notifications?cursor=nonsense', [400, 'invalid-cursor']],
      ['/rules/applications/17', [422, 'invalid-input']],
    ])('GET %s → %j', async (path, refused) => {
      const user = await product.as('caseworker.0165');
      expect(refusal(await refusedInBothLanguages((headers) => user.get(path, { headers })))).toEqual(refused);
    });

    test('a completion of a step that is closed → 409 step-not-open', async () => {
      const other = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      await play(product, {
        caseId: other,
        moves: [{ by: 'coordinator.pspk', step: 'acknowledge', outcome: 'acknowledged' }],
      });
      const user = await product.as('coordinator.pspk');
      const answer = await refusedInBothLanguages((headers) =>
        user.post(acknowledge(other), { outcome: 'acknowledged' }, { headers }),
      );
      expect(refusal(answer)).toEqual([409, 'step-not-open']);
    });
  });

  describe('repeats', () => {
    test('a submission needs a key of visible characters', async () => {
      const user = await product.as('caseworker.0165');
      const missing = await refusedInBothLanguages((headers) => user.post('/referrals', pspK(), { headers }));
      expect(refusal(missing)).toEqual([400, 'idempotency-key-required']);
      const malformed = await refusedInBothLanguages((headers) =>
        user.post('/referrals', pspK(), { idempotencyKey: 'k'.repeat(201), headers }),
      );
      expect(refusal(malformed)).toEqual([400, 'idempotency-key-malformed']);
    });

    test('the same key and body give the same case again; another body is refused', async () => {
      const user = await product.as('caseworker.0165');
      const idempotencyKey = randomUUID();
      const first = await user.post('/referrals', pspK(), { idempotencyKey });
      expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([201, null]);
      expect(first.headers.get('location')).toBe(`/v1/cases/${first.body.caseId}`);
      const before = await product.rowCounts();
      const again = await user.post('/referrals', pspK(), { idempotencyKey });
      expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
      expect(again.body).toEqual(first.body);
      expect(await product.rowCounts()).toEqual(before);

      const reused = await refusedInBothLanguages((headers) =>
        user.post('/referrals', pspK({ urgency: 'urgent' }), { idempotencyKey, headers }),
      );
      expect(refusal(reused)).toEqual([422, 'idempotency-key-reused']);
      // A key is its principal's own.
      const other = await product.as('caseworker.psykiatri');
      expect(
        (await other.post('/referrals', pspK(), { idempotencyKey })).headers.get('idempotent-replayed'),
      ).toBeNull();
    });

    test.each([
      ['completion', acknowledge, { outcome: 'acknowledged' }, { outcome: 'acknowledged', note: 'Andet' }],
      ['claim', (id: string) => stepPath(id, 'acknowledge', 'claim'), {}, undefined],
      ['assignment', (id: string) => stepPath(id, 'acknowledge', 'assignment'), { user: 'coordinator.pspk' }, {}],
      ['note', (id: string) => `/cases/${id}/notes`, { text: 'Én gang' }, { text: 'To gange' }],
      [
        'correction',
        (id: string) => `/cases/${id}/facts`,
        { fact: 'unclearBecause', value: 'Ny', source: 'Samtale' },
        { fact: 'unclearBecause', value: 'Anden', source: 'Samtale' },
      ],
      ['closure', (id: string) => `/cases/${id}/closure`, { ground: 'duplicate' }, { ground: 'moved' }],
    ])('a repeated %s is carried out once', async (_, path, body, otherBody) => {
      const id = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const user = await product.as('coordinator.pspk');
      const idempotencyKey = randomUUID();
      const first = await user.post(path(id), body, { idempotencyKey });
      expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([200, null]);
      const again = await user.post(path(id), body, { idempotencyKey });
      expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
      expect(again.body.version).toBe(first.body.version);
      if (otherBody === undefined) return;
      const reused = await refusedInBothLanguages((headers) =>
        user.post(path(id), otherBody, { idempotencyKey, headers }),
      );
      expect(refusal(reused)).toEqual([422, 'idempotency-key-reused']);
    });

    test('a repeat is answered even when the step no longer belongs to whoever repeats', async () => {
      const id = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const police = await product.as('screening.politi');
      const idempotencyKey = randomUUID();
      const path = stepPath(id, 'confirm-involvement:politi', 'completion');
      const first = await police.post(path, { outcome: 'no-need' }, { idempotencyKey });
      const again = await police.post(path, { outcome: 'no-need' }, { idempotencyKey });
      expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 200, 'true']);
      // Rendered under today's rights: what the police said themselves, and no more.
      expect(again.body).toMatchObject({ person: {}, steps: [{ outcome: 'no-need' }] });
    });
  });

  describe('If-Match', () => {
    test('an old version → 412, the current one goes through', async () => {
      const id = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const user = await product.as('coordinator.pspk');
      const seen = await user.get(`/cases/${id}`);
      const ifMatch = String(seen.headers.get('etag'));
      expect(ifMatch).toBe(`"${seen.body.version}"`);
      const noted = await user.post(`/cases/${id}/notes`, { text: 'I mellemtiden' }, { ifMatch });
      expect(noted.status).toBe(200);
      const stale: readonly (readonly [string, object])[] = [
        [acknowledge(id), { outcome: 'acknowledged' }],
        [`/cases/${id}/notes`, { text: 'For sent' }],
        [stepPath(id, 'acknowledge', 'claim'), {}],
        [`/cases/${id}/facts`, { fact: 'unclearBecause', value: 'x', source: 'y' }],
        [`/cases/${id}/closure`, { ground: 'moved' }],
      ];
      for (const [path, body] of stale) {
        const answer = await refusedInBothLanguages((headers) => user.post(path, body, { ifMatch, headers }));
        expect([path, ...refusal(answer)]).toEqual([path, 412, 'version-conflict']);
      }
      const current = String(noted.headers.get('etag'));
      expect((await user.post(acknowledge(id), { outcome: 'acknowledged' }, { ifMatch: current })).status).toBe(200);
      const malformed = await refusedInBothLanguages((headers) =>
        user.post(`/cases/${id}/notes`, { text: 'x' }, { ifMatch: 'seven', headers }),
      );
      expect(refusal(malformed)).toEqual([400, 'if-match-malformed']);
    });
  });

  describe('a token', () => {
    test('made with the provider’s key and right claims is let in', async () => {
      expect((await product.withToken(forgeToken(product.stack)).get('/me')).body.id).toBe('caseworker.0165');
    });

    test.each(tokens)('that $what → $refused', async ({ refused, ...parts }) => {
      const user = product.withToken(forgeToken(product.stack, parts));
      const answer = await refusedInBothLanguages((headers) => user.get('/me', { headers }));
      expect(refusal(answer)).toEqual(refused);
      const submitted = await user.post('/referrals', pspK(), { idempotencyKey: randomUUID() });
      expect(refusal(submitted)).toEqual(refused);
    });

    test.each(['garbage', 'a.b.c', ''])('%j is none', async (token) => {
      const answer = await refusedInBothLanguages((headers) => product.withToken(token).get('/cases', { headers }));
      expect(refusal(answer)).toEqual([401, 'unauthenticated']);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    });
  });

  test('none of this has hurt the case', async () => {
    const view = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
    expect([view.state, view.version]).toEqual(['open', 2]);
  });
}
