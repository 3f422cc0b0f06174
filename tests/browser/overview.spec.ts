import { afterAll, beforeAll, expect } from '@jest/globals';
import { Screens } from '../support/browser';
import { districtInSeconds } from '../support/district-in-seconds';
import { daysFromToday, netvaerkssamraad, pspK } from '../support/referrals';
import type { Visit } from '../support/visit';
import { goBy, hears, press, sees, write } from './hands';
import { submit } from './preparation';
import { storiesIn } from './story';

/** The supervisor's page: what each number stands for, who is away, who gets what, and whether the clocks go. */
const screens = new Screens();
const story = storiesIn(screens);
const district = districtInSeconds({ due: 3, rungs: { 0: ['owner', 'unit'], 1: ['supervisor', 'head'] } });
beforeAll(() => screens.start({ env: { TOVHOLDER_DISTRICTS: district.folder } }), 180_000);
afterAll(async () => {
  await screens.stop();
  district.remove();
}, 60_000);

const worker = 'caseworker.0165';
const workerName = 'Alma Prøvesen';
const first = 'repeat-check';

/** A case whose first step the municipality owes, and has owed for too long. @returns the case's id */
async function overdue({ owner }: { owner?: string } = {}): Promise<string> {
  const facts = { ...netvaerkssamraad().facts, receivedOn: daysFromToday(-12) };
  const caseId = await submit(screens.product, { by: 'screening.politi', referral: netvaerkssamraad({ facts }) });
  if (owner) {
    const claimed = await (await screens.product.as(owner)).post(`/cases/${caseId}/steps/${first}/claim`, {});
    expect(claimed.status).toBe(200);
  }
  return caseId;
}

async function overview(user: string): Promise<Visit> {
  const visit = await screens.as(user);
  await visit.go('/');
  await goBy(visit, 'Overblik');
  return visit;
}

async function goToPart(visit: Visit, name: string): Promise<void> {
  const parts = visit.page.getByRole('navigation', { name: 'Dele af overblikket' });
  await parts.getByRole('link', { name, exact: true }).click();
  await visit.settled();
}

/** Follows every number on the screen to its list, which must hold as many. @returns how many numbers there were */
async function expectListBehindEachNumber(visit: Visit, within = 'main'): Promise<number> {
  const links = await visit.page
    .locator(`${within} a[aria-label$="Se listen"]`)
    .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.textContent]));
  for (const [href, number] of links) {
    await visit.go(String(href));
    const said = visit.page.locator('main section [role=status]');
    await said.waitFor();
    const rows = await visit.page.locator('main tbody tr').count();
    expect([href, (await said.textContent())?.split(' ')[0], String(rows)]).toEqual([href, number, number]);
  }
  return links.length;
}

story(
  'each number leads to the list of exactly what it counts, by step, process and authority, and by owner',
  async () => {
    await Promise.all([overdue({ owner: worker }), overdue()]);
    await submit(screens.product, { by: worker, referral: pspK() });
    const visit = await overview('supervisor.0165');
    expect(await visit.page.getByRole('link', { name: /^2 – Overskredet\. Se listen/ }).count()).toBe(1);
    for (const by of ['Opgave', 'Ordning', 'Myndighed']) {
      await visit.go('/overview');
      await visit.page.getByLabel('Tæl efter').selectOption({ label: by });
      await visit.page.getByRole('columnheader', { name: by }).waitFor();
      await visit.shot(`overview/by-${by}`);
      expect(await expectListBehindEachNumber(visit)).toBeGreaterThan(5);
    }
    await visit.go('/overview?part=owners');
    await visit.shot('overview/owners');
    expect(await expectListBehindEachNumber(visit, 'main table')).toBeGreaterThan(3);
    await visit.go('/overview?part=list&state=open');
    await visit.expectAccessible();
    await visit.shot('overview/open');
  },
  120_000,
);

