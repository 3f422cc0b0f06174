/** `node bundle-site.mjs`: builds the web beside the one that is being served, and then puts it in its place. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishSite } from './publish-site.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const dist = join(root, 'apps/web/dist');
const unfinished = /^site-unfinished-(\d+)$/;

mkdirSync(dist, { recursive: true });
for (const name of readdirSync(dist)) {
  const [, pid] = unfinished.exec(name) ?? [];
  if (pid !== undefined && !runs(Number(pid))) rmSync(join(dist, name), { recursive: true });
}
const at = new Date();
const built = join(dist, `site-unfinished-${process.pid}`);
const vite = join(root, 'node_modules/vite/bin/vite.js');
const args = ['build', join(root, 'apps/web'), '--outDir', built, '--logLevel', 'warn'];
const { status } = spawnSync(process.execPath, [vite, ...args], { stdio: 'inherit', cwd: join(root, 'apps/web') });
if (status === 0) publishSite({ built, site: join(dist, 'site'), at });
else rmSync(built, { recursive: true, force: true });
process.exitCode = status ?? 1;

/** Whether another build is still at it. */
function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
