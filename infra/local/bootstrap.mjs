/**
 * The first thing that `npm start`, `npm test`, `npm run demo` and `npm run bench` run. It uses what Node brings and
 * nothing else, because on a fresh clone nothing else is there: it checks the machine, installs, builds, and hands
 * over to the compiled command in `dist`.
 */
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createProgress } from './progress.mjs';
import { diskProblem, installedMatchesLock, nodeProblem } from './preconditions.mjs';
import { siteIsOld } from './site.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [command = '', ...args] = process.argv.slice(2);
const progress = createProgress(process.stdout);

/** What each command needs compiled: `start` does not wait for the tests. */
const projects = {
  start: ['apps/api', 'apps/worker', 'apps/demo-identity', 'apps/cli', 'infra/local'],
  demo: ['apps/cli', 'infra/local'],
  test: [],
  bench: [],
};

/** The commands that show the web in a browser. */
const servesWeb = ['start', 'test'];

class Refusal extends Error {
  constructor({ sentence, remedy }) {
    super(sentence);
    this.remedy = remedy;
  }
}

/** The tool that runs now. When this program is ended, it ends too. */
let tool;
const endings = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
const endEarly = (signal) => process.exit(endings[signal]);
const endTool = () => tool?.kill('SIGTERM');

/** Runs a tool to its end. Its output is kept and shown only if it fails; each new line goes to `say`. */
function run(file, toolArgs, say) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, toolArgs, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, SCARF_ANALYTICS: 'false', npm_config_audit: 'false', npm_config_fund: 'false' },
    });
    tool = child;
    let output = '';
    const take = (chunk) => {
      output += chunk;
      const last = String(chunk).trim().split('\n').at(-1);
      if (last && !last.startsWith('npm warn')) say(last.slice(0, 70));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => {
      tool = undefined;
      if (code === 0) resolve(output);
      else reject(Object.assign(new Error(output.trim()), { code }));
    });
  });
}

async function install() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lockText).digest('hex');
  const hashFile = join(root, 'node_modules', '.tovholder-lock-hash');
  if (existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return;
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  // Somebody who installed by hand, with the same lock, need not wait a second time.
  const installed = existsSync(installedFile) ? readFileSync(installedFile, 'utf8') : undefined;
  if (installed === undefined || !installedMatchesLock({ lockText, installedText: installed })) {
    // npm tells which copy of itself is running; that one understands this machine's configuration.
    const npm = process.env.npm_execpath;
    await progress.part('packages', async (say) => {
      try {
        await (npm !== undefined && npm.endsWith('.js')
          ? run(process.execPath, [npm, 'ci', '--include=dev', '--no-progress'], say)
          : run('npm', ['ci', '--include=dev', '--no-progress'], say));
      } catch (error) {
        throw new Refusal({
          sentence: noAnswer.test(error.message)
            ? 'The packages could not be fetched: the package registry does not answer.'
            : `npm ci failed: ${lastLines(error.message)}`,
          remedy: 'Check the network and the npm configuration (npm ping), then run the same command again.',
        });
      }
      return 'packages installed';
    });
  }
  writeFileSync(hashFile, hash);
}

/** What npm writes when it waited for a registry in vain. */
const noAnswer =
  /\b(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;

/** The lines of npm's output that say what is wrong. */
function lastLines(text) {
  const errors = text.split('\n').filter((line) => /^npm error \S/.test(line) && !line.includes('error code'));
  const said = errors.map((line) => line.replace('npm error ', ''));
  return said.slice(0, 2).join(' ') || text.slice(-300);
}

async function build() {
  await progress.part('build', async (say) => {
    try {
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
      await run(process.execPath, [tsc, '-b', ...projects[command]], say);
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
      throw new Refusal({ sentence: 'The TypeScript build failed.', remedy: 'Mend the errors above and try again.' });
    }
    // Workers start from a bundle of the workflows, which is made anew only when something in it may have changed.
    if (bundleIsOld()) await run(process.execPath, [join(root, 'apps/worker/dist/build-bundle.js')], say);
    if (servesWeb.includes(command) && siteIsOld(root)) await buildSite(say);
    return 'build';
  });
}

function bundleIsOld() {
  const bundle = join(root, 'apps/worker/dist/workflow-bundle.js');
  if (!existsSync(bundle)) return true;
  const builds = ['workflows', 'libs/domain', 'libs/contracts', 'libs/temporal', 'apps/worker'];
  const builtAt = builds.map((folder) => statSync(join(root, folder, 'dist/tsconfig.tsbuildinfo')).mtimeMs);
  return Math.max(...builtAt) > statSync(bundle).mtimeMs;
}

async function buildSite(say) {
  try {
    await run(process.execPath, [join(root, 'infra/tooling/bundle-site.mjs')], say);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    throw new Refusal({ sentence: 'The web could not be built.', remedy: 'Mend the errors above and try again.' });
  }
}

async function main() {
  if (!Object.hasOwn(projects, command)) {
    throw new Refusal({
      sentence: `Unknown command '${command}'.`,
      remedy: `Use one of: ${Object.keys(projects).join(', ')}.`,
    });
  }
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const refusal = nodeProblem({ version: process.versions.node, range: engines.node }) ?? diskProblem(root);
  if (refusal) throw new Refusal(refusal);
  for (const signal of Object.keys(endings)) process.on(signal, endEarly);
  process.on('exit', endTool);
  // A kill -9 of the npm that started this is passed on by nobody.
  const parent = process.ppid;
  const alone = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== parent;
  const watch = setInterval(() => alone() && endEarly('SIGHUP'), 500);
  await install();
  await build();
  // The command has an order of its own to end in.
  clearInterval(watch);
  for (const signal of Object.keys(endings)) process.off(signal, endEarly);
  const entry = createRequire(import.meta.url)('./dist/main.js');
  return entry.run({ command, args, progress, root, diskProblem });
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`\n${error.message ?? error}\n${error.remedy ? `→ ${error.remedy}\n` : `${error.stack}\n`}`);
  // A test run that could not begin still says how it ended.
  if (command === 'test') process.stdout.write('\n0 passed, 1 failed\n');
  process.exitCode = 1;
}
