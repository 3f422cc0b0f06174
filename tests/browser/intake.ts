import type { Visit } from '../support/visit';
import { choose, goBy, press, write } from './hands';

/** From the menu to a PSP-K referral that has all it needs, as somebody who reads what the page says. */
export async function fillReferral(visit: Visit): Promise<void> {
  const { page } = visit;
  // A draft that has not been saved yet is asked for once.
  visit.expectTrouble(/404.*referral-drafts/, /console: Failed to load resource: .*404/);
  await goBy(visit, 'Ny henvendelse');
  await page.getByRole('button', { name: /ingen har hovedansvaret/ }).click();
  await page.getByRole('button', { name: 'Send henvendelse' }).waitFor();
  await write(page, { label: 'CPR-nummer', text: '251248-9996' });
  await write(page, { label: 'Navn', text: 'Nancy Ann Test Berggren' });
  await write(page, {
    label: 'Hvad kan I ikke løse alene?',
    text: 'Borgeren har mistet sin bolig og afviser kontakt.',
  });
  await choose(page, { question: 'Psykiatrien', answer: 'Muligvis inde over' });
  await choose(page, { question: 'Kriminalforsorgen', answer: 'Ved ikke' });
  await choose(page, { question: 'Politiet', answer: 'Er inde over' });
  await choose(page, { question: 'Borgerens kommune', answer: 'Er inde over' });
  await choose(page, { question: 'Er det uklart, hvem der har hovedansvaret?', answer: 'Ja' });
  await write(page, { label: 'Hvad gør hovedansvaret uklart?', text: 'Tre myndigheder har hver en del af sagen.' });
  await choose(page, { question: 'Er borgeren spurgt?', answer: 'Nej' });
  await write(page, { label: 'Hvorfor', text: 'Borgeren kan ikke træffes.' });
  await write(page, { label: 'Hvorfor er det nødvendigt at videregive?', text: 'Ellers kan ingen hjælpe.' });
}

export async function send(visit: Visit): Promise<void> {
  await press(visit.page, 'Send henvendelse');
}
