import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { demoUsers, loadDistricts } from '@tovholder/districts';
import { directoryOf } from './directory';
import { loginPage, overPage, policyOf, signOutPage } from './pages';
import { languageOf, roleNames, suggestions, words } from './words';

const profiles = loadDistricts();
const users = demoUsers(profiles);
const districts = directoryOf(profiles.values(), { users, now: '2026-11-20T12:00:00Z' });
const page = loginPage(districts, { language: 'da', action: '/login/abc' });

describe('the directory', () => {
  test('has every demo user, municipalities first and each organisation by its name', () => {
    const listed = districts.flatMap(({ organisations }) =>
      organisations.flatMap(({ people }) => people.map(({ userName }) => userName)),
    );
    expect(new Set(listed)).toEqual(new Set(users.map(({ userName }) => userName)));
    const names = districts[0]?.organisations.map(({ name }) => name.da) ?? [];
    expect(names.slice(0, 2)).toEqual(['Albertslund Kommune', 'Ballerup Kommune']);
  });

  test('names an organisation as it is called on the date in the district, not in UTC', () => {
    const at = (now: string) => JSON.stringify(directoryOf(profiles.values(), { users, now }));
    expect(at('2026-01-31T22:30:00Z')).toContain('Kriminalforsorgen');
    expect(at('2026-01-31T23:30:00Z')).not.toContain('Kriminalforsorgen');
  });

  test('tells apart those who do the same in one organisation', () => {
    for (const { organisations } of districts) {
      for (const { people } of organisations) {
        const posts = people.map(({ post, name }) => `${post.da}, ${name}`);
        expect(new Set(posts).size).toBe(posts.length);
      }
    }
  });

  test('has a word for every role', () => {
    for (const role of new Set(users.flatMap(({ roles }) => roles))) expect(roleNames).toHaveProperty(role);
  });
});

describe('the page', () => {
  test('has a button for everyone, the first five on top, in one form that needs no script', () => {
    const values = [...page.matchAll(/<button name="user" value="([^"]+)">/g)].map(([, value]) => value);
    expect(values.slice(0, suggestions.length)).toEqual(suggestions.map(({ userName }) => userName));
    expect(new Set(values)).toEqual(new Set(users.map(({ userName }) => userName)));
    expect(page).toContain('<form method="post" action="/login/abc">');
    expect(page).toContain('Sagsbehandler, Albertslund Kommune');
    expect(page).not.toContain('<script');
  });

  test('has headings in order, and links that lead to them', () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1));
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
  });

  test('writes what is data as data', () => {
    const post = { da: 'A & <b>', en: 'A' };
    const people = [{ userName: '"><script>', name: 'O’<i>', post }];
    const html = loginPage([{ id: 'x', name: post, organisations: [{ name: post, people }] }], {
      language: 'da',
      action: '/login/x',
    });
    expect(html).not.toMatch(/<script|<b>|<i>/);
    expect(html).toContain('A &amp; &lt;b&gt;');
  });

  test('speaks English to those who ask for it', () => {
    expect(languageOf('fr en-GB da')).toBe('en');
    expect(languageOf('da-DK en')).toBe('da');
    expect(languageOf(undefined)).toBe('da');
    expect(loginPage(districts, { language: 'en', action: '/' })).toContain('Caseworker, Municipality of Albertslund');
  });
});

test('the policy knows the style and the one script that the pages carry', () => {
  const policy = policyOf(['http://127.0.0.1:3000']);
  const form = signOutPage('da', '<form id="op.logoutForm"></form>');
  for (const tag of ['style', 'script']) {
    const text = new RegExp(`<${tag}>([^]*)</${tag}>`).exec(form)?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  expect(overPage('da', { title: words.over, back: undefined })).not.toContain('href="undefined"');
});
