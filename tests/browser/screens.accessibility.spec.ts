import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Window } from '../support/browser';
import { narrow, Screens, zoomed } from '../support/browser';
import { exit, pspK, ukn } from '../support/referrals';
import type { Visit } from '../support/visit';
import { seen } from './legibility';
import { meetingOfHandlegruppe, submit } from './preparation';
import { storiesIn } from './story';

const root = resolve(__dirname, __dirname.includes('dist') ? '../../../..' : '../..');
const screens = new Screens();
const story = storiesIn(screens);
const made = { pspK: '', ukn: '', exit: '', meeting: '' };

beforeAll(async () => {
  await screens.start();
  made.pspK = await submit(screens.product, { by: 'caseworker.0165', referral: pspK() });
  made.ukn = await submit(screens.product, { by: 'screening.politi', referral: ukn() });
  made.exit = await submit(screens.product, { by: 'caseworker.exit-0165', referral: exit() });
  made.meeting = await meetingOfHandlegruppe(screens.product);
}, 180_000);
afterAll(() => screens.stop(), 60_000);

/** Every screen: its route, who looks at it, and the address of what is looked at. */
const looks: readonly { route: string; user: string; path: () => string; name: string }[] = [
  { route: '/', name: 'min-dag', user: 'coordinator.pspk', path: () => '/' },
  { route: '/search', name: 'soeg', user: 'caseworker.0165', path: () => '/search' },
  { route: '/notifications', name: 'beskeder', user: 'caseworker.0165', path: () => '/notifications' },
  { route: '/referrals/new', name: 'ny-henvendelse', user: 'caseworker.0165', path: () => '/referrals/new' },
  { route: '/cases/$caseId', name: 'sag-psp-k', user: 'coordinator.pspk', path: () => `/cases/${made.pspK}` },
  { route: '/cases/$caseId', name: 'sag-ukn', user: 'screening.politi', path: () => `/cases/${made.ukn}` },
  { route: '/cases/$caseId', name: 'sag-exit', user: 'caseworker.exit-0165', path: () => `/cases/${made.exit}` },
  { route: '/screening', name: 'screeninger', user: 'screening.politi', path: () => '/screening' },
  { route: '/screening/$caseId', name: 'screening', user: 'screening.politi', path: () => `/screening/${made.ukn}` },
  { route: '/overview', name: 'overblik', user: 'supervisor.0165', path: () => '/overview' },
  { route: '/meetings', name: 'moeder', user: 'coordinator.handlegruppe-0165', path: () => '/meetings' },
  {
    route: '/meetings/$meetingId',
    name: 'moede',
    user: 'coordinator.handlegruppe-0165',
    path: () => `/meetings/${made.meeting}`,
  },
  { route: '/accessibility', name: 'tilgaengelighed', user: 'caseworker.0165', path: () => '/accessibility' },
];

test('no screen is forgotten', () => {
  const routes = readFileSync(join(root, 'apps/web/src/routes.tsx'), 'utf8').matchAll(/\bpath: '([^']+)'/g);
  expect([...new Set(looks.map(({ route }) => route))].sort()).toEqual([...routes].map(([, path]) => path).sort());
});

const titles = new Set<string>();

describe('each screen has no barrier, fits its window, stays where it is, and needs no mouse', () => {
  for (const { name, user, path } of looks)
    story(`${name}, as ${user}`, async () => {
      const visit = await screens.as(user);
      await visit.go(path());
      await visit.shot(`screens/${name}`);
      await allOf({
        'has a title of its own': async () => {
          const title = await visit.page.title();
          expect(title).toMatch(/.+ – Tovholder$/);
          expect(titles).not.toContain(title);
          titles.add(title);
        },
        'has one heading': async () => expect(await visit.page.getByRole('heading', { level: 1 }).count()).toBe(1),
        'stays where it is': () => visit.expectStill(),
        'has no barrier': () => visit.expectAccessible(),
        'needs no mouse': async () => expect(await controlsThatTheKeyboardMisses(visit)).toEqual([]),
        'fits 320 pixels': async () => {
          await resized(visit, narrow);
          await visit.shot(`screens/${name}-320`);
          await visit.expectNoHorizontalScroll();
        },
        'has no barrier at 320 pixels': () => visit.expectAccessible(),
        'fits 200 %': async () => {
          await resized(visit, zoomed);
          await visit.expectNoHorizontalScroll();
        },
      });
    });
});

