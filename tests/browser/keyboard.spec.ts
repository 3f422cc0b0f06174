import { afterAll, beforeAll, expect } from '@jest/globals';
import { Screens } from '../support/browser';
import { daysFromToday, netvaerkssamraad, pspK, ukn } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import type { Visit } from '../support/visit';
import { hears, sees } from './hands';
import { Keyboard } from './keyboard';
import { meetingOfHandlegruppe, submit } from './preparation';
import { storiesIn } from './story';

/** Whole stories with no mouse: every way is by Tab, arrows, Enter, Space and Escape, and the focus is seen all along. */
const screens = new Screens();
const story = storiesIn(screens);
beforeAll(() => screens.start(), 180_000);
afterAll(() => screens.stop(), 60_000);

const referred = () => submit(screens.product, { by: 'caseworker.0165', referral: pspK() });
const heading = (visit: Visit, name: string | RegExp) =>
  visit.page
    .getByRole('heading', { level: 1, name })
    .waitFor()
    .then(() => visit.settled());

story('a caseworker signs in, refers a citizen to PSP-K and reads the case', async () => {
  const visit = await screens.stranger();
  const keys = await Keyboard.of(visit);
  visit.expectTrouble(/401/, /404.*referral-drafts/, /console: Failed to load resource: .*404/);
  await visit.page.goto(`${screens.address}/`);
  await visit.page.getByRole('button', { name: /^Sagsbehandler, Albertslund Kommune/ }).waitFor();
  await keys.use({ name: 'Sagsbehandler, Albertslund Kommune', role: 'button' });
  await heading(visit, 'Min dag');
  await keys.use({ name: 'Ny henvendelse', role: 'link' });
  await keys.isAt({ name: 'Ny henvendelse', role: 'heading' });
  await visit.settled();
  await keys.use({ name: /ingen har hovedansvaret/, role: 'button' });
  await visit.page.getByRole('button', { name: 'Send henvendelse' }).waitFor();
  await keys.isAt({ name: 'Ny henvendelse', role: 'heading' });
  await keys.write('CPR-nummer', '251248-9996');
  await keys.write('Navn', 'Nancy Ann Test Berggren');
  await keys.write('Hvad kan I ikke løse alene?', 'Borgeren har mistet sin bolig og afviser kontakt.');
  await keys.choose('Psykiatrien', 'Muligvis inde over');
  await keys.choose('Kriminalforsorgen', 'Ved ikke');
  await keys.choose('Politiet', 'Er inde over');
  await keys.choose('Borgerens kommune', 'Er inde over');
  await keys.choose('Er det uklart, hvem der har hovedansvaret?', 'Ja');
  await keys.write('Hvad gør hovedansvaret uklart?', 'Tre myndigheder har hver en del af sagen.');
  await keys.choose('Er borgeren spurgt?', 'Nej');
  await keys.write('Hvorfor', 'Borgeren kan ikke træffes.');
  // The necessity is forgotten at first: the summary has the focus and leads to the field.
  await keys.use({ name: 'Send henvendelse', role: 'button' });
  await visit.until(`document.activeElement?.innerText.includes('Der er en fejl')`);
  await keys.use({ name: /videregive/, role: 'link' });
  await keys.isAt({ name: 'Hvorfor er det nødvendigt at videregive?', role: 'textbox' });
  await visit.page.keyboard.type('Ellers kan ingen hjælpe.');
  await keys.use({ name: 'Send henvendelse', role: 'button' });
  await keys.isAt({ name: /^PSP-K · sag \d/, role: 'heading' });
  await visit.settled();
  await keys.use({ name: 'Henvendelsen', role: 'summary' });
  await sees(visit.page, 'Tre myndigheder har hver en del af sagen.');
  keys.expectSeen();
});

story('a coordinator goes from Min dag into a step, asks why then, walks the course and ends the step', async () => {
  await referred();
  const visit = await screens.as('coordinator.pspk');
  const { page } = visit;
  const keys = await Keyboard.of(visit);
  await visit.go('/');
  await keys.use({ name: /^Kvittér for henvendelsen/, role: 'link' });
  await keys.isAt({ name: /^PSP-K · sag \d/, role: 'heading' });
  await visit.settled();
  // The picture is one stop; within it the arrows lead along the lines.
  await keys.to({ name: /^Kvittér for henvendelsen\. Skal gøres nu/, role: 'button' });
  await keys.press('ArrowLeft');
  const before = (await keys.here()).name.split('. ')[0] as string;
  expect(before).not.toBe('Kvittér for henvendelsen');
  await page.keyboard.press('Enter');
  await sees(page.locator('.tov-course-details'), before);
  await keys.press('ArrowRight');
  await keys.press('ArrowUp');
  await keys.isAt({ name: 'Kvittér for henvendelsen', role: 'button' });
  await keys.use({ name: 'Gå til opgaven', role: 'button' });
  await keys.isAt({ name: 'Kvittér for henvendelsen', role: 'heading' });
  await keys.use({ name: 'Hvorfor denne dato? (Kvittér for henvendelsen)', role: 'summary' });
  await sees(page, /^Fristen er \S+dag den/);
  await keys.use({ name: 'Kontrollér datoen', role: 'button' });
  await sees(page, 'Datoen passer');
  await keys.use({ name: 'Afslut opgaven (Kvittér for henvendelsen)', role: 'button' });
  await keys.isAt({ name: 'Afslut: Kvittér for henvendelsen', role: 'heading' });
  await page.keyboard.press('Tab');
  // One outcome is chosen already; what is asked is only whether.
  await keys.use({ name: 'Afslut opgaven', role: 'button' });
  await page.getByRole('dialog').waitFor();
  await keys.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await keys.isAt({ name: 'Afslut opgaven', role: 'button' });
  await page.keyboard.press('Enter');
  await keys.use({ name: 'Afslut opgaven', role: 'button' });
  await visit.until(`document.activeElement?.innerText?.includes('er afsluttet: Kvitteret')`);
  await keys.press('Tab');
  keys.expectSeen();
});

