import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the demo key file once (production refuses it by its mark): the record and Temporal's payloads in this data folder can only be read with it. */
export function ensureDemoKeys(file: string): void {
  if (existsSync(file)) return;
  const key = () => randomBytes(32).toString('base64');
  mkdirSync(dirname(file), { recursive: true });
  const content = { demo: true, current: 'k1', keys: { k1: key() }, blindIndex: key() };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}