story('the page of demo users has no barrier, and one click signs in', async () => {
  const visit = await screens.stranger(narrow);
  visit.expectTrouble(/401/);
  await visit.page.goto(`${screens.address}/`);
  const caseworker = visit.page.getByRole('button', { name: /^Sagsbehandler, Albertslund Kommune/ });
  await caseworker.waitFor();
  await visit.expectAccessible();
  await visit.expectNoHorizontalScroll();
  await caseworker.click();
  await visit.page.getByRole('heading', { level: 1, name: 'Min dag' }).waitFor();
});

describe('in English', () => {
  story('the shell speaks it after one click and keeps to it', async () => {
    const { page, ...visit } = await englishVisit();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await visit.at.expectAccessible();
    await page.reload();
    await page.getByRole('link', { name: 'My day' }).waitFor();
    await page.getByRole('button', { name: 'Dansk' }).click();
    await page.getByRole('link', { name: 'Min dag' }).waitFor();
  });
});

describe('where the focus is and what is said', () => {
  story('the first screen leaves the focus to the browser, also when the case comes late', async () => {
    const visit = await screens.as('coordinator.pspk');
    await visit.go(`/cases/${made.pspK}`);
    expect(await visit.page.evaluate('document.activeElement === document.body')).toBe(true);
  });

  story('a step that is taken, given away and noted on leaves the focus on what was done, said once', async () => {
    const visit = await screens.as('coordinator.pspk');
    const { page } = visit;
    await visit.go(`/cases/${made.pspK}`);
    await page
      .getByRole('button', { name: /^Tag opgaven/ })
      .first()
      .click();
    await visit.until(`document.activeElement?.innerText?.startsWith('Du har taget opgaven')`);
    expect(await spoken(visit, 'Du har taget opgaven')).toBe(0);
    await page.getByRole('button', { name: 'Skriv et notat' }).click();
    await page.getByRole('textbox', { name: 'Notat' }).fill('Ringet til borgeren.');
    await page.getByRole('button', { name: 'Gem notatet' }).click();
    await visit.until(`document.activeElement?.innerText?.startsWith('Notatet er gemt.')`);
    expect(await spoken(visit, 'Notatet er gemt.')).toBe(0);
  });

  story('what goes with the line that had the focus leaves it on the line, not on the page', async () => {
    const visit = await screens.as('coordinator.pspk');
    await visit.go('/');
    const taken = visit.page.getByRole('button', { name: /^Tag opgaven/ }).first();
    await taken.focus();
    await visit.page.keyboard.press('Enter');
    await visit.until(
      `[...document.querySelectorAll('[role=status]')].some((said) => /Du er nu ansvarlig/.test(said.innerText))`,
    );
    await visit.until('document.activeElement !== document.body && document.activeElement?.closest("tr, h1") !== null');
    expect(await spoken(visit, 'Du er nu ansvarlig')).toBe(1);
  });
});

describe('by keyboard', () => {
  story('the first stop leads past the menu to the content', async () => {
    const visit = await screens.as('caseworker.0165');
    await visit.go('/accessibility');
    await visit.page.keyboard.press('Tab');
    expect(await visit.focused().innerText()).toBe('Gå til indhold');
    expect(await visit.focused().isVisible()).toBe(true);
    await visit.page.keyboard.press('Enter');
    expect(await visit.focused().getAttribute('id')).toBe('main');
  });

  story('each entry of the menu leads to a screen whose heading then has the focus', async () => {
    const visit = await screens.as('coordinator.pspk');
    await visit.go('/accessibility');
    const menu = visit.page.getByRole('navigation', { name: 'Hovedmenu' }).getByRole('link');
    const entries = await menu.allInnerTexts();
    expect(entries).toEqual(expect.arrayContaining(['Min dag', 'Søg sag']));
    for (const entry of entries) {
      await tabTo(visit, entry);
      await visit.page.keyboard.press('Enter');
      await visit.until(`document.activeElement?.tagName === 'H1'`);
      await visit.settled();
      expect(await visit.page.getByRole('link', { name: entry }).first().getAttribute('aria-current')).toBe('page');
    }
  });
});

