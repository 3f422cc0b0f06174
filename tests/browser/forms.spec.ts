import { afterAll, beforeAll, expect } from '@jest/globals';
import { Screens } from '../support/browser';
import { pspK } from '../support/referrals';
import type { Visit } from '../support/visit';
import { choose, goBy, press, sees, write } from './hands';
import { submit } from './preparation';
import { storiesIn } from './story';

/** What people write in another way than it is sent, or not as it may be: one sentence says what to do, all of it stays. */
const screens = new Screens();
const story = storiesIn(screens);
beforeAll(() => screens.start(), 180_000);
afterAll(() => screens.stop(), 60_000);

const noDate = /Det er ikke en dato, der findes\. Skriv den som dd\.mm\.åååå/;

async function beginReferral(visit: Visit): Promise<void> {
  // A draft that has not been saved yet is asked for once.
  visit.expectTrouble(/404.*referral-drafts/, /console: Failed to load resource: .*404/);
  await visit.go('/');
  await goBy(visit, 'Ny henvendelse');
  await press(visit.page, 'En borger med psykisk lidelse');
  await visit.page.getByRole('button', { name: 'Send henvendelse' }).waitFor();
}

story('dates are written and shown in Danish form in an English browser; one that is none is kept', async () => {
  const visit = await screens.as('caseworker.0165', { language: 'en' });
  const { page } = visit;
  await beginReferral(visit);
  await choose(page, { question: 'Borgeren kendes ved', answer: 'Fødselsdato' });
  const birth = page.getByRole('textbox', { name: /^Fødselsdato/ });
  for (const typed of ['25/12-1948', '25121948', '25-12-48', '1948-12-25']) {
    await birth.fill(typed);
    await birth.blur();
    expect(await birth.inputValue()).toBe('25.12.1948');
  }

  await birth.fill('31.02.1985');
  await birth.blur();
  await page.locator('.form-error-message', { hasText: noDate }).waitFor();
  await press(page, 'Send henvendelse');
  await page.getByRole('alert').getByRole('link', { name: noDate }).click();
  expect(await birth.evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true);
  await sees(page, /Kladde gemt/);
  await page.reload();
  await visit.settled();
  expect(await birth.inputValue()).toBe('31.02.1985');
});

story('a day is chosen from a calendar with the keyboard alone', async () => {
  const visit = await screens.as('caseworker.0165', { language: 'en', width: 320, height: 800 });
  const { page } = visit;
  await beginReferral(visit);
  await choose(page, { question: 'Borgeren kendes ved', answer: 'Fødselsdato' });
  const birth = page.getByRole('textbox', { name: /^Fødselsdato/ });
  await birth.fill('31.12.1985');
  await page.getByRole('button', { name: 'Vælg dato (Fødselsdato)' }).press('Enter');
  await page.getByRole('button', { name: '31. december 1985' }).waitFor();
  await visit.expectAccessible('.tov-date');
  await visit.expectNoHorizontalScroll();
  for (const key of ['ArrowRight', 'PageDown', 'Enter']) await page.keyboard.press(key);
  expect(await birth.inputValue()).toBe('01.02.1986');
  expect(await birth.evaluate((input) => input === input.ownerDocument.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Vælg dato (Fødselsdato)' }).press('Enter');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

story('a number that is none and a text that is too long are refused before they are sent', async () => {
  const visit = await screens.as('caseworker.0165');
  const { page } = visit;
  await beginReferral(visit);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && /\/v1\/referrals$/.test(request.url())) asked.push(request.url());
  });
  for (const [cpr, remedy] of [
    ['251248', /har ti cifre: tæl efter/],
    ['310226-9999', /ikke en dato, der findes: ret dem/],
  ] as const) {
    await write(page, { label: 'CPR-nummer', text: cpr });
    await press(page, 'Send henvendelse');
    await page.getByRole('alert').getByRole('link', { name: remedy }).waitFor();
    expect(await page.getByRole('textbox', { name: /^CPR-nummer/ }).inputValue()).toBe(cpr);
  }
  expect(asked).toEqual([]);

  await visit.go(`/cases/${await submit(screens.product, { by: 'caseworker.0165', referral: pspK() })}`);
  await press(page, 'Skriv et notat');
  const form = page.getByRole('form', { name: 'Skriv et notat' });
  await press(form, 'Gem notatet');
  await form.getByRole('link', { name: 'Skriv noget.' }).waitFor();
  await write(form, { label: 'Notat', text: 'x'.repeat(10_012) });
  await sees(form, 'Er for lang: fjern 12 tegn, der er plads til 10.000');
  await write(form, { label: 'Notat', text: 'Et notat' });
  await press(form, 'Gem notatet');
  await sees(page, 'Notatet er gemt.');
});
