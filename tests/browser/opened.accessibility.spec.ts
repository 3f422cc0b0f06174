import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { Screens } from '../support/browser';
import { bornYearsAgo, daysFromToday, netvaerkssamraad, pspK } from '../support/referrals';
import { play, pspKToReview } from '../support/story';
import type { Visit } from '../support/visit';
import { beginToEnd, choose, press, sees, write } from './hands';
import { fillReferral, send } from './intake';
import { seen } from './legibility';
import { meetingOfHandlegruppe, submit } from './preparation';
import { storiesIn } from './story';

/** What comes up while somebody works – dialogs, forms at fault, what is unfolded – has no barrier either. */
const screens = new Screens();
const stories = storiesIn(screens);
/** To look at much takes longer than to go one way. */
const story = (title: string, run: () => Promise<void>): void => stories(title, run, 120_000);
const made = { pspK: '', child: '', meeting: '' };

beforeAll(async () => {
  await screens.start();
  made.pspK = await submit(screens.product, { by: 'caseworker.0165', referral: pspK() });
  const listed = await submit(screens.product, { by: 'caseworker.0165', referral: pspK({ person: someone(1) }) });
  await play(screens.product, { caseId: listed, moves: pspKToReview.slice(0, 4) });
  made.meeting = await meetingOfHandlegruppe(screens.product);
  const facts = { ...netvaerkssamraad().facts, receivedOn: daysFromToday(-12) };
  made.child = await submit(screens.product, { by: 'screening.politi', referral: netvaerkssamraad({ facts }) });
}, 180_000);
afterAll(() => screens.stop(), 60_000);

const someone = (number: number) => ({
  birthDate: bornYearsAgo(30 + number),
  name: `Opdigtet Prøvesen ${'ABC'[number]}`,
  municipality: '0165',
});

/** Looks at the page as it stands, or at a part of it, in a wide window (unless told not to) and in the narrowest. */
async function inspect(visit: Visit, part?: string, { wide = true } = {}): Promise<void> {
  if (wide) await visit.expectAccessible(part);
  await visit.page.setViewportSize({ width: 320, height: 640 });
  // What is drawn by measure follows the window a moment later.
  await visit.until('document.documentElement.scrollWidth <= innerWidth').catch(() => visit.expectNoHorizontalScroll());
  await visit.expectAccessible(part);
  await visit.page.setViewportSize({ width: 1280, height: 800 });
}

/** Opens everything that can be unfolded, also what only then comes. */
async function unfoldAll({ page }: Visit): Promise<void> {
  const closed = page.locator('main details:not([open]) > summary').filter({ visible: true });
  for (let count = await closed.count(); count > 0; count = await closed.count()) await closed.first().click();
  await page.locator('.tov-waiting').first().waitFor({ state: 'detached' });
}

/** Opens a dialog, sends it with nothing in it where it has a form, looks at it, and leaves it with Escape. */
async function dialogBy(visit: Visit, opener: Locator, sendWith?: string): Promise<void> {
  await opener.click();
  const dialog = visit.page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.locator('.tov-waiting').waitFor({ state: 'detached' });
  await inspect(visit, 'dialog');
  if (sendWith !== undefined) {
    await press(dialog, sendWith);
    await dialog.locator('[aria-invalid="true"]').first().waitFor();
    await inspect(visit, 'dialog', { wide: false });
  }
  await visit.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

story('a case with all unfolded and a node of its picture chosen, in Danish and in English', async () => {
  const visit = await screens.as('coordinator.pspk');
  const { page } = visit;
  await visit.go(`/cases/${made.pspK}`);
  await page.locator('.tov-node').nth(1).click();
  await unfoldAll(visit);
  await inspect(visit);
  expect(await seen.clipped(visit)).toEqual([]);
  await press(page, 'Som liste');
  await press(page, 'English');
  await page.getByRole('link', { name: 'My day' }).waitFor();
  await visit.settled();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.title()).toMatch(/· case \d.* – Tovholder$/);
  await unfoldAll(visit);
  await visit.expectAccessible();
});

story('each form of a case, with nothing in it and sent all the same', async () => {
  const visit = await screens.as('coordinator.pspk');
  const { page } = visit;
  await visit.go(`/cases/${made.pspK}`);
  const actions = page.getByRole('region', { name: 'Det kan du gøre med sagen' }).getByRole('button');
  const first = page
    .getByRole('region', { name: 'Skridt nu' })
    .getByRole('listitem')
    .filter({ hasText: 'Hvem' })
    .first();
  const names = await actions.allInnerTexts();
  expect(names.length).toBeGreaterThan(3);
  const openers = [
    ...names.map((name) => actions.filter({ hasText: name })),
    first.getByRole('button', { name: 'Giv til en anden' }),
    page.getByRole('button', { name: /^Afslut opgaven.*Bekræft, at/ }),
  ];
  for (const opener of openers) {
    await opener.click();
    const form = page.locator('form.tov-case-panel');
    await form.locator('button[type=submit]').click();
    // Some ask nothing: they ask whether.
    await form.getByRole('alert').or(page.getByRole('dialog')).first().waitFor();
    await inspect(visit, 'form.tov-case-panel', { wide: false });
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
    await press(form, 'Fortryd');
  }
});