story('whoever asks for less motion sees none', async () => {
  const visit = await screens.as('coordinator.pspk', { reducedMotion: true });
  for (const path of ['/', `/cases/${made.pspK}`]) {
    await visit.go(path);
    expect(await seen.moving(visit)).toEqual([]);
  }
});

/** How many regions say this aloud by themselves. */
async function spoken({ page }: Visit, words: string): Promise<number> {
  return page.locator('[role=status], [role=alert], [aria-live]').filter({ hasText: words }).count();
}

/** Checks everything, also behind the first that fails. @throws Error that says all that do */
async function allOf(checks: Readonly<Record<string, () => Promise<void>>>): Promise<void> {
  const failed: string[] = [];
  for (const [what, check] of Object.entries(checks)) {
    await check().catch((error: unknown) => failed.push(`${what}: ${error instanceof Error ? error.message : error}`));
  }
  if (failed.length > 0) throw new Error(failed.join('\n'));
}

async function resized(visit: Visit, { width = 0, height = 0 }: Window): Promise<void> {
  await visit.page.setViewportSize({ width, height });
  await visit.go(new URL(visit.page.url()).pathname);
}

async function englishVisit() {
  const at = await screens.as('caseworker.0165');
  await at.go('/accessibility');
  await at.page.getByRole('button', { name: 'English' }).click();
  await at.page.getByRole('link', { name: 'My day' }).waitFor();
  return { at, page: at.page };
}

/** Presses Tab until the focus stands on a link of this text. @throws Error when it never does */
async function tabTo(visit: Visit, text: string): Promise<void> {
  await visit.page.evaluate(`document.body.focus(); document.activeElement?.blur?.(); window.scrollTo(0, 0)`);
  await visit.page.mouse.click(1, 1);
  for (let stop = 0; stop < 60; stop++) {
    await visit.page.keyboard.press('Tab');
    if ((await visit.focused().innerText()) === text) return;
  }
  throw new Error(`The keyboard never came to ${text}`);
}

/** Walks through the page with Tab, and says which visible controls had no focus, or had it without showing it. */
async function controlsThatTheKeyboardMisses(visit: Visit): Promise<readonly string[]> {
  await visit.page.evaluate(`(() => {
    const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    window.__controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((element) => shown(element) && !element.disabled && element.tabIndex >= 0);
    window.__reached = new Set();
    window.__dull = new Set();
  })()`);
  const count = await visit.page.evaluate<number>('window.__controls.length');
  for (let stop = 0; stop < count + 5; stop++) {
    await visit.page.keyboard.press('Tab');
    await visit.page.evaluate(`(() => {
      const here = document.activeElement;
      window.__reached.add(here);
      const marks = [here, here.parentElement, here.nextElementSibling].filter(Boolean).some((element) =>
        ['', '::before', '::after'].some((part) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part || null);
          return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
        }));
      if (here !== document.body && !marks) window.__dull.add(here);
    })()`);
  }
  return visit.page.evaluate<string[]>(`(() => {
    const inGroup = (element) => element.type === 'radio' &&
      [...window.__reached].some((other) => other.type === 'radio' && other.name === element.name);
    const words = (element) => element.outerHTML.slice(0, 140);
    return [
      ...window.__controls.filter((element) => !window.__reached.has(element) && !inGroup(element))
        .map((element) => 'not reached: ' + words(element)),
      ...[...window.__dull].map((element) => 'focus not seen: ' + words(element)),
    ];
  })()`);
}
