import { describe, expect, test } from '@jest/globals';
import { ApiClient } from '../support/api-client';
import { LiveClient } from '../support/event-source';
import type { Product } from '../support/product';
import { exit, pspK } from '../support/referrals';
import { caseSeenBy, refer, refusal, stepPath } from './reading';

/** What a signed-in reader is told as it happens, what things are called, and how much work there is. */
export function liveStories(product: Product): void {
  const listen = async (user: string, lastEventId?: string): Promise<LiveClient> => {
    const token = await ApiClient.tokenFor(user, String(product.stack.env['OIDC_ISSUER']));
    const client = await LiveClient.open(product.stack.addresses[0]!, {
      token,
      ...(lastEventId ? { lastEventId } : {}),
    });
    expect([client.status, client.contentType]).toEqual([200, 'text/event-stream; charset=utf-8']);
    return client;
  };
  /** Each event is held to the contract like any other answer. */
  const check = (client: LiveClient): void => {
    for (const { data: body } of client.events)
      product.contract.check({
        method: 'GET',
        path: '/v1/events',
        status: 200,
        contentType: 'text/event-stream',
        body,
      });
  };
  const key = 'confirm-involvement:politi';

  describe('live events', () => {
    test('who may see a case is told that it changed; who may not gets not a byte', async () => {
      const [sees, hidden, exits] = await Promise.all(
        ['coordinator.pspk', 'caseworker.0151', 'caseworker.0165'].map((user) => listen(user)),
      );
      const before = hidden!.text;
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      await sees!.until(() => sees!.ofCase(caseId).length > 0);
      const police = await product.as('screening.politi');
      const claimed = await police.post(stepPath(caseId, key, 'claim'), {});
      await sees!.until(() => sees!.ofCase(caseId).some(({ data }) => data.version === claimed.body.version));
      // An Exit case is for the named few: not for the colleagues of whoever referred it.
      const person = { birthDate: '1990-02-03', municipality: '0165' };
      const secret = await refer(product, { by: 'caseworker.exit-0165', referral: exit({ person }) });
      await police.post(stepPath(caseId, key, 'assignment'), {});
      await exits!.until(() => exits!.ofCase(caseId).length > 1);
      expect(exits!.text).not.toContain(secret);
      expect(hidden!.text).toBe(before);
      check(sees!);
      for (const client of [sees, hidden, exits]) client!.close();
    });

    test('who comes back is told what they missed, and of a time too long ago only to ask anew', async () => {
      const first = await listen('coordinator.pspk');
      const { lastEventId } = first;
      first.close();
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const version = Number((await caseSeenBy(product, { user: 'coordinator.pspk', caseId }))['version']);
      const again = await listen('coordinator.pspk', lastEventId);
      await again.until(() => again.ofCase(caseId).some(({ data }) => data.version === version));
      again.close();
      const hidden = await listen('caseworker.0151', lastEventId);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(hidden.text).not.toContain(caseId);
      hidden.close();
      const late = await listen('coordinator.pspk', '1000');
      await late.until(() => late.events.some(({ data }) => data.type === 'reset'));
      check(late);
      late.close();
    });

    test('rights are asked for again when something is sent: who has left hears nothing more', async () => {
      const user = 'supervisor.psykiatri';
      const leaving = await listen(user);
      const operator = await product.as('operator.system');
      const seen = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      await leaving.until(() => leaving.ofCase(seen).length > 0);
      expect((await operator.post(`/users/${user}/deactivation`, {})).status).toBe(200);
      try {
        const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
        await leaving.until(() => leaving.ended);
        expect(leaving.text).not.toContain(caseId);
      } finally {
        await operator.post(`/users/${user}/activation`, {});
        leaving.close();
      }
    });

    test('nobody listens without saying who they are', async () => {
      expect((await product.withToken('').get('/events')).status).toBe(401);
    });
  });

  describe('names, screens and counts', () => {
    test('the directory names everything, and only one’s own colleagues', async () => {
      const { body } = await (await product.as('caseworker.0165')).get('/directory');
      const units = body['units'] as unknown as { id: string; title: string; members?: { id: string }[] }[];
      const unit = (name: string) => units.find(({ id }) => id === `koebenhavns-vestegn/${name}`);
      expect(unit('kommune-0165')?.members?.map(({ id }) => id)).toContain('caseworker.0165');
      expect(unit('psykiatri')).not.toHaveProperty('members');
      expect(unit('kommune-0165.exit')).not.toHaveProperty('members');
    });

    test('what I may do is where I am sent', async () => {
      const me = async (user: string) => (await (await product.as(user)).get('/me')).body;
      expect((await me('supervisor.0165'))['screens']).toEqual(['my-day', 'overview']);
      expect((await me('auditor.dpo'))['screens']).toEqual([]);
      expect((await me('caseworker.0165'))['mayRefer']).toContainEqual(
        expect.objectContaining({ process: 'psp-k', district: 'koebenhavns-vestegn' }),
      );
    });

    test('counts are those of the list, and a case is found by number or person without a person in an address', async () => {
      const person = { cpr: '1509819996', name: 'Britta Testperson', municipality: '0165' };
      const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK({ person }) });
      const user = await product.as('coordinator.pspk');
      const { body: summary } = await user.get('/work-items/summary?scope=unit');
      const { body: list } = await user.get('/work-items?scope=unit&limit=1');
      expect(summary['open']).toBe(list['total']);
      const number = String((await caseSeenBy(product, { user: 'coordinator.pspk', caseId }))['caseNumber']);
      for (const q of [number, number.slice(0, -2), '150981-9996', 'testperson britta']) {
        const { body } = await user.post('/work-items/search', { q, limit: 200 });
        expect([q, body.items.some((item) => item.caseId === caseId)]).toEqual([q, true]);
      }
      const none = await user.post('/work-items/search', { q: 'Britta Ukendt' });
      expect(none.body.items).toEqual([]);
      const [item] = (await user.post('/work-items/search', { q: number })).body.items;
      expect(item).toMatchObject({ by: { unitTitle: 'PSP-K, sekretariatsgruppen' }, ladder: null });
      expect((item?.['due'] as { workingDaysLeft: number }).workingDaysLeft).toBeGreaterThan(0);
      expect(refusal(await user.get('/work-items?q=150981-9996'))[0]).toBe(422);
      const found = await user.post('/cases/search', { q: '1509819996' });
      expect(found.body.items.map(({ id }) => id)).toContain(caseId);
      expect(
        (await (await product.as('caseworker.0151')).post('/cases/search', { q: '1509819996' })).body.items,
      ).toEqual([]);
    });
  });
}