story('a case that changed meanwhile, and a session that ended meanwhile', async () => {
  const caseId = await submit(screens.product, { by: 'caseworker.0165', referral: pspK({ person: someone(2) }) });
  const visit = await screens.as('coordinator.pspk');
  const { page } = visit;
  visit.expectTrouble(/\/v1\/events/, /ERR_FAILED/, /412/, /401/);
  await page.route('**/v1/events*', (route) => route.abort());
  await visit.go(`/cases/${caseId}`);
  const form = await beginToEnd(visit, 'Bekræft, at hovedansvaret er uafklaret');
  await choose(form, { question: 'Hvad blev udfaldet?', answer: 'Uafklaret' });
  await write(form, { label: 'Hvorfor', text: 'Tre myndigheder har hver en del.' });
  const other = await screens.product.as('coordinator.pspk');
  await other.post(`/cases/${caseId}/steps/acknowledge/completion`, { outcome: 'acknowledged' });
  await press(form, 'Afslut opgaven');
  await press(page.getByRole('dialog'), 'Afslut opgaven');
  await sees(page, 'Sagen er ændret, siden du åbnede den');
  await inspect(visit);
  await screens.product.query('DELETE FROM session');
  await press(form, 'Afslut opgaven');
  await press(page.getByRole('dialog'), 'Afslut opgaven');
  await sees(page, /login er udløbet/);
  // The widest id that a request may have, so that it does not depend on luck whether a message fits the window.
  await page.getByText(/[0-9a-f]{32}/).evaluate((it) => {
    it.textContent = it.textContent!.replace(/[0-9a-f]{32}/, 'b'.repeat(32));
  });
  await inspect(visit);
});

story('each dialog of Min dag and of Overblik', async () => {
  const day = await screens.as('supervisor.0165');
  await day.go('/overview?part=overdue');
  await day.page.getByRole('navigation', { name: 'Dele af overblikket' }).getByRole('link').first().waitFor();
  const parts = day.page.getByRole('navigation', { name: 'Dele af overblikket' });
  for (const part of await parts.getByRole('link').allInnerTexts()) {
    await parts.getByRole('link', { name: part }).click();
    await day.settled();
    await unfoldAll(day);
    await inspect(day, undefined, { wide: false });
    for (const opener of [/^Fordel/, 'Planlæg fravær']) {
      const button = day.page.locator('main').getByRole('button', { name: opener, disabled: false }).first();
      if (await button.isVisible()) await dialogBy(day, button);
    }
  }
  await day.go('/?scope=unit');
  const absence = day.page.getByRole('button', { name: 'Mit fravær' });
  await dialogBy(day, absence);
  day.expectTrouble(/absences/, /console: Failed to load resource/);
  await absence.click();
  const dialog = day.page.getByRole('dialog');
  await press(dialog, 'Planlæg fravær');
  await write(dialog, { label: 'Til og med', text: daysFromToday(1) });
  for (const sent of ['Se, hvad der går over', 'Gem fraværet']) {
    await press(dialog, sent);
    await dialog.getByLabel(/^Stedfortræder/).waitFor();
    await inspect(day, 'dialog');
  }
  await dialog.getByLabel(/^Stedfortræder/).selectOption({ index: 1 });
  await press(dialog, 'Gem fraværet');
  for (const action of ['Ret', 'Aflys']) {
    await dialog.getByRole('button', { name: new RegExp(`^${action} fraværet`) }).waitFor();
    await inspect(day, 'dialog');
    await press(dialog, action);
    await inspect(day, 'dialog');
    if (action === 'Ret') await press(dialog, 'Fortryd');
  }
  await press(dialog, 'Aflys fraværet');
  await sees(dialog, 'Du har ikke planlagt noget fravær.');
  await press(dialog, 'Luk');
  const tick = day.page.getByRole('table').getByRole('checkbox').first();
  await tick.waitFor({ state: 'attached' });
  await tick.check({ force: true });
  await dialogBy(day, day.page.getByRole('button', { name: /^Omfordel 1 valgt/ }), 'Omfordel');
});

