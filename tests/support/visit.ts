import { deepStrictEqual } from 'node:assert';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Locator, Page, Request, Response } from 'playwright-core';

const root = resolve(__dirname, __dirname.includes('dist') ? '../../../..' : '../..');
const pictures = join(root, '.data', 'screenshots');

/** The rules of WCAG 2.1 AA that a machine can check. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** What WCAG leaves to judgement and we do not: headings in order, one of each landmark, everything in one. */
const structure = [
  'aria-dialog-name',
  'empty-heading',
  'heading-order',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'page-has-heading-one',
  'region',
  'skip-link',
  'tabindex',
];

const patienceMs = 15_000;

/** Adds up how far content jumped that nobody asked to move; and what the content security policy refused. */
const observed = `
  window.__jumps = [];
  window.__refused = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries())
      if (!hadRecentInput) window.__jumps.push({ value, what: sources.map(({ node, previousRect, currentRect }) =>
        (node?.outerHTML ?? node?.textContent ?? 'something gone').slice(0, 70) + ' ' +
        [previousRect, currentRect].map(({ x, y, width, height }) => [x, y, width, height].map(Math.round)).join(' > ')) });
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', (event) => {
    window.__refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + (event.sample || ''));
  });`;

/** One window of one user. What goes wrong behind the picture is kept, and fails the test that did not expect it. */
export class Visit {
  private readonly troubles: string[] = [];
  private readonly expected: RegExp[] = [];

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly address: string,
  ) {}

  static async open(context: BrowserContext, address: string): Promise<Visit> {
    const page = await context.newPage();
    await page.addInitScript(observed);
    page.setDefaultTimeout(patienceMs);
    const visit = new Visit(page, context, address);
    visit.listen();
    return visit;
  }

  /** Goes to a path of the web as someone who types it, and waits until the screen has its heading. */
  async go(path: string): Promise<void> {
    await this.page.goto(`${this.address}${path}`);
    await this.settled();
  }

  /** The screen's heading is there and nothing says that it still waits. */
  async settled(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.until(`document.querySelector('.tov-waiting, [aria-busy="true"]') === null`);
  }

  /**
   * Waits until an expression is true in the page. Playwright's own way evaluates strings from within, which our content
   * security policy forbids.
   * @throws Error when it is not within 15 seconds
   */
  async until(expression: string): Promise<void> {
    for (const end = Date.now() + patienceMs; !(await this.page.evaluate(expression).catch(() => false));) {
      if (Date.now() > end) throw new Error(`Never true: ${expression}`);
      await this.page.waitForTimeout(50);
    }
  }

  /** From here on a trouble that matches is part of the story, such as the answer 412. */
  expectTrouble(...patterns: readonly RegExp[]): void {
    this.expected.push(...patterns);
  }

  /** Console errors, failed requests, refusals and policy violations so far that no story expected. */
  async unexpectedTroubles(): Promise<readonly string[]> {
    const refused = this.page.isClosed() ? [] : await this.page.evaluate<string[]>('window.__refused ?? []');
    const all = [...this.troubles, ...refused.map((what) => `content security policy: ${what}`)];
    return all.filter((trouble) => !this.expected.some((pattern) => pattern.test(trouble)));
  }

  /** Keeps a picture of the whole page as an artefact. */
  async shot(name: string, { whole = true } = {}): Promise<void> {
    const file = join(pictures, `${name}.png`);
    mkdirSync(join(file, '..'), { recursive: true });
    await this.page.screenshot({ path: file, fullPage: whole, animations: 'disabled' });
  }

  /** @throws when axe finds a barrier, here or in a part of the page; says each with its place and its remedy */
  async expectAccessible(part?: string): Promise<void> {
    // Our pages have no frames: axe needs no window of its own to put their answers together.
    const axe = new AxeBuilder({ page: this.page }).setLegacyMode();
    axe.options({
      runOnly: { type: 'tag', values: wcag },
      rules: part ? {} : Object.fromEntries(structure.map((rule) => [rule, { enabled: true }])),
    });
    if (part) axe.include(part);
    const { violations } = await axe.analyze();
    const barriers = violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}\n    ${node.target.join(' ')}\n    ${node.html.slice(0, 160)}`),
    );
    deepStrictEqual(barriers, [], `Barriers:\n  ${barriers.join('\n  ')}`);
  }

  /** @throws when the page is wider than its window; names what sticks out */
  async expectNoHorizontalScroll(): Promise<void> {
    const wide = await this.page.evaluate<{ by: number; what: string[] }>(`(() => {
      const width = document.documentElement.clientWidth;
      const scrollsInside = (element) => {
        for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
          if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
        return false;
      };
      const outside = [...document.body.querySelectorAll('*')].filter(
        (element) => element.getBoundingClientRect().right > width + 1 && !scrollsInside(element));
      const what = outside.slice(0, 5).map((element) => element.outerHTML.slice(0, 120));
      return { by: document.documentElement.scrollWidth - width, what };
    })()`);
    deepStrictEqual(wide.by, 0, `${wide.by} pixels stick out:\n  ${wide.what.join('\n  ')}`);
  }

  /** @throws when content has moved by itself since the page was loaded */
  async expectStill(limit = 0.02): Promise<void> {
    const jumps = await this.page.evaluate<{ value: number; what: string[] }[]>('window.__jumps');
    const sum = jumps.reduce((total, { value }) => total + value, 0);
    deepStrictEqual(sum < limit, true, `What moved by itself (${sum}): ${JSON.stringify(jumps, null, 2)}`);
  }

  /** What has the focus, as text that a person would say. */
  focused(): Locator {
    return this.page.locator(':focus');
  }

  private listen(): void {
    const keep = (trouble: string) => void this.troubles.push(trouble);
    this.page.on('console', (message) => {
      if (message.type() === 'error') keep(`console: ${message.text()}`);
    });
    this.page.on('pageerror', (error) => keep(`exception: ${error.message}`));
    this.page.on('requestfailed', (request) => {
      if (!wasGivenUp(request)) keep(`request: ${request.method()} ${pathOf(request)} ${request.failure()?.errorText}`);
    });
    this.page.on('response', (response) => {
      if (response.status() >= 400) keep(`answer: ${response.status()} ${pathOf(response)}`);
    });
  }
}

/** A page that is left lets go of what it had asked for, and of the stream of events. */
function wasGivenUp(request: Request): boolean {
  return request.failure()?.errorText === 'net::ERR_ABORTED';
}

function pathOf(about: Request | Response): string {
  return new URL(about.url()).pathname;
}
