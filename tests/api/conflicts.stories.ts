import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ApiClient } from '../support/api-client';
import { LiveClient } from '../support/event-source';
import type { Product } from '../support/product';
import { daysFromToday, pspK } from '../support/referrals';
import { play } from '../support/story';
import { caseSeenBy, refer, refusal, stepOf, stepPath } from './reading';

const chair = 'coordinator.handlegruppe-0165';
const unit = 'koebenhavns-vestegn/pspk.handlegruppe-0165';
const officer = 'screening.politi';
const asked = 'confirm-involvement:politi';

interface Item {
  readonly id: string;
  readonly hidden: string | null;
  readonly case: { readonly id: string } | null;
  readonly conflicts: readonly { readonly user: { readonly id: string } }[];
}
interface Meeting {
  readonly id: string;
  readonly version: number;
  readonly items: readonly Item[];
}

/** A conflict of interest closes a case until somebody lifts it; and what happens at a meeting is told as it happens. */
export function conflictStories(product: Product): void {
  const listen = async (user: string): Promise<LiveClient> => {
    const token = await ApiClient.tokenFor(user, String(product.stack.env['OIDC_ISSUER']));
    return LiveClient.open(product.stack.addresses[0]!, { token });
  };
  const meetingSeenBy = async (user: string, id: string): Promise<Meeting> =>
    (await (await product.as(user)).get(`/meetings/${id}`)).body as unknown as Meeting;

  /** A case in which the police have a step of their own, on the agenda of a meeting that the officer is invited to. */
  const onAgenda = async (): Promise<{ caseId: string; meetingId: string; itemId: string }> => {
    const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
    await play(product, {
      caseId,
      moves: [
        { by: 'coordinator.pspk', step: 'acknowledge', outcome: 'acknowledged' },
        {
          by: 'coordinator.pspk',
          step: 'confirm-responsibility-unclear',
          outcome: 'unclear',
          data: { why: 'Uklart.' },
        },
        { by: officer, step: asked, outcome: 'supports-now' },
        { by: 'caseworker.psykiatri', step: 'confirm-involvement:psykiatri', outcome: 'should-support' },
      ],
    });
    const body = { unit, date: daysFromToday(20), time: '09:30', place: 'Rådhuset', members: [officer] };
    const called = (await (await product.as(chair)).post('/meetings', body)).body as unknown as Meeting;
    const steps = { steps: [{ case: caseId, step: 'schedule' }] };
    await (await product.as(chair)).post(`/meetings/${called.id}/scheduling`, steps);
    const item = (await meetingSeenBy(chair, called.id)).items.find((one) => one.case?.id === caseId)!;
    return { caseId, meetingId: called.id, itemId: item.id };
  };

  describe('conflicts of interest', () => {
    test('closes the case at every door, gives steps back, is lifted by the superior, and all of it is on record', async () => {
      const { caseId, meetingId, itemId } = await onAgenda();
      const police = await product.as(officer);
      // The main responsibility is offered to the police, and the officer takes it on.
      const decision = { agendaItem: itemId, outcome: 'named', data: { authority: 'politi' } };
      await (
        await product.as(chair)
      ).post(`/meetings/${meetingId}/decisions`, {
        items: [{ ...decision, actions: [{ what: 'Ring til borgeren', owner: { user: officer } }] }],
      });
      expect((await police.post(stepPath(caseId, 'handover#1', 'claim'), {})).status).toBe(200);
      const before = await caseSeenBy(product, { user: officer, caseId });
      const number = String(before['caseNumber']);
      const live = await listen(officer);

      const declared = await police.post(`/meetings/${meetingId}/agenda/${itemId}/conflict`, { reason: 'Min bror.' });
      expect(declared.status).toBe(200);
      const reads = [`/cases/${caseId}`, `/cases/${caseId}/timeline`, `/cases/${caseId}/disclosures`];
      for (const path of reads) expect([path, (await police.get(path)).status]).toEqual([path, 404]);
      const acts = [
        [stepPath(caseId, 'handover#1', 'completion'), { outcome: 'accepted', data: {} }],
        [stepPath(caseId, 'handover#1', 'claim'), {}],
        [`/cases/${caseId}/notes`, { text: 'x' }],
        [`/cases/${caseId}/withdrawal`, {}],
      ] as const;
      for (const [path, body] of acts) expect([path, (await police.post(path, body)).status]).toEqual([path, 404]);
      const nothing = async (path: string) => (await police.get(path)).body.items;
      const items = [
        ...(await nothing('/work-items?scope=mine&limit=200')),
        ...(await nothing('/work-items?scope=unit&limit=200')),
        ...(await nothing('/cases?limit=200')),
        ...(await nothing('/actions')),
        ...(await nothing(`/actions?case=${caseId}`)),
        ...(await nothing('/notifications')),
        ...(await police.post('/cases/search', { q: number })).body.items,
        ...(await police.post('/work-items/search', { q: number })).body.items,
      ];
      expect(JSON.stringify(items)).not.toContain(caseId);
      expect((await meetingSeenBy(officer, meetingId)).items[0]).toMatchObject({ hidden: 'conflict', case: null });
      const own = (await police.get('/conflicts')).body.items.find((one) => one['caseNumber'] === number);
      expect(own).toMatchObject({ caseId: null, own: true, reason: 'Min bror.', actions: [] });

      // Whatever happens next in the case, the officer hears nothing of it.
      const heard = live.ofCase(caseId).length;
      const superior = await product.as('supervisor.politi');
      const held = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
      expect(stepOf(held, 'handover#1').owner).toBeNull();
      await (await product.as('coordinator.pspk')).post(`/cases/${caseId}/notes`, { text: 'Videre.' });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(live.ofCase(caseId)).toHaveLength(heard);

      const refused = await superior.post(stepPath(caseId, 'handover#1', 'assignment'), { user: officer });
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([
        422,
        expect.stringContaining('assignee-in-conflict'),
      ]);

      // Who decides is told, and reads why; nobody else does.
      const told = (await superior.get('/notifications?limit=200')).body.items;
      expect(told.find((one) => JSON.stringify(one).includes(caseId))).toMatchObject({
        ladder: 'conflict-of-interest',
        title: expect.stringContaining('inhabil'),
      });
      const [found] = (await superior.get('/conflicts')).body.items.filter((one) => one['caseNumber'] === number);
      expect(found).toMatchObject({ own: false, reason: 'Min bror.', actions: ['lift'], user: { id: officer } });
      const lifting = `/conflicts/${String(found?.id)}/lifting`;
      for (const user of [officer, chair, 'supervisor.psykiatri'])
        expect((await (await product.as(user)).post(lifting, { reason: 'x' })).status).toBe(
          user === officer ? 403 : 404,
        );
      expect(refusal(await superior.post(lifting, {}))).toEqual([422, 'invalid-input']);
      const key = { idempotencyKey: randomUUID() };
      const lifted = await superior.post(lifting, { reason: 'Kun fjern familie.' }, key);
      expect([lifted.status, lifted.body['liftedAt'] === null]).toEqual([200, false]);
      expect((await superior.post(lifting, { reason: 'Kun fjern familie.' }, key)).status).toBe(200);
      expect(refusal(await superior.post(lifting, { reason: 'x' }))).toEqual([409, 'conflict-lifted']);
      await live.until(() => live.ofCase(caseId).length > heard);
      live.close();
      const after = await caseSeenBy(product, { user: officer, caseId });
      expect(stepOf(after, 'handover#1').owner).toBeNull();

      const { body } = await (await product.as('coordinator.pspk')).get(`/cases/${caseId}/timeline?limit=200`);
      const entries = body.items.filter(({ type }) => String(type).startsWith('conflict'));
      expect(entries.map(({ type }) => type)).toEqual(['conflict-declared', 'conflict-lifted']);
      expect(String(entries[0]?.['title'])).toMatch(/^Inhabilitet blev oplyst: .+: underrettet /);
      expect(JSON.stringify(body)).not.toMatch(/Min bror|fjern familie/);
    }, 60_000);
  });

  describe('a meeting as it happens', () => {
    test('who has a part in it hears of each change within two seconds; nobody else gets a byte', async () => {
      const { meetingId, itemId } = await onAgenda();
      const [part, none] = await Promise.all([listen(officer), listen('caseworker.0151')]);
      const heard = (): number =>
        part.events.filter(({ data }) => data.type === 'meeting' && data.meeting === meetingId).length;
      const coordinator = await product.as(chair);
      const changes: readonly (readonly [string, object])[] = [
        ['attendance', { members: [{ user: officer, attendance: 'present' }] }],
        ['agenda', { order: [itemId] }],
        ['rescheduling', { date: daysFromToday(21), time: '10:00', reason: 'Lokalet er optaget.' }],
        ['decisions', { items: [{ agendaItem: itemId, outcome: 'no-agreement', data: { reason: 'x' } }] }],
        ['closure', {}],
      ];
      for (const [command, body] of changes) {
        const before = heard();
        expect((await coordinator.post(`/meetings/${meetingId}/${command}`, body)).status).toBe(200);
        const from = Date.now();
        await part.until(() => heard() > before);
        expect([command, Date.now() - from < 2_000]).toEqual([command, true]);
      }
      expect(none.text).not.toContain(meetingId);
      for (const { data: body } of part.events)
        product.contract.check({
          method: 'GET',
          path: '/v1/events',
          status: 200,
          contentType: 'text/event-stream',
          body,
        });
      part.close();
      none.close();
    }, 60_000);
  });

  describe('lists of meetings', () => {
    test('are read page by page, and what waits for an agenda too', async () => {
      const { meetingId } = await onAgenda();
      await onAgenda();
      const coordinator = await product.as(chair);
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await coordinator.get(`/meetings?part=coming&limit=1${cursor && `&cursor=${cursor}`}`);
        ids.push(...body.items.map(({ id }) => String(id)));
        cursor = body['nextCursor'] as string | null;
      }
      expect(ids).toContain(meetingId);
      expect(new Set(ids).size).toBe(ids.length);
      expect((await coordinator.get('/meetings?part=past&limit=200')).body.items.map(({ id }) => id)).not.toContain(
        ids[0],
      );
      for (const path of ['/meetings', '/actions', '/conflicts', `/meetings/${meetingId}/waiting`])
        expect([path, refusal(await coordinator.get(`${path}?cursor=x`))]).toEqual([path, [400, 'invalid-cursor']]);
      const waiting = await coordinator.get(`/meetings/${meetingId}/waiting?limit=1`);
      expect(waiting.body).toMatchObject({ toSchedule: expect.any(Array), toAdd: expect.any(Array) });
      expect((await (await product.as(officer)).get(`/meetings/${meetingId}/waiting`)).status).toBe(403);
    }, 60_000);
  });
}
