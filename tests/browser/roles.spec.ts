import { afterAll, beforeAll, expect } from '@jest/globals';
import { Screens } from '../support/browser';
import { daysFromToday, exit, netvaerkssamraad, pspK, ukn } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import { choose, endStep, goBy, hears, openFromMyDay, press, sees, write } from './hands';
import { fillReferral, send } from './intake';
import { offeredAtMeeting, submit } from './preparation';
import { storiesIn } from './story';

/** One story per role, from signing in to an outcome, by the words on the screen alone. */
const screens = new Screens();
const story = storiesIn(screens);
beforeAll(() => screens.start(), 180_000);
afterAll(() => screens.stop(), 60_000);

const referred = () => submit(screens.product, { by: 'caseworker.0165', referral: pspK() });

story('a caseworker who has never seen it before refers a citizen to PSP-K', async () => {
  const visit = await screens.stranger();
  const { page } = visit;
  // Nobody is signed in yet: the first question of the page says so, and leads to the demo users.
  visit.expectTrouble(/401/);
  await page.goto(`${screens.address}/`);
  await press(page, 'Sagsbehandler, Albertslund Kommune');
  await page.getByRole('heading', { level: 1, name: 'Min dag' }).waitFor();
  await fillReferral(visit);
  const advice = page.getByRole('complementary', { name: 'Hvor hører sagen til?' });
  await sees(advice.getByRole('region', { name: 'PSP-K' }), 'Passer');
  await visit.shot('roles/caseworker-before-sending');
  await send(visit);
  await page.getByRole('heading', { level: 1, name: /^PSP-K · sag \d/ }).waitFor();
  await sees(page, 'Henvendelsen er sendt');
  await sees(page.getByRole('region', { name: 'Nu' }), /Kvittér for henvendelsen/);
  await visit.shot('roles/caseworker-case');
  await goBy(visit, 'Ny henvendelse');
  expect(await page.getByText('Dine kladder').count()).toBe(0);
});

story('a caseworker who forgets things is told each, and loses nothing', async () => {
  const visit = await screens.as('caseworker.0165');
  await visit.go('/');
  await fillReferral(visit);
  await write(visit.page, { label: 'Hvad kan I ikke løse alene?', text: '' });
  await send(visit);
  const summary = visit.page.getByRole('alert').filter({ hasText: /Der er en fejl/ });
  await summary.waitFor();
  await summary.getByRole('link').first().click();
  expect(await visit.focused().getAttribute('name')).toBe('reason');
  expect(await visit.page.getByRole('textbox', { name: /^CPR-nummer/ }).inputValue()).toBe('251248-9996');
});

story('a coordinator takes the case on and acknowledges it', async () => {
  await referred();
  const visit = await screens.as('coordinator.pspk');
  await visit.go('/');
  await press(visit.page.getByRole('row', { name: /Kvittér for henvendelsen/ }).first(), 'Tag opgaven');
  await openFromMyDay(visit, 'Kvittér for henvendelsen');
  await endStep(visit, { step: 'Kvittér for henvendelsen', outcome: 'Kvitteret' });
  await sees(visit.page.getByRole('region', { name: 'Afsluttede skridt' }), /Kvittér for henvendelsen/);
  await visit.shot('roles/coordinator');
});

story('a party that is asked confirms, and sees no more than it needs', async () => {
  await referred();
  const visit = await screens.as('caseworker.psykiatri');
  await visit.go('/');
  await openFromMyDay(visit, 'Bekræft deltagelse');
  expect(await visit.page.getByText('Borgeren har mistet sin bolig').count()).toBe(0);
  await endStep(visit, { step: 'Bekræft deltagelse', outcome: 'Yder hjælp eller støtte nu' });
  await visit.shot('roles/party');
});

