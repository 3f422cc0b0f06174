import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Answer, CaseBody, StepBody } from '../support/api-client';
import type { Product } from '../support/product';

/** Submits a referral that must be taken in. @returns the case's id */
export async function refer(product: Product, { by, referral }: { by: string; referral: object }): Promise<string> {
  const user = await product.as(by);
  const { status, body } = await user.post('/referrals', referral, { idempotencyKey: randomUUID() });
  expect([status, body.code]).toEqual([201, undefined]);
  return body.caseId;
}

/** A case as a user sees it; the user must see it. */
export async function caseSeenBy(
  product: Product,
  { user, caseId }: { user: string; caseId: string },
): Promise<CaseBody> {
  const { status, body } = await (await product.as(user)).get(`/cases/${caseId}`);
  expect([user, status]).toEqual([user, 200]);
  return body;
}

/** Which of the users get an answer other than 404 for a case. */
export async function whoSees(
  product: Product,
  { caseId, users }: { caseId: string; users: readonly string[] },
): Promise<readonly string[]> {
  const answers = await Promise.all(
    users.map(async (user) => ({ user, status: (await (await product.as(user)).get(`/cases/${caseId}`)).status })),
  );
  for (const { user, status } of answers) expect([user, [200, 404].includes(status)]).toEqual([user, true]);
  return answers.filter(({ status }) => status === 200).map(({ user }) => user);
}

/** Keys of the open steps that somebody owes, in alphabetical order. */
export function openSteps({ steps }: CaseBody): readonly string[] {
  const open = steps.filter(({ state, option }) => state === 'open' && option !== true);
  return open.map(({ key }) => key).sort();
}

/** Keys of the steps in a view. */
export function keysOf({ steps }: CaseBody): readonly string[] {
  return steps.map(({ key }) => key);
}

/** @throws Error when the view does not show the step */
export function stepOf({ steps }: CaseBody, key: string): StepBody {
  const found = steps.find((step) => step.key === key);
  if (!found) throw new Error(`The view shows no step ${key}`);
  return found;
}

/** A refusal in short: what tests compare. */
export function refusal({ status, body }: Answer): readonly [number, string] {
  return [status, body.code];
}

/** The path of a command on a step. */
export function stepPath(caseId: string, key: string, command: 'completion' | 'claim' | 'assignment'): string {
  return `/cases/${caseId}/steps/${encodeURIComponent(key)}/${command}`;
}