story('an absence is planned to the end, shows where the steps are, and is cancelled', async () => {
  await overdue({ owner: worker });
  const visit = await overview('supervisor.0165');
  const { page } = visit;
  const dialog = page.getByRole('dialog');
  await goToPart(visit, 'Fravær');
  // Without a deputy the answer names what would stand without an owner.
  visit.expectTrouble(/absences/, /console: Failed to load resource/);
  await press(page, 'Planlæg fravær');
  await dialog.getByLabel(/^Hvem er fraværende/).selectOption({ label: workerName });
  await press(dialog, 'Se, hvad der går over til stedfortræderen');
  await sees(dialog.getByRole('alert'), 'Vælg den sidste dag');
  await write(dialog, { label: 'Til og med', text: daysFromToday(-1) });
  await press(dialog, 'Se, hvad der går over til stedfortræderen');
  await sees(dialog.getByRole('alert'), 'Den sidste dag ligger før den første');
  await visit.shot('overview/absence-refused');
  await visit.expectAccessible();
  await write(dialog, { label: 'Til og med', text: daysFromToday(5) });
  await press(dialog, 'Se, hvad der går over til stedfortræderen');
  await sees(dialog, /vil ligge hos stedfortræderen imens/);
  await press(dialog, 'Gem fraværet');
  await sees(dialog.getByRole('alert'), 'Vælg en stedfortræder');
  await dialog.getByLabel(/^Stedfortræder/).selectOption({ index: 1 });
  await visit.shot('overview/absence-deputy');
  await press(dialog, 'Gem fraværet');
  await hears(visit, `Fraværet for ${workerName} er gemt`);
  await page.getByRole('row', { name: new RegExp(workerName) }).waitFor();
  await press(page, `Ret fraværet for ${workerName}`);
  await write(dialog, { label: 'Til og med', text: daysFromToday(6) });
  await press(dialog, 'Se, hvad der går over til stedfortræderen');
  expect(await dialog.getByLabel(/^Stedfortræder/).inputValue()).not.toBe('');
  await press(dialog, 'Gem fraværet');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByRole('row', { name: new RegExp(workerName) }).count()).toBe(1);

  await goToPart(visit, 'Overskredet');
  const row = page.getByRole('row', { name: new RegExp(workerName) }).first();
  await sees(row, /Fraværende/);
  await sees(row, /Stedfortræder: /);
  await sees(row, 'Den ansvarlige er fraværende');
  await press(row, 'Fordel');
  await sees(dialog, 'Ny ansvarlig');
  const absent = dialog.getByRole('option', { name: new RegExp(`^${workerName} \\(fraværende til og med`) });
  expect(await absent.count()).toBe(1);
  await visit.shot('overview/away');
  await press(dialog, 'Fortryd');
  await goToPart(visit, 'Ansvarlige');
  await sees(page.getByRole('row', { name: new RegExp(workerName) }).first(), /Stedfortræder: /);

  await goToPart(visit, 'Fravær');
  await press(page, `Aflys fraværet for ${workerName}`);
  await sees(dialog, /aflyses/);
  await press(dialog, 'Aflys fraværet');
  await hears(visit, `Fraværet for ${workerName} er aflyst`);
  await page.getByRole('row', { name: new RegExp(workerName) }).waitFor({ state: 'detached' });
  await goToPart(visit, 'Overskredet');
  await row.waitFor();
  await page.getByText('Den ansvarlige er fraværende').first().waitFor({ state: 'detached' });
});

story(
  'of many that are given to somebody, one that has ended meanwhile is refused and says why; the rest is done',
  async () => {
    const [ended] = await Promise.all([overdue(), overdue(), overdue()]);
    const visit = await overview('supervisor.0165');
    const { page } = visit;
    const dialog = page.getByRole('dialog');
    await goToPart(visit, 'Overskredet');
    await press(page, 'Vælg alle på listen');
    const boxes = page.getByRole('checkbox', { checked: true });
    const chosen = await boxes.count();
    await page.getByRole('button', { name: `Fordel ${chosen} valgte` }).click();
    await press(dialog, 'Fordel');
    await sees(dialog.getByRole('alert'), 'Vælg, hvem der skal have opgaven');
    await sees(dialog.getByRole('alert'), 'Skriv en begrundelse');
    await dialog.getByLabel(/^Ny ansvarlig/).selectOption({ label: workerName });
    await write(dialog, { label: 'Begrundelse', text: 'Ny fordeling' });

    const other = await screens.product.as(worker);
    const done = await other.post(`/cases/${ended}/steps/${first}/completion`, { outcome: 'first' });
    expect(done.status).toBe(200);
    const { caseNumber } = (await other.get(`/cases/${ended}`)).body as unknown as { readonly caseNumber: string };
    await dialog.getByRole('button', { name: 'Fordel', exact: true }).click();
    await sees(dialog, /1 opgave kunne ikke fordeles og er uændret/);
    await sees(dialog.getByRole('row', { name: new RegExp(caseNumber) }), 'Opgaven er afsluttet i mellemtiden');
    const moved = dialog.getByRole('cell', { name: /^(Resultat)?(Fordelt|Havde den ansvarlige allerede)$/ });
    expect(await moved.count()).toBe(chosen - 1);
    await visit.expectAccessible();
    await visit.shot('overview/partly-refused');
    await press(dialog, 'Luk');
    // The case that went on owes its next step already: that one is nobody's yet.
    const held = page.locator('main tbody tr').filter({ hasText: workerName });
    for (let tries = 0; (await held.count()) !== chosen - 1; tries++) {
      expect(tries).toBeLessThan(100);
      await page.waitForTimeout(100);
    }

    await goToPart(visit, 'Ansvarlige');
    await press(page, `Fordel alle opgaver fra ${workerName}`);
    await dialog.getByLabel(/^Ny ansvarlig/).selectOption({ label: 'Ingen: læg tilbage på enhedens liste' });
    await write(dialog, { label: 'Begrundelse', text: 'Tilbage på listen' });
    await dialog.getByRole('button', { name: 'Fordel', exact: true }).click();
    await sees(dialog, /opgaver er fordelt/);
    await press(dialog, 'Luk');
    await page.getByRole('row', { name: new RegExp(workerName) }).waitFor({ state: 'detached' });
  },
);