story('a police screening officer screens a child for the board', async () => {
  await submit(screens.product, { by: 'screening.politi', referral: ukn() });
  const visit = await screens.as('screening.politi');
  await visit.go('/');
  await goBy(visit, 'Screening');
  await visit.page.getByRole('table').getByRole('link').first().click();
  const { page } = visit;
  await page.getByRole('heading', { level: 1, name: /^Screening af sag/ }).waitFor();
  await sees(page.getByRole('table'), '13 år');
  await sees(page, /spor A: politiet henviser til nævnet/);
  await choose(page, { question: 'Hvad er udfaldet?', answer: 'Henvis til nævnet' });
  await write(page, { label: 'Henvist den', text: daysFromToday(0) });
  for (const question of ['Alder', 'Bopæl', 'Kriminalitetsmønster', 'Risiko og sårbarhed'])
    await choose(page, { question, answer: 'Opfyldt' });
  await visit.shot('roles/screening');
  await press(page, 'Afslut: Henvis til nævnet');
  await hears(visit, 'Gemt: Henvis til nævnet');
  await sees(page, 'Der er ingen åben opgave for dig i sagen');
});

story('an Exit worker agrees on contact and holds the first meeting', async () => {
  const caseId = await submit(screens.product, { by: 'caseworker.exit-0165', referral: exit() });
  const visit = await screens.as('caseworker.exit-0165');
  await visit.go('/');
  await openFromMyDay(visit, 'Aftal kontakt til politiet');
  await endStep(visit, { step: 'Aftal kontakt til politiet', outcome: 'Ja til kontakt med politiet' });
  const noRisk = { by: 'coordinator.exit', step: 'risk-check', outcome: 'no-immediate-risk' };
  await play(screens.product, { caseId, moves: [noRisk] });
  await endStep(visit, { step: 'Første møde', outcome: 'Afholdt' });
  await visit.shot('roles/exit');
});

story('a caseworker plans their own absence, stays away longer, and is here after all', async () => {
  const facts = { ...netvaerkssamraad().facts, receivedOn: daysFromToday(-12) };
  const caseId = await submit(screens.product, { by: 'screening.politi', referral: netvaerkssamraad({ facts }) });
  const worker = await screens.product.as('caseworker.0165');
  expect((await worker.post(`/cases/${caseId}/steps/repeat-check/claim`, {})).status).toBe(200);
  const visit = await screens.as('caseworker.0165');
  const { page } = visit;
  // Without a deputy the answer tells what it would mean.
  visit.expectTrouble(/absences/, /console: Failed to load resource/);
  await visit.go('/');
  const opener = page.getByRole('button', { name: 'Mit fravær' });
  const dialog = page.getByRole('dialog');
  await opener.press('Enter');
  await sees(dialog, 'Du har ikke planlagt noget fravær.');
  await dialog.getByRole('button', { name: 'Planlæg fravær' }).press('Enter');
  await write(dialog, { label: 'Til og med', text: daysFromToday(2) });
  await press(dialog, 'Se, hvad der går over til stedfortræderen');
  await sees(dialog, /^Du er fraværende fra/);
  await sees(dialog, /åben opgave vil ligge hos stedfortræderen imens/);
  expect(await visit.focused().textContent()).toMatch(/^Du er fraværende fra/);
  const deputy = dialog.getByLabel(/^Stedfortræder/);
  await deputy.selectOption('supervisor.0165');
  await press(dialog, 'Gem fraværet');
  await hears(visit, 'Dit fravær er gemt');

  await press(dialog, 'Planlæg fravær');
  await write(dialog, { label: 'Til og med', text: daysFromToday(0) });
  await press(dialog, 'Se, hvad der går over til stedfortræderen');
  await sees(dialog.getByRole('alert'), /^Der er allerede fravær .*: ret eller aflys det i stedet$/);
  await press(dialog, 'Fortryd');
  await press(dialog, 'Ret');
  await write(dialog, { label: 'Til og med', text: daysFromToday(7) });
  await press(dialog, 'Se, hvad der går over til stedfortræderen');
  expect(await deputy.inputValue()).toBe('supervisor.0165');
  await press(dialog, 'Gem fraværet');
  await sees(dialog, /^Stedfortræder: /);
  expect(await dialog.getByRole('listitem').count()).toBe(1);
  await visit.shot('roles/caseworker-absence');
  await page.keyboard.press('Escape');
  expect(await visit.focused().textContent()).toBe('Mit fravær');
  await sees(page, /^Du er fraværende til og med .* er stedfortræder imens\.$/);

  const colleague = await screens.as('supervisor.0165');
  await colleague.go('/?scope=unit');
  const line = colleague.page.getByRole('row', { name: /Alma Prøvesen/ }).first();
  await sees(line, 'Fraværende');
  await sees(line, /til og med/);
  await colleague.expectStill();
  await colleague.shot('roles/colleague-away');

  await opener.press('Enter');
  await press(dialog, 'Aflys');
  await press(dialog, 'Aflys fraværet');
  await hears(visit, 'Dit fravær er aflyst');
  await sees(dialog, 'Du har ikke planlagt noget fravær.');
  await press(dialog, 'Luk');
  await page.getByText(/^Du er fraværende/).waitFor({ state: 'detached' });
  expect((await worker.post(`/cases/${caseId}/steps/repeat-check/assignment`, {})).status).toBe(200);
});

