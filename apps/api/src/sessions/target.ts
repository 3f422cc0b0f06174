/** Any address will do: what is looked at is whether the path leads away from it. */
const here = 'https://here.invalid';

/**
 * Where to go after signing in: a path of our own, with its query. Anything that a browser could take for another
 * site, or that is no screen, becomes the first page: a link must not lead from our sign-in to somebody else's page.
 */
export function safeTarget(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 1_000) return '/';
  // Browsers read a backslash as a slash and skip control characters: `/\evil.example` is another site.
  if (/^\/[/\\]|[\\\p{Cc}]/u.test(wanted) || !URL.canParse(wanted, here)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, here);
  if (origin !== here || pathname.startsWith('//') || /^\/(?:sign-in|sign-out|v1)(?:\/|$)/.test(pathname)) return '/';
  return `${pathname}${search}${hash}`;
}
