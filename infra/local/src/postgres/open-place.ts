import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Only a root start comes here: its own home is closed (0700), and PostgreSQL's account must read what it runs on. */
const OPEN_ROOT = '/var/lib/tovholder';

/** A folder outside every home that belongs to `key` and to no other clone. It is made, and open to every reader. */
export function openPlaceFor(key: string): string {
  const folder = join(OPEN_ROOT, createHash('sha256').update(key).digest('hex').slice(0, 12));
  mkdirSync(folder, { recursive: true });
  // The mask of this process may have closed what was just made.
  [OPEN_ROOT, folder].forEach((made) => chmodSync(made, 0o755));
  return folder;
}
