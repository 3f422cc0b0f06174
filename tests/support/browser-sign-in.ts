import type { BrowserContext, Page } from 'playwright-core';

export interface WhoSignsIn {
  /** Base address of the product, without a path. */
  readonly address: string;
  /** A demo user, such as `caseworker.0165`. */
  readonly user: string;
  /** Path that the browser stands on afterwards. */
  readonly to?: string;
}

/**
 * Signs a demo user in as a person would: from the product's `/sign-in` to the demo provider's page, where every user
 * is a button `button[name=user][value="<role>.<authority>"]` (some stand there twice: on top and at their authority),
 * and back. Whoever was signed in in the same browser is forgotten first. Works without JavaScript.
 *
 * In a context a window is opened for it and closed again: the session's cookie is the context's, for all its windows.
 */
export async function signIn(where: Page | BrowserContext, who: WhoSignsIn): Promise<void> {
  if ('newPage' in where) {
    const page = await where.newPage();
    await signIn(page, who);
    await page.close();
    return;
  }
  const { address, user, to = '/' } = who;
  await where.context().clearCookies();
  await where.goto(`${address}/sign-in?to=${encodeURIComponent(to)}`);
  await where.locator(`button[name=user][value="${user}"]`).first().click();
  await where.waitForURL(`${address}${to}`, { waitUntil: 'commit' });
}
