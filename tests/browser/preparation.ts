import { randomUUID } from 'node:crypto';
import type { Answer, CaseBody } from '../support/api-client';
import type { Product } from '../support/product';
import { daysFromToday, pspK } from '../support/referrals';
import { play, pspKToReview } from '../support/story';

/** Submits a referral over the API and waits until its course has opened. @returns the case's id */
export async function submit(product: Product, { by, referral }: { by: string; referral: object }): Promise<string> {
  const user = await product.as(by);
  const { status, body } = await user.post('/referrals', referral, { idempotencyKey: randomUUID() });
  if (status !== 201) throw new Error(`A referral was not taken in: ${status} ${body.code}`);
  for (let tries = 0; tries < 100; tries++) {
    const view = (await user.get(`/cases/${body.caseId}`)).body as unknown as CaseBody;
    if (view.state !== 'received') return body.caseId;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The case ${body.caseId} does not open`);
}

/** A meeting of Albertslund's handlegruppe next week. @returns its id */
export async function meetingOfHandlegruppe(product: Product): Promise<string> {
  const user = await product.as('coordinator.handlegruppe-0165');
  const meeting = {
    unit: 'koebenhavns-vestegn/pspk.handlegruppe-0165',
    date: daysFromToday(7),
    time: '10:00',
    place: 'Rådhuset, lokale 2',
    members: ['caseworker.psykiatri', 'screening.politi'],
  };
  const { status, body } = await user.post('/meetings', meeting, { idempotencyKey: randomUUID() });
  if (status !== 201) throw new Error(`The meeting was not called: ${status} ${body.code}`);
  return String(body['id']);
}

/**
 * A case that is on the agenda of a meeting to which the police are invited; they are offered its main responsibility
 * there. @returns the case's id and its number, and the meeting's id
 */
export async function offeredAtMeeting(
  product: Product,
): Promise<{ readonly caseId: string; readonly caseNumber: string; readonly meeting: string }> {
  const caseId = await submit(product, { by: 'caseworker.0165', referral: pspK() });
  await play(product, { caseId, moves: pspKToReview.slice(0, 4) });
  const meeting = await meetingOfHandlegruppe(product);
  const chair = await product.as('coordinator.handlegruppe-0165');
  const steps = [{ case: caseId, step: 'schedule' }];
  await must(chair.post(`/meetings/${meeting}/scheduling`, { steps }));
  const { body } = await must(chair.get(`/meetings/${meeting}`));
  const [item] = body['items'] as readonly { readonly id: string }[];
  const named = { agendaItem: item?.id, outcome: 'named', data: { authority: 'politi' } };
  await must(chair.post(`/meetings/${meeting}/decisions`, { items: [named] }));
  const kase = await must(chair.get(`/cases/${caseId}`));
  return { caseId, caseNumber: String(kase.body['caseNumber']), meeting };
}

async function must(answer: Promise<Answer>): Promise<Answer> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`A preparation was refused: ${status} ${body.code}`);
  return answer;
}
