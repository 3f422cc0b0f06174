import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Product } from '../support/product';
import { daysFromToday, pspK } from '../support/referrals';
import type { Move } from '../support/story';
import { play } from '../support/story';
import { pdfText } from '../support/pdf-text';
import { caseSeenBy, openSteps, refer, refusal, stepOf } from './reading';

const chair = 'coordinator.handlegruppe-0165';
const unit = 'koebenhavns-vestegn/pspk.handlegruppe-0165';
const participants = ['screening.politi', 'caseworker.psykiatri', 'caseworker.kriminalforsorg'];

const toSchedule: readonly Move[] = [
  { by: 'coordinator.pspk', step: 'acknowledge', outcome: 'acknowledged' },
  { by: 'coordinator.pspk', step: 'confirm-responsibility-unclear', outcome: 'unclear', data: { why: 'Uklart.' } },
  { by: 'screening.politi', step: 'confirm-involvement:politi', outcome: 'supports-now' },
  { by: 'caseworker.psykiatri', step: 'confirm-involvement:psykiatri', outcome: 'should-support' },
];

interface Item {
  readonly id: string;
  readonly hidden: string | null;
  readonly state: string | null;
  readonly case: { readonly id: string; readonly version: number; readonly person: object } | null;
  readonly step: { readonly key: string; readonly outcome: string | null } | null;
  readonly conflicts: readonly { readonly user: { readonly id: string } }[];
  readonly followUps: readonly { readonly id: string; readonly what: string; readonly actions: readonly string[] }[];
  readonly note: string | null;
  readonly actions: readonly string[];
}
interface Meeting {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly date: string;
  readonly items: readonly Item[];
  readonly waiting: { readonly toSchedule: readonly Waiting[]; readonly toAdd: readonly Waiting[] } | null;
  readonly members: readonly { readonly user: { readonly id: string }; readonly attendance: string | null }[];
  readonly actions: readonly string[];
}
interface Waiting {
  readonly case: { readonly id: string };
  readonly key: string;
}
interface Results {
  readonly results: readonly {
    readonly result: string;
    readonly case: { readonly version: number } | null;
    readonly problem: { readonly code: string; readonly errors?: readonly { readonly pointer: string }[] } | null;
  }[];
}

