/** What must hold before anything is installed. Each check answers with a sentence and a remedy, or nothing. */
// The default import: a Node too old for `statfsSync` must still load this file to be told so.
import fs from 'node:fs';
import { dirname } from 'node:path';

/** Room for the packages, the build, a database and Temporal's binary, with some to spare. */
export const NEEDED_BYTES = 2 * 1024 ** 3;

/** Understands the three forms that `engines.node` uses: `^1.2.3`, `>=1.2.3` and `||` between them. */
export function satisfies(version, range) {
  const numbers = (text) => text.split('.').map(Number);
  const notOlder = (a, b) => {
    const at = [0, 1, 2].find((i) => a[i] !== b[i]);
    return at === undefined || a[at] > b[at];
  };
  return range.split('||').some((part) => {
    const [, operator, wanted] = /^\s*(\^|>=)\s*([\d.]+)\s*$/.exec(part) ?? [];
    if (wanted === undefined) throw new Error(`engines.node has a form that is not understood: ${part}`);
    const [have, want] = [numbers(version), numbers(wanted)];
    return notOlder(have, want) && (operator === '>=' || have[0] === want[0]);
  });
}

export function nodeProblem({ version, range }) {
  if (satisfies(version, range)) return undefined;
  return {
    sentence: `Node ${version} cannot run Tovholder; it needs ${range}.`,
    remedy: 'Install Node 24 (or a newer 20 or 22) and try again.',
  };
}

/** @param {string} folder need not exist yet: the nearest folder above it that does is asked. */
export function diskProblem(folder, neededBytes = NEEDED_BYTES) {
  let place = folder;
  while (!fs.existsSync(place)) place = dirname(place);
  const { bavail, bsize } = fs.statfsSync(place);
  const free = bavail * bsize;
  if (free >= neededBytes) return undefined;
  const gigabytes = (bytes) => (bytes / 1024 ** 3).toFixed(1);
  return {
    sentence: `Only ${gigabytes(free)} GB are free where ${folder} lies; ${gigabytes(neededBytes)} GB are needed.`,
    remedy: 'Free some space, or point TOVHOLDER_DATA and XDG_CACHE_HOME at a larger disk.',
  };
}

/**
 * Whether `node_modules` holds what the lock names: npm's own record of what it installed is compared entry by entry.
 * Optional packages of other platforms may be absent.
 */
export function installedMatchesLock({ lockText, installedText }) {
  const installed = JSON.parse(installedText).packages;
  return Object.entries(JSON.parse(lockText).packages).every(([path, locked]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return locked.optional === true || locked.peer === true;
    return found.version === locked.version && Boolean(found.link) === Boolean(locked.link);
  });
}
