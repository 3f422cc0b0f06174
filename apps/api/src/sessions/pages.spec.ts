import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type PageName, pages, pageStyleHash, renderPage } from './pages';

const names = Object.keys(pages) as PageName[];

test.each(names)('%s says in both languages what happened and what to do', (name) => {
  const [da, en] = (['da', 'en'] as const).map((language) => renderPage(name, language)) as [string, string];
  expect(da).toContain('<html lang="da">');
  expect(en).toContain('<html lang="en">');
  for (const html of [da, en]) {
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toMatch(/<button>[^<]+<\/button>/);
    expect(html).not.toContain('<script');
  }
  expect(da).not.toBe(en);
});

test('the policy knows the style that the pages carry', () => {
  const style = /<style>([^]*)<\/style>/.exec(renderPage('signed-out', 'da'))?.[1] ?? '';
  expect(pageStyleHash).toBe(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
});
