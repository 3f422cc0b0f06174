import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Answer, StepBody } from '../support/api-client';
import type { CheckedClient, Product } from '../support/product';
import { daysFromToday, pspK } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import { outcomesOf } from './offers';
import { refer } from './reading';
import { sampleData } from './sample-data';

interface Item {
  readonly id: string;
  readonly case: { readonly id: string } | null;
  readonly step: StepBody | null;
  readonly actions: readonly string[];
}
interface Meeting {
  readonly id: string;
  readonly items: readonly Item[];
  readonly members: readonly { readonly user: { readonly id: string } }[];
  readonly actions: readonly string[];
}

/** A meeting, and the case that was put on its agenda. */
interface Called {
  readonly id: string;
  readonly caseId: string;
}

const chair = 'coordinator.handlegruppe-0165';
const unit = 'koebenhavns-vestegn/pspk.handlegruppe-0165';
const invited = ['screening.politi', 'caseworker.psykiatri', 'caseworker.kriminalforsorg'];
/** Who calls it, who is invited and knows the case or does not, who supervises the group, and who has no part in it. */
const readers = [chair, ...invited, 'head.pspk', 'coordinator.handlegruppe-0151', 'caseworker.0165', 'operator.system'];
const meetingActions = [
  'reschedule',
  'cancel',
  'invite',
  'record-attendance',
  'edit-agenda',
  'decide',
  'close',
  'read-minutes',
] as const;
const itemActions = ['decide', 'remove', 'declare-conflict', 'write-note'] as const;

/** A meeting's own actions and those of its items: each one offered works, each other one is refused. */
export function meetingOfferStories(product: Product): void {
  const planned = async (): Promise<Called> => {
    const caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
    await play(product, { caseId, moves: pspKToReview.slice(0, 4) });
    const body = { unit, date: daysFromToday(20), time: '09:30', place: 'Rådhuset', members: invited };
    const client = await product.as(chair);
    const { id } = (await client.post('/meetings', body, { idempotencyKey: randomUUID() })).body;
    const steps = [{ case: caseId, step: 'schedule' }];
    expect((await client.post(`/meetings/${id}/scheduling`, { steps })).status).toBe(200);
    return { id, caseId };
  };
  const ended = async (how: 'closure' | 'cancellation'): Promise<Called> => {
    const called = await planned();
    const body = how === 'closure' ? {} : { reason: 'For få punkter' };
    expect((await (await product.as(chair)).post(`/meetings/${called.id}/${how}`, body)).status).toBe(200);
    return called;
  };
  /** With the item of its own case alone: what else is due comes to the agenda by itself. */
  const asChair = async ({ id, caseId }: Called): Promise<Meeting> => {
    const meeting = (await (await product.as(chair)).get(`/meetings/${id}`)).body as unknown as Meeting;
    return { ...meeting, items: meeting.items.filter((item) => item.case?.id === caseId) };
  };

  describe('a meeting', () => {
    test.each([
      ['planned', planned],
      ['closed', () => ended('closure')],
      ['cancelled', () => ended('cancellation')],
    ] as const)(
      'that is %s offers what works',
      async (_, prepared) => {
        const called = await prepared();
        const { id } = called;
        const whole = await asChair(called);
        const offered: { user: string; action: string; item: boolean; outcome?: string }[] = [];
        for (const user of readers) {
          const client = await product.as(user);
          const { status, body } = await client.get(`/meetings/${id}`);
          const seen = status === 200 ? (body as unknown as Meeting) : undefined;
          for (const action of meetingActions) {
            if (seen?.actions.includes(action)) offered.push({ user, action, item: false });
            else expectRefused([user, action], await onMeeting(client, { action, meeting: whole }));
          }
          for (const item of whole.items) {
            const own = seen?.items.find((one) => one.id === item.id);
            for (const action of itemActions) {
              const outcomes = own?.step ? outcomesOf(own.step).map((outcome) => outcome.id) : [];
              if (!own?.actions.includes(action))
                expectRefused([user, 'item', action], await onItem(client, { action, id, item }));
              else if (action === 'decide')
                offered.push(...outcomes.map((outcome) => ({ user, action, item: true, outcome })));
              else offered.push({ user, action, item: true });
            }
          }
        }
        for (const { user, action, item, outcome } of offered) {
          const meeting = await asChair(lasting.has(action) ? await prepared() : called);
          const client = await product.as(user);
          const of = meeting.items[0];
          const answer =
            item && of
              ? await onItem(client, {
                  action: action as ItemAction,
                  id: meeting.id,
                  item: of,
                  ...(outcome ? { outcome } : {}),
                })
              : await onMeeting(client, { action: action as MeetingAction, meeting });
          expect([user, action, outcome, answer.status, refusedResults(answer)]).toEqual([
            user,
            action,
            outcome,
            200,
            [],
          ]);
        }
      },
      60_000,
    );
  });
}

