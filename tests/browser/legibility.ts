import type { Visit } from '../support/visit';

/** Widens lines, words and letters as far as WCAG 1.4.12 lets readers do it. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;
const applied = (sheet: string): string => `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(${JSON.stringify(sheet)});
  document.adoptedStyleSheets = [sheet];
})()`;

/** What eyes would tell of a page. */
export const seen = {
  async spaced({ page }: Visit): Promise<void> {
    await page.evaluate(applied(spacing));
    await settled(page);
  },

  /** As by the browser's own setting for the size of text; the window stays as it is. */
  async twiceAsLarge({ page, context }: Visit): Promise<void> {
    const session = await context.newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await settled(page);
  },

  /** Boxes that cut off what is written in them, without a bar to scroll by. */
  clipped: ({ page }: Visit): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('body *')].filter((box) => {
      const { overflowX, overflowY, display } = getComputedStyle(box);
      const { width, height } = box.getBoundingClientRect();
      if (width <= 1 || height <= 1 || display === 'inline' || !box.checkVisibility() || box.innerText?.trim() === '')
        return false;
      const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
      return cuts(overflowX) && box.scrollWidth > box.clientWidth + 1 || cuts(overflowY) && box.scrollHeight > box.clientHeight + 1;
    }).map((box) => box.outerHTML.slice(0, 160))`),

  /** Text that is not black on white. */
  grey: ({ page }: Visit): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('main *')].filter((element) => {
      if (!element.checkVisibility() || ![...element.childNodes].some((node) => node.nodeType === 3)) return false;
      const { color, backgroundColor } = getComputedStyle(element);
      return color !== 'rgb(0, 0, 0)' || backgroundColor !== 'rgb(255, 255, 255)';
    }).map((element) => element.outerHTML.slice(0, 120))`),

  /** Elements that move or change slowly. */
  moving: ({ page }: Visit): Promise<string[]> =>
    page.evaluate(`[...document.querySelectorAll('*')].filter((element) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
      const seconds = (text) => Math.max(...text.split(',').map(parseFloat));
      return seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01);
    }).map((element) => element.outerHTML.slice(0, 100))`),

  /** Drawn lines that the system's own colours hide: browsers leave drawings as they are. */
  linesThatVanish: ({ page }: Visit): Promise<string[]> =>
    page.evaluate(`(() => {
      const light = (colour) => {
        const [r = 0, g = 0, b = 0] = (colour.match(/[\\d.]+/g) ?? []).map(Number).map((each) => (each / 255) ** 2.2);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const ground = light(getComputedStyle(document.body).backgroundColor);
      return [...document.querySelectorAll('main svg path')].filter((line) => {
        const { stroke, fill } = getComputedStyle(line);
        const colour = light(stroke === 'none' ? fill : stroke);
        return Math.max(colour, ground) / Math.min(colour, ground) < 3;
      }).map((line) => line.outerHTML.slice(0, 120));
    })()`),
};

/** What is laid out by measure is laid out anew. */
const settled = (page: Visit['page']): Promise<void> => page.waitForTimeout(300);
