import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Product } from '../support/product';
import { bornYearsAgo, ukn } from '../support/referrals';
import { caseSeenBy, openSteps, refer } from './reading';
import { until } from './waiting';

const police = 'screening.politi';

/** Concern for a child becomes an underretning of its own, linked both ways as far as each reader may know. */
export function concernStories(product: Product): void {
  describe('a concern', () => {
    test('opens an underretning for the same child, once, and each side sees what it may', async () => {
      const caseId = await refer(product, { by: police, referral: ukn() });
      const client = await product.as(police);
      const idempotencyKey = randomUUID();
      const body = { reason: 'Mindre søskende i hjemmet.', abuse: false };
      const raised = await client.post(`/cases/${caseId}/concerns`, body, { idempotencyKey });
      expect([raised.status, raised.body.code]).toEqual([200, undefined]);
      const again = await client.post(`/cases/${caseId}/concerns`, body, { idempotencyKey });
      expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);

      const links = await until(
        () =>
          product.query<{ to_case: string; kind: string; process: string }>(
            'SELECT l.to_case, l.kind, c.process FROM case_link l JOIN case_file c ON c.id = l.to_case WHERE l.from_case = $1',
            [caseId],
          ),
        { is: (list) => list.length > 0 },
      );
      expect(links).toEqual([{ to_case: expect.any(String), kind: 'concern', process: 'underretning' }]);
      const linked = links[0]!.to_case;
      const worker = await product.as('caseworker.0165');
      const { body: municipality } = await until(() => worker.get(`/cases/${linked}`), {
        is: ({ status }) => status === 200,
      });
      expect(openSteps(municipality)).toEqual(expect.arrayContaining(['danger-check', 'register']));
      // The municipality has no part in the screening by the police: it is not told of that case.
      expect(municipality.links).toEqual([]);
      const shown = (await caseSeenBy(product, { user: police, caseId })).links;
      expect(shown.map(({ kind, caseId: id, process }) => [kind, id, process.id])).toEqual([
        ['concern', linked, 'underretning'],
      ]);
      const timeline = await client.get(`/cases/${caseId}/timeline`);
      expect(timeline.body.items.map(({ type }) => type)).toContain('concern-raised');
    }, 60_000);

    test('is what a minor’s closed case asks to consider', async () => {
      const person = { birthDate: bornYearsAgo(13, { plusDays: 50 }), name: 'Opdigtet Testbarn', municipality: '0165' };
      const caseId = await refer(product, { by: police, referral: ukn({ person }) });
      const before = await caseSeenBy(product, { user: police, caseId });
      expect(before.prompts).toEqual([]);
      const closed = await (await product.as(police)).post(`/cases/${caseId}/closure`, { ground: 'opened-by-mistake' });
      expect(closed.status).toBe(200);
      expect(closed.body.prompts).toMatchObject([{ id: 'underretning', action: 'raise-concern' }]);
      const client = await product.as(police);
      expect((await client.post(`/cases/${caseId}/concerns`, { reason: 'Fundet i screeningen.' })).status).toBe(200);
      const after = await until(() => caseSeenBy(product, { user: police, caseId }), {
        is: ({ links }) => links.length > 0,
      });
      expect(after.prompts).toEqual([]);
    });

    test('cannot be raised by those who have no part in the case', async () => {
      const caseId = await refer(product, { by: police, referral: ukn() });
      const stranger = await product.as('caseworker.psykiatri');
      expect((await stranger.post(`/cases/${caseId}/concerns`, { reason: 'x' })).status).toBe(404);
    });
  });
}
