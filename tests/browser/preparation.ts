import { randomUUID } from 'node:crypto';
import type { CaseBody } from '../support/api-client';
import type { Product } from '../support/product';
import { daysFromToday } from '../support/referrals';

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
