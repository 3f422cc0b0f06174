/** First parts of the paths that the program answers itself; every other one is a screen or a file of the web. */
export const ownPaths = ['v1', 'openapi.json', 'docs', 'sign-in', 'sign-out'] as const;

/** Whether a path, with or without a query, lies at or below one of the program's own. */
export function isOwnPath(path: string, ...names: readonly (typeof ownPaths)[number][]): boolean {
  const first = path.split(/[/?]/, 2)[1] ?? '';
  return (names as readonly string[]).includes(first);
}
