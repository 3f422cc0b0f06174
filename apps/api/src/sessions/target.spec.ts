import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { safeTarget } from './target';

test.each(['/', '/cases/7f?tab=steps', '/search?q=%C3%A6', '/overview#overdue', '/sign-in-help'])(
  '%s is a place of ours',
  (path) => {
    expect(safeTarget(path)).toBe(path);
  },
);

test.each([
  undefined,
  ['/a', '/b'],
  '',
  'cases',
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  '/./\\evil.example',
  'javascript:alert(1)',
  '/sign-in?to=/sign-in',
  '/sign-out',
  '/v1/me',
  `/${'a'.repeat(1_000)}`,
])('%j leads to the first page instead', (path) => {
  expect(safeTarget(path)).toBe('/');
});

test('whatever is asked for, a browser stays with us', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('/', '\\', '.', ':', '@', '%', '2', 'f', '\t', '\n', 'a', '?', '#'),
  });
  fc.assert(
    fc.property(nasty, (path) => {
      const target = safeTarget(`/${path}`);
      expect(new URL(target, 'https://tovholder.example').origin).toBe('https://tovholder.example');
      expect(target.startsWith('/')).toBe(true);
    }),
  );
});