story('each dialog of a meeting, its decision, and its agenda with nothing on it', async () => {
  const visit = await screens.as('coordinator.handlegruppe-0165');
  const { page } = visit;
  await visit.go('/meetings');
  await dialogBy(visit, page.getByRole('button', { name: 'Indkald til møde' }), 'Indkald');
  await visit.go(`/meetings/${made.meeting}`);
  await sees(page, 'Der er ingen punkter på dagsordenen');
  await inspect(visit);
  await press(page.getByRole('group', { name: /^Sager, der venter på en mødedato/ }), 'Sæt 1 sag på mødet');
  const agenda = page.getByRole('region', { name: 'Dagsorden' });
  await agenda
    .getByLabel(/^Beslutning/)
    .first()
    .selectOption({ label: 'Udpeget' });
  await press(page, 'Gennemfør beslutninger');
  await agenda.getByRole('alert').first().waitFor();
  await unfoldAll(visit);
  await inspect(visit);
  for (const opener of [
    'Flyt mødet',
    'Indkald flere',
    'Aflys mødet',
    'Afslut mødet',
    'Tag af dagsordenen',
    'Jeg er inhabil',
  ])
    await dialogBy(visit, page.getByRole('button', { name: opener }).first());
});

story('a referral at fault, a search that finds nobody, lists with nothing in them, and signing out', async () => {
  const visit = await screens.as('caseworker.0165');
  const { page } = visit;
  await visit.go('/');
  await fillReferral(visit);
  await write(page, { label: 'Hvad kan I ikke løse alene?', text: '' });
  await send(visit);
  await page
    .getByRole('alert')
    .filter({ hasText: /Der er en fejl/ })
    .waitFor();
  await inspect(visit);
  await visit.go('/search');
  await write(page, { label: 'Sagsnummer', text: 'Opdigtet Ingensen' });
  await press(page, 'Søg');
  await sees(page, 'Ingen sager fundet');
  await inspect(visit);
  await visit.go('/?scope=mine&state=overdue');
  await inspect(visit);
  await visit.go('/nowhere');
  await inspect(visit);
  visit.expectTrouble(/401/);
  await press(page, 'Log ud');
  await page.waitForURL((url) => url.href !== `${screens.address}/nowhere`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await inspect(visit);
});

story('text of twice the size, or with more space, is not cut off', async () => {
  const visit = await screens.as('coordinator.pspk');
  const meeting = await screens.as('coordinator.handlegruppe-0165');
  for (const [who, path] of [
    [visit, '/'],
    [visit, `/cases/${made.pspK}`],
    [visit, '/referrals/new'],
    [meeting, `/meetings/${made.meeting}`],
  ] as const) {
    await who.go(path);
    await seen.spaced(who);
    expect(await seen.clipped(who)).toEqual([]);
    await who.go(path);
    await seen.twiceAsLarge(who);
    expect(await seen.clipped(who)).toEqual([]);
    await who.expectNoHorizontalScroll();
  }
});

story('with the colours of the system, what is chosen and where one is can still be told', async () => {
  const visit = await screens.as('coordinator.pspk');
  const { page } = visit;
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  await visit.go(`/cases/${made.pspK}`);
  await visit.shot('screens/sag-forced-colors');
  expect(await seen.linesThatVanish(visit)).toEqual([]);
  expect(await seen.moving(visit)).toEqual([]);
  const form = await beginToEnd(visit, 'Bekræft, at hovedansvaret er uafklaret');
  const label = form.locator('.form-group-radio label').first();
  const before = await label.screenshot();
  await label.click();
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  expect(before.equals(await label.screenshot())).toBe(false);
  await visit.go('/');
  const edge = (name: string): Promise<string> =>
    page.evaluate<string>(`getComputedStyle([...document.querySelectorAll('.tov-nav a')]
      .find(({ innerText }) => innerText === '${name}')).borderBottomColor`);
  expect(await edge('Min dag')).not.toBe(await edge('Søg sag'));
});

story(
  'on paper there are a case and a meeting in black on white, with what is folded and without ways to act',
  async () => {
    const kase = await screens.as('coordinator.pspk');
    const meeting = await screens.as('coordinator.handlegruppe-0165');
    for (const [{ page }, path] of [
      [kase, `/cases/${made.pspK}`],
      [meeting, `/meetings/${made.meeting}`],
    ] as const) {
      const visit = page === kase.page ? kase : meeting;
      await visit.go(path);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 760, height: 1000 });
      await visit.shot(`screens/${visit === kase ? 'sag' : 'moede'}-print`);
      expect(await page.getByRole('navigation').or(page.getByRole('banner')).count()).toBe(0);
      expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
      expect(await seen.grey(visit)).toEqual([]);
      await visit.expectNoHorizontalScroll();
    }
    await sees(kase.page, 'Tre myndigheder har hver en del af sagen.');
  },
);
