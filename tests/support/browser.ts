import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findChromium } from '@tovholder/local';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { Product } from './product';
import { signIn } from './browser-sign-in';
import type { StackOptions } from './stack';
import { Visit } from './visit';

const root = resolve(__dirname, __dirname.includes('dist') ? '../../../..' : '../..');

export interface Window {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** Device pixels for a pixel of the page: what the browser's zoom does, with a window as much smaller. */
  readonly scale?: number;
  readonly language?: 'da' | 'en';
}

/** 1280 by 800 pixels at 200 %. */
export const zoomed: Window = { width: 640, height: 400, scale: 2 };
/** The narrowest window that has to do: 1280 pixels at 400 %. */
export const narrow: Window = { width: 320, height: 640 };

/** A running product that is looked at with a browser, as its users do. */
export class Screens {
  readonly product = new Product();
  private browser: Browser | undefined;
  private visits: Visit[] = [];

  async start(options?: StackOptions): Promise<void> {
    const { path } = await findChromium({ offline: true });
    // Chromium's sandbox refuses the superuser, as which containers run.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.browser = await chromium.launch({ executablePath: path, args });
    await this.product.start({ ...options, env: { ...options?.env, TOVHOLDER_WEB_ROOT: builtWeb() } });
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.product.stop();
  }

  get address(): string {
    return this.product.stack.addresses[0] as string;
  }

  /** A window of a browser of its own, in which nobody is signed in. */
  async stranger(window: Window = {}): Promise<Visit> {
    return this.open(await this.context(window));
  }

  /** A window in which a demo user is signed in, such as `caseworker.0165`. */
  async as(user: string, window: Window = {}): Promise<Visit> {
    const context = await this.context(window);
    await signIn(context, { address: this.address, user });
    return this.open(context);
  }

  /** Another tab beside a visit: same browser, same session. */
  beside(visit: Visit): Promise<Visit> {
    return this.open(visit.context);
  }

  /** @throws Error when a window has met a trouble that the story did not expect */
  async expectNoTroubles(): Promise<void> {
    const troubles = await this.troubles();
    if (troubles.length > 0) throw new Error(`What nobody expected:\n  ${troubles.join('\n  ')}`);
  }

  /** Keeps what all windows show as pictures. @returns the troubles that they met */
  async witness(title: string): Promise<readonly string[]> {
    const name = title.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60);
    for (const [index, visit] of this.visits.entries())
      await visit.shot(`failed/${name}-${index + 1}`).catch(() => undefined);
    return this.troubles().catch(() => []);
  }

  /** Closes all windows: whoever comes next is nobody yet. */
  async closeWindows(): Promise<void> {
    for (const context of new Set(this.visits.map((visit) => visit.context))) await context.close();
    this.visits = [];
  }

  private async troubles(): Promise<readonly string[]> {
    return (await Promise.all(this.visits.map((visit) => visit.unexpectedTroubles()))).flat();
  }

  private context({ width = 1280, height = 800, scale = 1, reducedMotion = false, language = 'da' }: Window) {
    if (!this.browser) throw new Error('The browser has not been started');
    return this.browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      locale: language === 'da' ? 'da-DK' : 'en-GB',
      timezoneId: 'Europe/Copenhagen',
    });
  }

  private async open(context: BrowserContext): Promise<Visit> {
    const visit = await Visit.open(context, this.address);
    this.visits.push(visit);
    return visit;
  }
}

function builtWeb(): string {
  const site = process.env['TOVHOLDER_WEB_ROOT'] ?? join(root, 'apps/web/dist/site');
  if (existsSync(join(site, 'index.html'))) return site;
  throw new Error('The web is not bundled: npm run -s -w @tovholder/web bundle');
}