story('a screening officer screens a child for the board', async () => {
  await submit(screens.product, { by: 'screening.politi', referral: ukn() });
  const visit = await screens.as('screening.politi');
  const keys = await Keyboard.of(visit);
  await visit.go('/');
  await keys.use({ name: 'Screening', role: 'link' });
  await keys.isAt({ name: 'Screening', role: 'heading' });
  await visit.settled();
  await keys.use({ name: /^\d{4}-\d+$/, role: 'link' });
  await keys.isAt({ name: /^Screening af sag/, role: 'heading' });
  await visit.settled();
  await keys.choose('Hvad er udfaldet?', 'Henvis til nævnet');
  await keys.write('Henvist den', daysFromToday(0));
  for (const question of ['Alder', 'Bopæl', 'Kriminalitetsmønster', 'Risiko og sårbarhed'])
    await keys.choose(question, 'Opfyldt');
  await keys.use({ name: 'Afslut: Henvis til nævnet', role: 'button' });
  await hears(visit, 'Gemt: Henvis til nævnet');
  await keys.isAt({ name: /^Screening af sag/, role: 'heading' });
  keys.expectSeen();
});

story('a supervisor leaves the dialog with Escape where it was opened, then gives the step to somebody', async () => {
  const facts = { ...netvaerkssamraad().facts, receivedOn: daysFromToday(-12) };
  await submit(screens.product, { by: 'screening.politi', referral: netvaerkssamraad({ facts }) });
  const visit = await screens.as('supervisor.0165');
  const { page } = visit;
  const keys = await Keyboard.of(visit);
  await visit.go('/overview');
  await keys.use({ name: 'Overskredet', role: 'link' });
  await sees(page, /har overskredet (sin|deres) frist/);
  await keys.use({ name: /^Fordel/, role: 'button' });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Ny ansvarlig/).waitFor();
  const opener = await page.evaluate<string>(`document.activeElement.closest('dialog') !== null`);
  expect(opener).toBe(true);
  await keys.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await keys.isAt({ name: /^Fordel/, role: 'button' });
  await page.keyboard.press('Enter');
  await keys.select('Ny ansvarlig', 'Alma Prøvesen');
  await keys.write('Begrundelse', 'Ny fordeling');
  await keys.use({ name: 'Fordel', role: 'button' });
  await sees(dialog, '1 opgave er fordelt');
  await keys.isAt({ name: 'Luk', role: 'button' });
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await sees(page.getByRole('table'), 'Alma Prøvesen');
  await visit.until('document.activeElement !== document.body');
  keys.expectSeen();
});

story('a meeting decides who is responsible', async () => {
  const caseId = await referred();
  await play(screens.product, { caseId, moves: pspKToReview.slice(0, 4) });
  const meeting = await meetingOfHandlegruppe(screens.product);
  const visit = await screens.as('coordinator.handlegruppe-0165');
  const { page } = visit;
  const keys = await Keyboard.of(visit);
  await visit.go('/meetings');
  await keys.use({ name: /kl\. 10:00$/, role: 'link' });
  await keys.isAt({ name: /^PSP-K, handlegruppen Albertslund/, role: 'heading' });
  await visit.settled();
  expect(page.url()).toContain(meeting);
  await keys.use({ name: /^Sæt 1 sag på mødet/, role: 'button' });
  const agenda = page.getByRole('region', { name: 'Dagsorden' });
  await sees(agenda, /Udpeg den hovedansvarlige myndighed/);
  await visit.until('document.activeElement !== document.body');
  await keys.press('Tab');
  await keys.select('Beslutning', 'Udpeget');
  await keys.choose('Myndighed', 'Kommunen');
  await keys.use({ name: 'Gennemfør beslutninger', role: 'button' });
  await sees(page, /1 gennemført/);
  await keys.isAt({ name: '1 gennemført' });
  await keys.press('Tab');
  keys.expectSeen();
});