story('a reminder rings, is acknowledged, and is found behind the numbers that count it', async () => {
  const caseId = await submit(screens.product, { by: worker, referral: pspK() });
  const user = await screens.product.as('coordinator.pspk');
  await user.post(`/cases/${caseId}/steps/acknowledge/claim`, {});
  const fired = `SELECT 1 FROM notification WHERE case_id = $1 AND step_key = 'acknowledge' AND user_id = 'head.pspk'`;
  for (let tries = 0; (await screens.product.query(fired, [caseId])).length === 0; tries++) {
    expect(tries).toBeLessThan(200);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const coordinator = await screens.as('coordinator.pspk');
  await coordinator.go('/notifications');
  await press(coordinator.page, 'Kvittér');
  await hears(coordinator, 'Kvitteret.');

  const visit = await overview('head.pspk');
  const { page } = visit;
  await goToPart(visit, 'Udvikling');
  const figure = page.getByRole('figure', { name: 'Rykkere og kvitteringer' });
  await figure.getByText('Vis som tabel').click();
  await figure
    .getByRole('link', { name: /^1 – Kvitteret: / })
    .first()
    .waitFor();
  await visit.shot('overview/reminders');
  await visit.expectAccessible();
  expect(await expectListBehindEachNumber(visit, 'figure')).toBeGreaterThan(2);
  await visit.go('/overview?part=rungs&seen=yes');
  await sees(page.getByRole('table'), /, kvitteret /);
  await visit.expectAccessible();
  await visit.shot('overview/rungs');
});

story('each chart has its table, and what is not shown says why', async () => {
  const visit = await overview('supervisor.politi');
  const { page } = visit;
  await goToPart(visit, 'Udvikling');
  const trend = page.getByRole('figure', { name: 'De seneste 12 uger' });
  await trend.getByText('Vis som tabel').click();
  expect(await trend.getByRole('table').getByRole('row').count()).toBe(13);
  await sees(page, /Tal for færre end 5 sager vises ikke, fordi man ellers kan regne ud, hvem det handler om/);
  await sees(page, 'Antagelse');
  await visit.expectAccessible();
  await visit.shot('overview/figures');
});

story(
  'when nobody checks the clocks, the page says so in plain words and what to do, and when they go again, that too',
  async () => {
    const { workers } = screens.product.stack;
    const visit = await overview('supervisor.0165');
    const { page } = visit;
    for (const one of workers) await one.stop();
    try {
      // Seven minutes go by.
      await screens.product.query(`UPDATE clock_round SET completed_at = completed_at - interval '7 minutes'`);
      await visit.go('/overview');
      await sees(page, /Urene er ikke kontrolleret i \d+ minutter\./);
      await sees(page, /se listen over overskredne opgaver, og kontakt driften\. Fristerne selv er gemt/);
      await visit.expectAccessible();
      await visit.shot('overview/clocks-late');
    } finally {
      for (const one of workers) await one.start();
    }
    const right = page.getByText(/^Alle ure går rigtigt/);
    for (let tries = 0; !(await right.isVisible()); tries++) {
      expect(tries).toBeLessThan(60);
      await page.waitForTimeout(2_000);
      await visit.go('/overview');
    }
  },
  180_000,
);
