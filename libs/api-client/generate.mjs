/**
 * `npm run -w @tovholder/api-client generate [-- FOLDER]`: writes the client anew from the API's OpenAPI document. The
 * result is kept in git, so that a change of the contract is seen in review; a test compares the two.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@hey-api/openapi-ts';

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? join(here, 'src', 'generated'));
const scratch = mkdtempSync(join(tmpdir(), 'tovholder-openapi-'));
const document = join(scratch, 'openapi.json');
try {
  execFileSync(process.execPath, [join(here, '../../apps/api/dist/openapi/write.js'), document]);
  await createClient({
    input: document,
    output: { path: folder, clean: true },
    logs: { level: 'error' },
    plugins: [{ name: '@hey-api/client-fetch', baseUrl: false }, '@hey-api/typescript', '@hey-api/sdk'],
  });
} finally {
  rmSync(scratch, { recursive: true });
}
