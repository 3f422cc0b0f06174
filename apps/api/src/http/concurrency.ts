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

/**
 * The ownership epoch that a client acts under; undefined when the header is absent.
 *
 * @throws Problem `ownership-epoch-malformed`
 */
export function epochOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const epoch = /^\d{1,9}$/.exec(header.trim())?.[0];
  if (epoch === undefined) throw new Problem('ownership-epoch-malformed');
  return Number(epoch);
}
