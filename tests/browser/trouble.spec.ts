import { afterAll, beforeAll, expect } from '@jest/globals';
import { Screens } from '../support/browser';
import { pspK } from '../support/referrals';
import { beginToEnd, choose, endStep, press, sees, sendAndConfirm, write } from './hands';
import { fillReferral, send } from './intake';
import { submit } from './preparation';
import { storiesIn } from './story';

/** What goes wrong while somebody works: nothing that was typed is lost, and the page says what to do. */
const screens = new Screens();
const story = storiesIn(screens);
beforeAll(() => screens.start(), 180_000);
afterAll(() => screens.stop(), 60_000);

const unclear = 'Bekræft, at hovedansvaret er uafklaret';
const typed = 'Tre myndigheder har hver en del, og ingen samler den.';
const referred = () => submit(screens.product, { by: 'caseworker.0165', referral: pspK() });

story(
  'of two tabs on one case the slower one is told what has changed, keeps what was typed, and goes on',
  async () => {
    const caseId = await referred();
    const slow = await screens.as('coordinator.pspk');
    // As on a bad line: this tab does not hear that the case has changed.
    slow.expectTrouble(/\/v1\/events/, /ERR_FAILED/, /412/);
    await slow.page.route('**/v1/events*', (route) => route.abort());
    await slow.go(`/cases/${caseId}`);
    const form = await beginToEnd(slow, unclear);
    await choose(form, { question: 'Hvad blev udfaldet?', answer: 'Uafklaret' });
    await write(form, { label: 'Hvorfor', text: typed });

    const quick = await screens.beside(slow);
    await quick.go(`/cases/${caseId}`);
    await endStep(quick, { step: 'Kvittér for henvendelsen', outcome: 'Kvitteret' });

    await sendAndConfirm(slow, form);
    await sees(slow.page, 'Sagen er ændret, siden du åbnede den');
    await sees(slow.page, /Kvittér for henvendelsen er afsluttet af/);
    expect(await form.getByLabel(/^Hvorfor/).inputValue()).toBe(typed);
    await slow.shot('trouble/stale-tab');
    await sendAndConfirm(slow, form);
    await sees(slow.page, `“${unclear}” er afsluttet: Uafklaret.`);
  },
);

story('a tab that hears of a change tells it beside what is being typed', async () => {
  const caseId = await referred();
  const visit = await screens.as('coordinator.pspk');
  await visit.go(`/cases/${caseId}`);
  const form = await beginToEnd(visit, unclear);
  await choose(form, { question: 'Hvad blev udfaldet?', answer: 'Uafklaret' });
  await write(form, { label: 'Hvorfor', text: typed });
  const other = await screens.product.as('coordinator.pspk');
  await other.post(`/cases/${caseId}/steps/acknowledge/completion`, { outcome: 'acknowledged' });
  await sees(form, 'Sagen er ændret, siden du åbnede den');
  expect(await form.getByLabel(/^Hvorfor/).inputValue()).toBe(typed);
});

story('a session that runs out while somebody types costs a click, and not a word', async () => {
  const caseId = await referred();
  const visit = await screens.as('coordinator.pspk');
  const { page } = visit;
  visit.expectTrouble(/401/);
  await visit.go(`/cases/${caseId}`);
  await press(page, 'Skriv et notat');
  const form = page.getByRole('form', { name: 'Skriv et notat' });
  await write(form, { label: 'Notat', text: typed });
  await screens.product.query('DELETE FROM session');
  await press(form, 'Gem notatet');
  await sees(page, /Din login er udløbet/);
  await visit.shot('trouble/session-over');
  const [again] = await Promise.all([
    visit.context.waitForEvent('page'),
    page.getByRole('link', { name: /^Log ind igen/ }).click(),
  ]);
  const user = again.getByRole('button', { name: /^Koordinator, sekretariatsgruppen/ }).first();
  const signedIn = again.getByRole('heading', { level: 1, name: 'Min dag' });
  // The provider may still know who it is, and then does not ask.
  await user.or(signedIn).first().waitFor();
  if (await user.isVisible()) await user.click();
  await signedIn.waitFor();
  await again.close();
  await page.bringToFront();
  expect(await form.getByLabel('Notat').inputValue()).toBe(typed);
  await page.getByText(/Din login er udløbet/).waitFor({ state: 'hidden' });
  await press(form, 'Gem notatet');
  await sees(page, 'Notatet er gemt.');
});

story(
  'a file of the web that is gone is told of in words, and what was typed stays until the page is loaded again',
  async () => {
    const caseId = await referred();
    const visit = await screens.as('coordinator.pspk');
    const { page } = visit;
    // As after the web was built anew, longer ago than old files are kept.
    const gone = /\/assets\/(date-explained|meetings\.screen)-/;
    visit.expectTrouble(gone, /404/, /ScreenMissing|dynamically imported/);
    await page.route(gone, (route) => route.fulfill({ status: 404 }));
    await visit.go(`/cases/${caseId}`);
    await press(page, 'Skriv et notat');
    const form = page.getByRole('form', { name: 'Skriv et notat' });
    await write(form, { label: 'Notat', text: typed });
    await page.getByText('Hvorfor denne dato?').first().click();
    await sees(page, 'Denne del kunne ikke hentes. Resten af siden virker stadig.');
    await sees(page, 'En del af Tovholder kunne ikke hentes');
    await visit.shot('trouble/file-gone');
    expect(await form.getByLabel('Notat').inputValue()).toBe(typed);
    await press(form, 'Gem notatet');
    await sees(page, 'Notatet er gemt.');

    await page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link', { name: 'Møder' }).click();
    await sees(page, /^Skærmbilledet kunne ikke hentes/);
    await page.unroute(gone);
    await press(page, 'Indlæs siden igen');
    await page.getByRole('heading', { level: 1, name: 'Møder' }).waitFor();
    expect(await page.getByText('kunne ikke hentes').count()).toBe(0);
  },
);

story(
  'a referral is taken in while Temporal is away, and its case opens by itself',
  async () => {
    const { temporal } = screens.product.stack;
    const visit = await screens.as('caseworker.0165');
    const { page } = visit;
    await visit.go('/');
    await fillReferral(visit);
    await temporal.process.stop();
    try {
      await send(visit);
      await page.getByRole('heading', { level: 1, name: 'Henvendelsen er modtaget' }).waitFor();
      await sees(page, /Det åbner af sig selv, og intet går tabt/);
      await visit.shot('trouble/temporal-away');
      await page.getByRole('link', { name: 'Gå til sagen' }).click();
      await page.getByRole('heading', { level: 1, name: /· sag \d/ }).waitFor();
      expect(await page.getByText('Kvittér for henvendelsen').count()).toBe(0);
    } finally {
      await temporal.process.start();
    }
    await page.getByText('Kvittér for henvendelsen').first().waitFor({ timeout: 45_000 });
  },
  120_000,
);
