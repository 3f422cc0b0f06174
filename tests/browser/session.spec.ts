import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { Screens } from '../support/browser';
import { signIn } from '../support/browser-sign-in';
import { pspK } from '../support/referrals';
import type { Visit } from '../support/visit';
import { press, sees, write } from './hands';
import { submit } from './preparation';
import { storiesIn } from './story';

/** A session that ends after half a minute without a sign of life: whoever is there is asked in time, and loses nothing. */
const screens = new Screens();
const story = storiesIn(screens);
beforeAll(() => screens.start({ env: { TOVHOLDER_SESSION_IDLE_MINUTES: '0.5' } }), 180_000);
afterAll(() => screens.stop(), 60_000);

const user = 'coordinator.pspk';
const typed = 'Tre myndigheder har hver en del, og ingen samler den.';
/** The dialog comes when half of that time is left. */
const untilWarning = { timeout: 75_000 };

const warningIn = ({ page }: Visit): Locator => page.getByRole('dialog', { name: /^Du bliver logget ud om \d+ / });

/** A case with a note begun. @returns where it is written */
async function writing(visit: Visit): Promise<Locator> {
  await visit.go(`/cases/${await submit(screens.product, { by: 'caseworker.0165', referral: pspK() })}`);
  await press(visit.page, 'Skriv et notat');
  const form = visit.page.getByRole('form', { name: 'Skriv et notat' });
  await write(form, { label: 'Notat', text: typed });
  return form.getByLabel('Notat');
}

async function secondsIdle(): Promise<number> {
  const [row] = await screens.product.query<{ idle: number }>(
    `SELECT min(extract(epoch FROM now() - last_seen_at))::int AS idle FROM session`,
  );
  return row?.idle ?? Number.NaN;
}

/** Has some of that time gone by already. */
async function passing(seconds: number): Promise<void> {
  await screens.product.query(`UPDATE session SET last_seen_at = last_seen_at - make_interval(secs => $1)`, [seconds]);
}

const countIn = (visit: Visit, path: string): { readonly so: () => number } => {
  let count = 0;
  visit.page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) count++;
  });
  return { so: () => count };
};

story(
  'is asked about before it ends, is prolonged by one key, and by what is done in another tab',
  async () => {
    const visit = await screens.as(user);
    const note = await writing(visit);
    await passing(12);
    const warning = warningIn(visit);
    await warning.waitFor(untilWarning);
    expect(await secondsIdle()).toBeGreaterThanOrEqual(12);
    expect(await visit.focused().textContent()).toBe('Bliv logget ind');
    await visit.expectAccessible();
    await visit.shot('session/warning', { whole: false });
    const asked = countIn(visit, '/v1/me');
    await visit.page.keyboard.press('Enter');
    await warning.waitFor({ state: 'detached' });
    expect(await secondsIdle()).toBeLessThan(10);
    expect(asked.so()).toBeGreaterThanOrEqual(1);
    expect(await note.inputValue()).toBe(typed);

    await passing(12);
    await warning.waitFor(untilWarning);
    const other = await screens.beside(visit);
    await other.go('/');
    await warning.waitFor({ state: 'detached' });
    expect(await note.inputValue()).toBe(typed);
  },
  120_000,
);

story(
  'does not end while somebody writes, who is not asked either',
  async () => {
    const visit = await screens.as(user);
    const note = await writing(visit);
    await passing(12);
    for (let times = 0; times < 6; times++) {
      await note.press('a');
      await visit.page.waitForTimeout(4_000);
      expect(await warningIn(visit).count()).toBe(0);
    }
    expect(await note.inputValue()).toBe(`${typed}${'a'.repeat(6)}`);
    expect(await secondsIdle()).toBeLessThan(30);
  },
  120_000,
);

story(
  'ends where nobody answers; what was written is still there, and is nobody else’s',
  async () => {
    const visit = await screens.as(user);
    const { page } = visit;
    const note = await writing(visit);
    visit.expectTrouble(/401/);
    await passing(12);
    await warningIn(visit).waitFor(untilWarning);
    await page.getByText(/Din login er udløbet/).waitFor({ timeout: 60_000 });
    await warningIn(visit).waitFor({ state: 'detached' });
    expect(await note.inputValue()).toBe(typed);
    await visit.shot('session/ended');
    // Somebody else signs in at the same computer.
    await signIn(visit.context, { address: screens.address, user: 'caseworker.0165' });
    await page.getByRole('heading', { level: 1, name: 'Min dag' }).waitFor();
    expect(await page.getByText(typed).count()).toBe(0);
  },
  120_000,
);

story(
  'that has lasted for its hours says so, and where to sign in without leaving the page',
  async () => {
    const visit = await screens.as(user);
    const { page } = visit;
    const note = await writing(visit);
    await screens.product.query(`UPDATE session SET created_at = now() - interval '10 hours' + interval '14 seconds'`);
    const warning = page.getByRole('dialog', { name: /^Din login slutter kl\. / });
    await warning.waitFor(untilWarning);
    await visit.expectAccessible();
    await visit.shot('session/closing', { whole: false });
    const [again] = await Promise.all([
      visit.context.waitForEvent('page'),
      warning.getByRole('link', { name: 'Log ind igen i et nyt faneblad' }).click(),
    ]);
    const chosen = again.getByRole('button', { name: /^Koordinator, sekretariatsgruppen/ }).first();
    const signedIn = again.getByRole('heading', { level: 1, name: 'Min dag' });
    // The provider may still know who it is, and then does not ask.
    await chosen.or(signedIn).first().waitFor();
    if (await chosen.isVisible()) await chosen.click();
    await signedIn.waitFor();
    await again.close();
    await page.waitForTimeout(12_000);
    expect(await note.inputValue()).toBe(typed);
    await press(page, 'Gem notatet');
    await sees(page, 'Notatet er gemt.');
  },
  120_000,
);