/** The meetings of a handlegruppe over HTTP: called, prepared, held, closed. */
export function meetingStories(product: Product): void {
  const seenBy = async (user: string, id: string): Promise<Meeting> => {
    const { status, body } = await (await product.as(user)).get(`/meetings/${id}`);
    expect([user, status]).toEqual([user, 200]);
    return body as unknown as Meeting;
  };
  const post = async (user: string, path: string, body: object, options: Record<string, string> = {}) =>
    (await product.as(user)).post(`/meetings/${path}`, body, options);
  const call = async (members: readonly string[] = participants, days = 20): Promise<Meeting> => {
    const body = { unit, date: daysFromToday(days), time: '09:30', place: 'Rådhuset, lokale 2', members };
    const answer = await (await product.as(chair)).post('/meetings', body, { idempotencyKey: randomUUID() });
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    return answer.body as unknown as Meeting;
  };
  const waitingCase = async (): Promise<string> => {
    const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
    await play(product, { caseId, moves: toSchedule });
    return caseId;
  };
  const itemOf = (meeting: Meeting, caseId: string): Item => {
    const found = meeting.items.find((item) => item.case?.id === caseId);
    if (!found) throw new Error('The meeting shows no item of the case');
    return found;
  };
  const steps = (cases: readonly string[]) => ({ steps: cases.map((id) => ({ case: id, step: 'schedule' })) });
  const results = (body: unknown) => (body as Results).results;

  describe('meetings', () => {
    test('from the call to the minutes: two cases are scheduled, decided and followed up, each reader sees their own', async () => {
      const [first, second] = [await waitingCase(), await waitingCase()] as const;
      const called = await call();
      expect(called.waiting?.toSchedule.map(({ case: { id } }) => id)).toEqual(expect.arrayContaining([first, second]));

      const scheduled = { idempotencyKey: randomUUID() };
      const dated = await post(chair, `${called.id}/scheduling`, steps([first, second]), scheduled);
      expect(results(dated.body).map(({ result }) => result)).toEqual(['done', 'done']);
      const again = await post(chair, `${called.id}/scheduling`, steps([first, second]), scheduled);
      expect(results(again.body).map(({ result }) => result)).toEqual(['replayed', 'replayed']);
      const planned = await seenBy(chair, called.id);
      const items = [itemOf(planned, first), itemOf(planned, second)] as const;
      expect(items.map(({ step, state }) => [step?.key, state])).toEqual([
        ['name-responsible', 'open'],
        ['name-responsible', 'open'],
      ]);
      expect(stepOf(await caseSeenBy(product, { user: chair, caseId: first }), 'name-responsible').due).toMatchObject({
        certificate: { trigger: { event: 'handlegruppe-meeting', localDate: called.date } },
      });

      // Who was asked and has answered knows of the case, and no more; who was never asked sees that there is an item.
      const asPsychiatry = itemOf(await seenBy('caseworker.psykiatri', called.id), first);
      expect(asPsychiatry).toMatchObject({ hidden: null, step: null, decision: null, case: { person: {} } });
      const stranger = await seenBy('caseworker.kriminalforsorg', called.id);
      const hidden = stranger.items.find(({ id }) => id === items[0].id);
      expect(hidden).toMatchObject({ hidden: 'unknown', case: null, step: null, reason: null, actions: [] });
      expect(JSON.stringify(stranger)).not.toMatch(/Nancy/);
      expect((await (await product.as('supervisor.psykiatri')).get(`/meetings/${called.id}`)).status).toBe(404);

      const note = await post('caseworker.psykiatri', `${called.id}/agenda/${items[0].id}/note`, {
        text: 'Spørg til bolig',
      });
      expect(itemOf(note.body as unknown as Meeting, first).note).toBe('Spørg til bolig');
      expect(JSON.stringify(await seenBy(chair, called.id))).not.toContain('Spørg til bolig');

      // A conflict ends what the participant sees, at once; the chair learns who, and nobody why.
      const conflict = { reason: 'Min søster.' };
      const declared = await post('caseworker.psykiatri', `${called.id}/agenda/${items[1].id}/conflict`, conflict);
      const own = (declared.body as unknown as Meeting).items.find(({ id }) => id === items[1].id);
      expect(own).toMatchObject({ hidden: 'conflict', case: null, step: null, note: null, actions: [] });
      const chaired = await seenBy(chair, called.id);
      expect(itemOf(chaired, second).conflicts.map(({ user }) => user.id)).toEqual(['caseworker.psykiatri']);
      expect(JSON.stringify(chaired)).not.toContain('Min søster');
      expect(JSON.stringify(await seenBy('screening.politi', called.id))).not.toContain('declared');

      // One item is refused and stops no other; the repeat under the same key does what is left.
      const decisions = (authority: object) => ({
        items: [
          {
            agendaItem: items[0].id,
            outcome: 'named',
            data: { authority: 'politi' },
            note: 'Enstemmigt.',
            actions: [
              { what: 'Ring til borgeren', owner: { authority: 'politi' }, due: daysFromToday(30) },
              { what: 'Find akter frem', owner: { user: 'caseworker.psykiatri' } },
            ],
          },
          { agendaItem: items[1].id, outcome: 'named', data: authority },
        ],
      });
      const key = { idempotencyKey: randomUUID() };
      const half = await post(chair, `${called.id}/decisions`, decisions({}), key);
      expect(results(half.body).map(({ result, problem }) => [result, problem?.code])).toEqual([
        ['done', undefined],
        ['refused', 'invalid-input'],
      ]);
      expect(results(half.body)[1]?.problem?.errors?.map(({ pointer }) => pointer)).toEqual(['/data/authority']);
      const whole = await post(chair, `${called.id}/decisions`, decisions({ authority: 'kommune' }), key);
      expect(results(whole.body).map(({ result }) => result)).toEqual(['replayed', 'done']);
      expect(openSteps(await caseSeenBy(product, { user: 'coordinator.pspk', caseId: first }))).toEqual(['handover#1']);

      // The step, the decision and its actions have come with one row of the log.
      const [row] = await product.query<{ type: string; key: string; actions: number }>(
        `SELECT l.type, l.event->>'key' AS key, (SELECT count(*)::int FROM action a WHERE a.agenda_item_id = d.agenda_item_id)
          AS actions FROM decision d JOIN case_log l ON l.case_id = d.case_id AND l.seq = d.seq WHERE d.case_id = $1`,
        [first],
      );
      expect(row).toEqual({ type: 'completed', key: 'name-responsible', actions: 2 });

      // What other authorities learn with an action is a disclosure, on the basis of the referral; told by the case.
      const { body: passed } = await (await product.as('coordinator.pspk')).get(`/cases/${first}/disclosures`);
      expect(passed.items.filter(({ act }) => act === 'entrusted')).toMatchObject([
        {
          step: 'name-responsible',
          from: { authority: 'pspk' },
          to: { authority: 'politi' },
          basis: { code: 'rpl-115-2' },
        },
        { step: 'name-responsible', from: { authority: 'pspk' }, to: { authority: 'psykiatri' } },
      ]);

      const early = await (await product.as(chair)).get(`/meetings/${called.id}/minutes.pdf`);
      expect(refusal(early)).toEqual([409, 'meeting-not-closed']);
      const attendance = { members: [{ user: 'screening.politi', attendance: 'present' }] };
      expect((await post(chair, `${called.id}/attendance`, attendance)).status).toBe(200);
      const closed = await post(chair, `${called.id}/closure`, {});
      expect(closed.body).toMatchObject({ state: 'closed', actions: ['read-minutes'] });
      expect(refusal(await post(chair, `${called.id}/cancellation`, { reason: 'x' }))).toEqual([
        409,
        'meeting-not-open',
      ]);

      const minutes = async (user: string) => {
        expect((await (await product.as(user)).get(`/meetings/${called.id}/minutes.pdf`)).status).toBe(200);
        return pdfText(await product.bytes(user, `/v1/meetings/${called.id}/minutes.pdf`));
      };
      const full = await minutes(chair);
      for (const part of ['Rådhuset, lokale 2', 'Udpeget', 'Politiet', 'Enstemmigt.', 'Ring til borgeren', 'Mødt'])
        expect(full.text).toContain(part);
      expect(full).toMatchObject({ lang: 'da-DK', accessible: true });
      expect(full.structure).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'H3', 'Table', 'TH', 'L', 'LI']));
      const redacted = await minutes('caseworker.kriminalforsorg');
      expect(redacted.text).toContain('Indholdet vises ikke');
      expect(redacted.text).not.toMatch(/Enstemmigt|Ring til borgeren|Nancy|Udpeget/);

      await followUp(first);
    }, 60_000);

    /** Who owes an action sees it and says that it is done, once. */
    async function followUp(caseId: string): Promise<void> {
      const owner = await product.as('caseworker.psykiatri');
      const owed = (await owner.get('/actions')).body.items.filter(({ what }) => what === 'Find akter frem');
      expect(owed).toMatchObject([{ actions: ['complete'], done: null }]);
      const id = String(owed[0]?.id);
      const key = { idempotencyKey: randomUUID() };
      const done = await owner.post(`/actions/${id}/completion`, { note: 'Sendt.' }, key);
      expect(done.body).toMatchObject({ done: { by: 'caseworker.psykiatri', note: 'Sendt.' }, actions: [] });
      expect((await owner.post(`/actions/${id}/completion`, { note: 'Sendt.' }, key)).status).toBe(200);
      expect(refusal(await owner.post(`/actions/${id}/completion`, {}))).toEqual([409, 'action-done']);
      const ofCase = await (await product.as('coordinator.pspk')).get(`/actions?case=${caseId}`);
      expect(ofCase.body.items.map(({ what }) => what)).toEqual(['Ring til borgeren', 'Find akter frem']);
      const stranger = await product.as('caseworker.kriminalforsorg');
      expect((await stranger.get(`/actions?case=${caseId}`)).body.items).toEqual([]);
      expect((await stranger.post(`/actions/${id}/completion`, {})).status).toBe(404);
    }

    test('the agenda is edited under the version that was seen; a conflict stops the chair; another date has a reason', async () => {
      const caseId = await waitingCase();
      const called = await call([], 25);
      await post(chair, `${called.id}/scheduling`, steps([caseId]));
      const planned = await seenBy(chair, called.id);
      const item = itemOf(planned, caseId);
      const removal = { remove: [{ item: item.id, reason: 'Mangler akter.' }] };
      const stale = await post(chair, `${called.id}/agenda`, removal, { ifMatch: '"1"' });
      expect(refusal(stale)).toEqual([412, 'version-conflict']);
      const removed = await post(chair, `${called.id}/agenda`, removal, { ifMatch: `"${planned.version}"` });
      const without = removed.body as unknown as Meeting;
      expect(without.items.some(({ id }) => id === item.id)).toBe(false);
      expect(without.waiting?.toAdd.some(({ case: { id } }) => id === caseId)).toBe(true);
      expect(refusal(await post(chair, `${called.id}/agenda`, removal))).toEqual([409, 'item-not-open']);
      const added = await post(chair, `${called.id}/agenda`, { add: [{ case: caseId, step: 'name-responsible' }] });
      const back = itemOf(added.body as unknown as Meeting, caseId);
      const ordered = await post(chair, `${called.id}/agenda`, { order: [back.id] });
      expect((ordered.body as unknown as Meeting).items[0]?.id).toBe(back.id);

      const moved = { date: daysFromToday(40), time: '13:00', reason: 'Formanden er syg.' };
      const later = { idempotencyKey: randomUUID() };
      expect((await post(chair, `${called.id}/rescheduling`, moved, later)).body).toMatchObject({ time: '13:00' });
      expect((await post(chair, `${called.id}/rescheduling`, moved, later)).status).toBe(200);
      // The deadline that counted from the meeting's date follows it, once, with a certificate that says so.
      const counted = await caseSeenBy(product, { user: chair, caseId });
      expect(stepOf(counted, 'name-responsible').due).toMatchObject({
        certificate: { trigger: { event: 'handlegruppe-meeting', localDate: moved.date } },
      });
      const corrected = await product.query(`SELECT 1 FROM case_log WHERE case_id = $1 AND type = 'fact-corrected'`, [
        caseId,
      ]);
      expect(corrected).toHaveLength(1);
      const invited = await post(chair, `${called.id}/invitation`, { members: ['caseworker.0165'] });
      expect((invited.body as unknown as Meeting).members.map(({ user }) => user.id)).toContain('caseworker.0165');
      expect(refusal(await post(chair, `${called.id}/invitation`, { members: ['operator.system'] }))).toEqual([
        422,
        'invalid-input',
      ]);
      expect(refusal(await post('caseworker.0165', `${called.id}/closure`, {}))).toEqual([403, 'role-not-allowed']);

      await post(chair, `${called.id}/agenda/${back.id}/conflict`, {});
      const decision = { items: [{ agendaItem: back.id, outcome: 'no-agreement', data: { reason: 'x' } }] };
      const stopped = await post(chair, `${called.id}/decisions`, decision);
      expect(results(stopped.body)).toMatchObject([{ result: 'refused', problem: { code: 'conflict-of-interest' } }]);
      expect((await (await product.as(chair)).get(`/cases/${caseId}`)).status).toBe(404);
      const secretariat = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
      expect(stepOf(secretariat, 'name-responsible').state).toBe('open');

      const cancelled = await post(chair, `${called.id}/cancellation`, { reason: 'For få punkter.' });
      expect(cancelled.body).toMatchObject({ state: 'cancelled', actions: [] });
      const listed = await (await product.as(chair)).get(`/meetings?unit=${encodeURIComponent(unit)}`);
      expect(listed.body.items.map(({ id }) => id)).toContain(called.id);
      expect((await (await product.as('caseworker.0151')).get('/meetings')).body.items).toEqual([]);
    }, 60_000);

    test('only who coordinates the group calls its meetings', async () => {
      const body = { unit, date: daysFromToday(5), time: '10:00', place: 'Her', members: [] };
      for (const user of ['coordinator.pspk', 'caseworker.0165', 'coordinator.handlegruppe-0151'])
        expect(refusal(await (await product.as(user)).post('/meetings', body))).toEqual([403, 'role-not-allowed']);
    });
  });
}
