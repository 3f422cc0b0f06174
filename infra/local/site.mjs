/** Whether the built web is still what its sources say. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the web is made from: sources, not what the compiler left of them. */
const sources = [
  ...['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) => `apps/web/${name}`),
  ...['libs/api-client/src', 'libs/contracts/src', 'libs/domain/src', 'package-lock.json'],
];

/** @param {string} root the clone's folder */
export function siteIsOld(root) {
  const page = join(root, 'apps/web/dist/site/index.html');
  if (!existsSync(page)) return true;
  const builtAt = statSync(page).mtimeMs;
  return sources.some((source) => newestIn(join(root, source)) > builtAt);
}

/** When a file, or the youngest file or folder below a folder, was changed last (milliseconds); what was taken away changed its folder. */
function newestIn(place) {
  const below = statSync(place).isDirectory() ? readdirSync(place, { recursive: true }) : [];
  return Math.max(...['.', ...below].map((name) => statSync(join(place, name)).mtimeMs));
}
