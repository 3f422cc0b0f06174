import type { Locator } from 'playwright-core';
import type { Visit } from '../support/visit';

/** Where something is done: the page, or a part of it that has a name. */
type Place = Pick<Locator, 'getByRole' | 'getByText' | 'getByLabel' | 'locator'>;

/** A label as people read it: a mark for what must be filled in may follow. */
const begins = (words: string): RegExp => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** Answers a question that has its choices in sight. */
export async function choose(place: Place, { question, answer }: { question: string; answer: string }): Promise<void> {
  const group = place.getByRole('group', { name: begins(question) }).last();
  await group.getByText(answer, { exact: true }).click();
}

export async function write(place: Place, { label, text }: { label: string; text: string }): Promise<void> {
  // A choice may bear the same words as the field that it opens.
  const typed = place.locator('textarea, input:not([type=radio], [type=checkbox])');
  await place.getByLabel(begins(label)).and(typed).first().fill(text);
}

/** Presses a button by the beginning of its words. */
export async function press(place: Place, words: string): Promise<void> {
  await place
    .getByRole('button', { name: begins(words) })
    .first()
    .click();
}

/** Follows an entry of the menu. */
export async function goBy(visit: Visit, entry: string): Promise<void> {
  await visit.page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: entry }).click();
  await visit.page.getByRole('heading', { level: 1, name: entry }).waitFor();
  await visit.settled();
}

/** Waits until it is said aloud, which those who see the screen read from the screen itself. */
export async function hears(visit: Visit, words: string): Promise<void> {
  await visit.page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' });
}

/** Waits until a text is in sight. */
export async function sees(place: Place, words: string | RegExp): Promise<void> {
  await place.getByText(words).filter({ visible: true }).first().waitFor();
}

/** From the list of what is to be done into the case of the first step of this name. */
export async function openFromMyDay(visit: Visit, step: string): Promise<void> {
  await goBy(visit, 'Min dag');
  await visit.page.getByRole('table').getByRole('link', { name: step }).first().click();
  await visit.page.getByRole('heading', { level: 1, name: /· sag \d/ }).waitFor();
  await visit.settled();
}

/** Begins to end a step on the screen of its case. @returns its form */
export async function beginToEnd({ page }: Visit, step: string): Promise<Locator> {
  await page
    .getByRole('button', { name: new RegExp(`^Afslut opgaven\\b.*${step}`) })
    .first()
    .click();
  return page.getByRole('form', { name: begins(`Afslut: ${step}`) });
}

/** Sends the form of a step and says yes to the question that it asks. */
export async function sendAndConfirm(visit: Visit, form: Locator): Promise<void> {
  await press(form, 'Afslut opgaven');
  await press(visit.page.getByRole('dialog'), 'Afslut opgaven');
}

/** Ends a step with an outcome, by its words. */
export async function endStep(visit: Visit, { step, outcome }: { step: string; outcome: string }): Promise<void> {
  const form = await beginToEnd(visit, step);
  await choose(form, { question: 'Hvad blev udfaldet?', answer: outcome });
  await sendAndConfirm(visit, form);
  await sees(visit.page, `“${step}” er afsluttet: ${outcome}.`);
}
