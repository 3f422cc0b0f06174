import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetupProblem } from '../problem';
import { silent, type Say } from '../progress';
import { execute, findOnPath, isExecutable } from './executables';
import { fromEnvironment, type FindOptions, type FoundTool } from './found';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where Playwright keeps the program below a folder of one browser, by its own version and the system. */
const insides = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
];

/** Without fonts of its own a bare system draws boxes where the page's font lacks a sign. */
const packages = ['chromium', 'fonts-dejavu-core'];

export interface FindChromiumOptions extends FindOptions {
  /** Whether system packages may be installed; default: when this is the superuser. */
  readonly asRoot?: boolean;
}

/**
 * The browser of the browser tests: CHROMIUM_PATH → PATH → Playwright's own folder → Debian's package, as the superuser →
 * Playwright's download.
 * @throws SetupProblem when none of these gives one.
 */
export async function findChromium(options: FindChromiumOptions = {}): Promise<FoundTool> {
  const { env = process.env, say = silent, offline = false, asRoot = process.getuid?.() === 0 } = options;
  const named = fromEnvironment('CHROMIUM_PATH', env);
  if (named !== undefined) return named;
  const present = await installed(env);
  if (present !== undefined) return present;
  if (offline) throw noBrowser('none was found and nothing may be fetched');
  const reasons: string[] = [];
  const apt = findOnPath('apt-get', env.PATH);
  if (asRoot && apt !== undefined) {
    reasons.push(await installPackages(apt, { env, say }));
    const path = await onPath(env);
    if (path !== undefined) return { path, origin: 'built' };
  }
  reasons.push(await installWithPlaywright({ env, say }));
  const path = inPlaywrightsFolder(env);
  if (path !== undefined) return { path, origin: 'download' };
  throw noBrowser(reasons.filter((reason) => reason !== '').join('; ') || 'no installation gave one');
}

function noBrowser(reason: string): SetupProblem {
  return new SetupProblem(
    `Chromium is missing: ${reason}.`,
    'Install Chromium or Google Chrome (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.',
  );
}

async function installed(env: NodeJS.ProcessEnv): Promise<FoundTool | undefined> {
  const path = await onPath(env);
  if (path !== undefined) return { path, origin: 'PATH' };
  const kept = inPlaywrightsFolder(env);
  return kept === undefined ? undefined : { path: kept, origin: 'cache' };
}

async function onPath(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const name of names) {
    const path = findOnPath(name, env.PATH);
    if (path !== undefined && (await isChromium(path, env))) return path;
  }
  return undefined;
}

/** Some systems place a program of this name that only tells how to install the browser. */
async function isChromium(path: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const { stdout } = await execute(path, ['--version'], { env, timeout: 15_000 }).catch(() => ({ stdout: '' }));
  return /^(Chromium|Google Chrome)\b.*\d/m.test(stdout);
}

function inPlaywrightsFolder(env: NodeJS.ProcessEnv): string | undefined {
  const folder = playwrightsFolder(env);
  return versionsIn(folder)
    .flatMap((version) => insides.map((inside) => join(folder, version, inside)))
    .find(isExecutable);
}

function playwrightsFolder(env: NodeJS.ProcessEnv): string {
  const named = env['PLAYWRIGHT_BROWSERS_PATH'];
  if (named) return named;
  const home = env['HOME'] || homedir();
  return process.platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'ms-playwright')
    : join(env.XDG_CACHE_HOME || join(home, '.cache'), 'ms-playwright');
}

/** The newest first: an older one may lie beside it. */
function versionsIn(folder: string): string[] {
  try {
    const versions = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name));
    return versions.sort((one, other) => Number(other.split('-')[1]) - Number(one.split('-')[1]));
  } catch {
    return [];
  }
}

interface Installing {
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
}

async function installPackages(apt: string, { env, say }: Installing): Promise<string> {
  const quietly = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  say('installing it from the system’s packages, only this once');
  const updated = await follow([apt, 'update'], { env: quietly, say });
  if (updated !== '') return `apt-get update: ${updated}`;
  const got = await follow([apt, 'install', '-y', '--no-install-recommends', ...packages], { env: quietly, say });
  return got === '' ? '' : `apt-get install: ${got}`;
}

async function installWithPlaywright({ env, say }: Installing): Promise<string> {
  const npx = findOnPath('npx', env.PATH);
  if (npx === undefined) return 'npx is not installed';
  say('downloading it with Playwright, only this once');
  // A blocked network often swallows packets instead of refusing.
  const impatient = { ...env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '8000' };
  const got = await follow([npx, '--no', 'playwright-core', 'install', 'chromium'], { env: impatient, say });
  return got === '' ? '' : `Playwright’s download: ${got}`;
}

/** npm has something to say of itself beside the matter; a stack's lines say nothing alone. */
const tells = /^(?!\s*(?:npm (?:notice|warn)|at )|\s*$)/;

/** Runs a program to its end and tells its last line on the way. @returns why it failed; empty when it did not */
function follow([program, ...args]: readonly string[], { env, say }: Installing): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(String(program), args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let last = '';
    const take = (chunk: string) => {
      last = chunk.split(/[\r\n]+/).findLast((line) => tells.test(line)) ?? last;
      say(`installing it, only this once: ${last.trim().slice(0, 60)}`);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? '' : last.trim().slice(0, 160) || `it ended with ${code}`));
  });
}
