import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium } from './chromium';

const says = 'Chromium 156.0 built on Debian';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tovholder-chromium-'));
  mkdirSync(join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(path: string, body: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}
/** A search path on which no browser of this machine lies. */
const environment = (more: NodeJS.ProcessEnv = {}) => ({
  PATH: join(folder, 'bin'),
  HOME: folder,
  PLAYWRIGHT_BROWSERS_PATH: join(folder, 'playwright'),
  ...more,
});

test('is what CHROMIUM_PATH names, and must be a program', async () => {
  const path = program('named/chrome', '');
  expect(await findChromium({ env: environment({ CHROMIUM_PATH: path }) })).toEqual({ path, origin: 'environment' });
  const wrong = environment({ CHROMIUM_PATH: join(folder, 'nothing') });
  await expect(findChromium({ env: wrong })).rejects.toThrow(/CHROMIUM_PATH names/);
});

test('is found on PATH by any of its names, unless it only tells how to install it', async () => {
  program('bin/chromium-browser', 'echo "Install the snap to get Chromium"; exit 1');
  const path = program('bin/google-chrome-stable', 'echo "Google Chrome 140.0.7"');
  expect(await findChromium({ env: environment() })).toEqual({ path, origin: 'PATH' });
});

test('is the newest that Playwright keeps', async () => {
  program('playwright/chromium-999/chrome-linux/chrome', '');
  const path = program('playwright/chromium-1200/chrome-linux64/chrome', '');
  expect(await findChromium({ env: environment(), offline: true })).toEqual({ path, origin: 'cache' });
});

test('is installed as a package by the superuser, with words on how far it is', async () => {
  const path = join(folder, 'bin/chromium');
  program(
    'bin/apt-get',
    `[ "$1" = update ] && exit 0
     echo "Unpacking chromium"
     printf '#!/bin/sh\\necho ${says}\\n' > ${path}; /bin/chmod 755 ${path}`,
  );
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  expect(await findChromium({ env: environment(), asRoot: true, say })).toEqual({ path, origin: 'built' });
  expect(said.join('\n')).toContain('Unpacking chromium');
});

test('is downloaded by Playwright where no package may be installed', async () => {
  const path = join(folder, 'playwright/chromium-1300/chrome-linux/chrome');
  program('bin/apt-get', 'exit 1');
  program('bin/npx', `/bin/mkdir -p ${dirname(path)}; printf '#!/bin/sh\\n' > ${path}; /bin/chmod 755 ${path}`);
  expect(await findChromium({ env: environment(), asRoot: false })).toEqual({ path, origin: 'download' });
});

test('missing, says why in one sentence, and what to do', async () => {
  program('bin/apt-get', 'echo "E: no network"; exit 100');
  await expect(findChromium({ env: environment(), asRoot: true })).rejects.toMatchObject({
    message: 'Chromium is missing: apt-get update: E: no network; npx is not installed.',
    remedy: expect.stringMatching(/apt-get install chromium.*CHROMIUM_PATH/) as unknown,
  });
  await expect(findChromium({ env: environment(), offline: true })).rejects.toThrow(/nothing may be fetched/);
});