type MeetingAction = (typeof meetingActions)[number];
type ItemAction = (typeof itemActions)[number];

/** After these a meeting, or one of its items, is another. */
const lasting: ReadonlySet<string> = new Set(['cancel', 'close', 'decide', 'remove', 'declare-conflict']);

function onMeeting(
  client: CheckedClient,
  { action, meeting }: { readonly action: MeetingAction; readonly meeting: Meeting },
): Promise<Answer> {
  const { id, items, members } = meeting;
  const post = (path: string, body: object): Promise<Answer> => client.post(`/meetings/${id}/${path}`, body);
  switch (action) {
    case 'reschedule':
      return post('rescheduling', { date: daysFromToday(30), time: '13:00', reason: 'Formanden er syg' });
    case 'cancel':
      return post('cancellation', { reason: 'For få punkter' });
    case 'invite':
      return post('invitation', { members: ['caseworker.0165'] });
    case 'record-attendance':
      return post('attendance', { members: [{ user: members[0]?.user.id, attendance: 'present' }] });
    case 'edit-agenda':
      return post('agenda', { order: items.map((item) => item.id) });
    case 'decide':
      return onItem(client, { action, id, item: items[0]! });
    case 'close':
      return post('closure', {});
    case 'read-minutes':
      return client.get(`/meetings/${id}/minutes.pdf`);
  }
}

function onItem(
  client: CheckedClient,
  given: { readonly action: ItemAction; readonly id: string; readonly item: Item; readonly outcome?: string },
): Promise<Answer> {
  const { action, id, item, outcome } = given;
  const post = (path: string, body: object): Promise<Answer> => client.post(`/meetings/${id}/${path}`, body);
  switch (action) {
    case 'decide': {
      const choices = item.step ? outcomesOf(item.step) : [];
      const chosen = choices.find((one) => one.id === outcome) ?? choices[0];
      const decision = { outcome: chosen?.id ?? 'named', data: sampleData(chosen?.schema ?? { type: 'object' }) };
      return post('decisions', { items: [{ agendaItem: item.id, ...decision }] });
    }
    case 'remove':
      return post('agenda', { remove: [{ item: item.id, reason: 'Mangler akter' }] });
    case 'declare-conflict':
      return post(`agenda/${item.id}/conflict`, {});
    case 'write-note':
      return post(`agenda/${item.id}/note`, { text: 'Spørg til bolig' });
  }
}

/** Decisions are taken one by one: each has a result of its own. */
function refusedResults({ body }: Answer): readonly unknown[] {
  const results = (body?.['results'] ?? []) as readonly { readonly result: string }[];
  return results.filter(({ result }) => result === 'refused');
}

function expectRefused(what: readonly string[], answer: Answer): void {
  const refused = [403, 404, 409].includes(answer.status) || refusedResults(answer).length > 0;
  expect([what, answer.status, refused]).toEqual([what, answer.status, true]);
}
