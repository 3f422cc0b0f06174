import { Problem } from '../problems/problem';

/** `7` → `"7"`: the version of a case as an entity tag. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that an If-Match header names; undefined when there is none, or `*`.
 *
 * @throws Problem `if-match-malformed`
 */
export function versionOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Problem('if-match-malformed');
  return Number(version);
}