story('a supervisor finds what is late, gives it to someone, and plans who acts for whom', async () => {
  const facts = { ...netvaerkssamraad().facts, receivedOn: daysFromToday(-12) };
  await submit(screens.product, { by: 'screening.politi', referral: netvaerkssamraad({ facts }) });
  const visit = await screens.as('supervisor.0165');
  const { page } = visit;
  await visit.go('/');
  await goBy(visit, 'Overblik');
  const parts = page.getByRole('navigation', { name: 'Dele af overblikket' });
  await parts.getByRole('link', { name: 'Overskredet' }).click();
  await sees(page, /har overskredet (sin|deres) frist/);
  await visit.shot('roles/supervisor-overdue');
  await page
    .getByRole('table')
    .getByRole('button', { name: /^Fordel/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Ny ansvarlig/).selectOption({ label: 'Alma Prøvesen' });
  await write(dialog, { label: 'Begrundelse', text: 'Ny fordeling' });
  await dialog.getByRole('button', { name: 'Fordel', exact: true }).click();
  await sees(dialog, '1 opgave er fordelt');
  await press(dialog, 'Luk');
  await sees(page.getByRole('table'), 'Alma Prøvesen');

  await parts.getByRole('link', { name: 'Fravær' }).click();
  // Without a deputy the answer names what would stand without an owner.
  visit.expectTrouble(/absences/, /console: Failed to load resource/);
  await press(page, 'Planlæg fravær');
  await dialog.getByLabel(/^Hvem er fraværende/).selectOption({ label: 'Alma Prøvesen' });
  await write(dialog, { label: 'Til og med', text: daysFromToday(5) });
  await press(dialog, 'Se, hvad der går over til stedfortræderen');
  await sees(dialog, /åben opgave vil ligge hos stedfortræderen/);
  await dialog.getByLabel(/^Stedfortræder/).selectOption({ index: 1 });
  await press(dialog, 'Gem fraværet');
  await sees(page.getByRole('row', { name: /Alma Prøvesen/ }), 'Alma Prøvesen');
  await visit.shot('roles/supervisor-absences');
});

story('the handlegruppe meets and names who is responsible', async () => {
  const caseId = await referred();
  await play(screens.product, { caseId, moves: pspKToReview.slice(0, 4) });
  const visit = await screens.as('coordinator.handlegruppe-0165');
  const { page } = visit;
  await visit.go('/');
  await goBy(visit, 'Møder');
  await press(page, 'Indkald til møde');
  const dialog = page.getByRole('dialog');
  await write(dialog, { label: 'Dato', text: daysFromToday(6) });
  await write(dialog, { label: 'Klokkeslæt', text: '09:30' });
  await write(dialog, { label: 'Sted', text: 'Rådhuset, lokale 2' });
  await press(dialog, 'Indkald');
  await page.getByRole('heading', { level: 1, name: /^PSP-K, handlegruppen Albertslund/ }).waitFor();
  await press(page.getByRole('group', { name: /^Sager, der venter på en mødedato/ }), 'Sæt 1 sag på mødet');
  const agenda = page.getByRole('region', { name: 'Dagsorden' });
  await sees(agenda, /Udpeg den hovedansvarlige myndighed/);
  await agenda
    .getByLabel(/^Beslutning/)
    .first()
    .selectOption({ label: 'Udpeget' });
  await choose(agenda, { question: 'Myndighed', answer: 'Kommunen' });
  await visit.shot('roles/meeting');
  await press(page, 'Gennemfør beslutninger');
  await sees(page, /1 gennemført/);
  await press(page, 'Afslut mødet');
  await press(dialog, 'Afslut');
  await page.getByRole('button', { name: /Hent referat/ }).waitFor();
});

story('a member of a meeting who has a conflict of interest loses the case until their superior lifts it', async () => {
  const { caseId, caseNumber } = await offeredAtMeeting(screens.product);
  const member = await screens.as('screening.politi');
  const { page } = member;
  const found = async (): Promise<void> => {
    await goBy(member, 'Søg sag');
    await write(page, { label: 'Sagsnummer, CPR-nummer eller navn', text: caseNumber });
    await press(page, 'Søg');
  };
  await member.go('/');
  const line = page.getByRole('row').filter({ hasText: caseNumber });
  await press(line.first(), 'Tag opgaven');
  await hears(member, 'Du er nu ansvarlig');
  await found();
  await sees(page, '1 sag fundet');
  // The same case is open in another tab as well.
  const tab = await screens.beside(member);
  await tab.go(`/cases/${caseId}`);
  await page.bringToFront();

  await goBy(member, 'Møder');
  await page.getByRole('table').getByRole('link').first().click();
  await press(page.getByRole('region', { name: 'Dagsorden' }), 'Jeg er inhabil');
  await write(page.getByRole('dialog'), { label: 'Hvorfor?', text: 'Borgeren er min bror.' });
  const gone = [new RegExp(`404.*${caseId}`), /console: Failed to load resource: .*404/];
  member.expectTrouble(...gone);
  tab.expectTrouble(...gone);
  await press(page.getByRole('dialog'), 'Oplys inhabilitet');
  await hears(member, 'Din inhabilitet er registreret');
  await sees(page, 'Du har oplyst, at du er inhabil. Sagen er lukket for dig.');
  expect(await page.getByText(caseNumber).count()).toBe(0);
  await member.shot('roles/conflict-declared');

  await sees(tab.page, 'Du har ikke længere adgang til sagen');
  await tab.page.close();
  await goBy(member, 'Min dag');
  expect(await line.count()).toBe(0);
  await found();
  await sees(page, 'Ingen sager fundet');
  await goBy(member, 'Møder');
  await sees(page, `Du har oplyst, at du er inhabil i sag ${caseNumber}. Du har ikke adgang til sagen.`);
  await member.go(`/cases/${caseId}`);
  await sees(page, 'Sagen findes ikke, eller du har ikke adgang til den.');

  const superior = await screens.as('supervisor.politi');
  await superior.go('/');
  await superior.page.getByRole('link', { name: /ny besked|nye beskeder/ }).click();
  const told = superior.page.getByRole('listitem').filter({ hasText: 'Du afgør, om det er til hinder' });
  await sees(told, caseNumber);
  await superior.shot('roles/conflict-told');
  await told.getByRole('link', { name: 'Afgør det på Min dag' }).click();
  await sees(superior.page, 'Borgeren er min bror.');
  await press(superior.page, 'Afgør, at inhabilitet ikke er til hinder');
  const dialog = superior.page.getByRole('dialog');
  await press(dialog, 'Giv adgang igen');
  await sees(dialog, 'Skriv en begrundelse');
  await write(dialog, { label: 'Begrundelse', text: 'De er ikke i familie, men hedder det samme.' });
  await press(dialog, 'Giv adgang igen');
  await hears(superior, 'Medarbejderen har adgang til sagen igen');
  await superior.page.getByText('Borgeren er min bror.').waitFor({ state: 'detached' });

  await page.getByRole('heading', { level: 1, name: `PSP-K · sag ${caseNumber}` }).waitFor();
  await goBy(member, 'Min dag');
  await sees(line.first(), 'Tag opgaven');
  await member.shot('roles/conflict-lifted');
});
