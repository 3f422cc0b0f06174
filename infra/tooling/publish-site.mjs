/**
 * Puts a web that was just built in the place of the one before while that is being read: its page changes in one step,
 * and files that open tabs may still ask for stay a while.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { compress, copiesOf } from './compress-site.mjs';

/** Nobody stays signed in for so long: no tab that was opened before can go on by itself. */
const keptDays = 7;
/** Of builds before this one: whoever develops makes many in a day. */
const keptBuilds = 10;
/** Files under these are named by their content. */
const assets = `assets${sep}`;
const page = 'index.html';

/**
 * @param {{ built: string, site: string, at: Date }} options `built` is emptied; `at` is when its sources were read
 */
export function publishSite({ built, site, at }) {
  const files = filesIn(built);
  const known = (file) => file.startsWith(assets) && existsSync(join(site, file));
  for (const file of files.filter((name) => !known(name))) compress(join(built, file));
  const fresh = filesIn(built).filter((file) => !known(file));
  // The page comes last: what it asks for is there.
  const isPage = (file) => file === page || copiesOf(page).includes(file);
  const inOrder = [...fresh.filter((file) => !isPage(file)), ...fresh.filter(isPage)];
  for (const file of inOrder) {
    mkdirSync(dirname(join(site, file)), { recursive: true });
    renameSync(join(built, file), join(site, file));
  }
  const current = new Set([...files.flatMap((file) => [file, ...copiesOf(file)]), ...fresh]);
  for (const file of current) if (existsSync(join(site, file))) utimesSync(join(site, file), at, at);
  prune(site, { current, written: new Set(fresh), at });
  rmSync(built, { recursive: true, force: true });
}

/** Takes away what no build of late has: all files of a build bear its time, so that times tell builds apart. */
function prune(site, { current, written, at }) {
  const former = filesIn(site).filter((file) => file.startsWith(assets) && !current.has(file));
  const builtAt = (file) => statSync(join(site, file)).mtimeMs;
  const builds = [...new Set(former.map(builtAt))].sort((one, other) => other - one).slice(0, keptBuilds);
  const oldest = Math.max(builds.at(-1) ?? 0, at.getTime() - keptDays * 86_400_000);
  for (const file of filesIn(site)) {
    const stays = file.startsWith(assets) ? current.has(file) || builtAt(file) >= oldest : written.has(file);
    if (!stays) rmSync(join(site, file));
  }
}

/** Paths below a folder of all files in it. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
