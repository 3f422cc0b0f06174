import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from '../problem';
import { silent, type Say } from '../progress';
import { cacheFolder, execute, findOnPath, isExecutable } from './executables';
import { fromEnvironment, type FindOptions, type FoundTool } from './found';
import { sdkDownload } from './sdk-download';

/** The newest release that `go install` accepts: later ones carry a `replace` line in their go.mod. */
export const TEMPORAL_CLI_VERSION = '1.5.1';
const GO_MINOR = 25;

/**
 * The Temporal command line tool, which holds the development server:
 * TEMPORAL_CLI_PATH → PATH → cache → the SDK's download → built with Go from the pinned source.
 * @throws SetupProblem when none of these gives one.
 */
export async function findTemporalCli(options: FindOptions = {}): Promise<FoundTool> {
  const { env = process.env, say = silent, offline = false } = options;
  const named = fromEnvironment('TEMPORAL_CLI_PATH', env);
  if (named !== undefined) return named;
  const onPath = findOnPath('temporal', env.PATH);
  if (onPath !== undefined && (await isTemporalCli(onPath))) return { path: onPath, origin: 'PATH' };
  const folder = join(cacheFolder(env), `temporal-cli-${TEMPORAL_CLI_VERSION}`);
  const cached = join(folder, 'temporal');
  if (isExecutable(cached)) return { path: cached, origin: 'cache' };
  if (offline) throw noGo('no Temporal was found and nothing may be built');
  const downloaded = await sdkDownload('dev-server', { folder: cacheFolder(env), say });
  if (downloaded !== undefined) return { path: downloaded, origin: 'download' };
  await build({ folder, env, say });
  return { path: cached, origin: 'built' };
}

async function isTemporalCli(path: string): Promise<boolean> {
  // Other programs are called `temporal` too.
  const { stdout } = await execute(path, ['--version'], { timeout: 10_000 }).catch(() => ({ stdout: '' }));
  return /^temporal version .*Server/.test(stdout);
}

/** `go1.26.8` → 26; undefined for what is not a release of Go 1. */
export function goMinor(version: string): number | undefined {
  const minor = /^go1\.(\d+)/.exec(version.trim())?.[1];
  return minor === undefined ? undefined : Number(minor);
}

function noGo(reason: string): SetupProblem {
  return new SetupProblem(
    `Temporal must be built once, but ${reason}.`,
    `Install Go 1.${GO_MINOR} or newer, or set TEMPORAL_CLI_PATH to a temporal binary, or TEMPORAL_ADDRESS to a running server.`,
  );
}

async function build(options: { folder: string; env: NodeJS.ProcessEnv; say: Say }): Promise<void> {
  const { folder, env, say } = options;
  const go = findOnPath('go', env.PATH);
  if (go === undefined) throw noGo('Go is not installed');
  mkdirSync(folder, { recursive: true });
  const { stdout } = await execute(go, ['env', 'GOVERSION'], { cwd: folder, env });
  const minor = goMinor(stdout);
  if (minor === undefined || minor < GO_MINOR) throw noGo(`the Go found is ${stdout.trim()}`);
  // Built beside its place and moved there in one step: an interrupted build leaves no half binary.
  const unfinished = mkdtempSync(join(folder, 'unfinished-'));
  try {
    await goInstall({ go, env: { ...env, GOBIN: unfinished }, cwd: unfinished, say });
    renameSync(join(unfinished, 'temporal'), join(folder, 'temporal'));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function goInstall(options: { go: string; env: NodeJS.ProcessEnv; cwd: string; say: Say }): Promise<void> {
  const { go, env, cwd, say } = options;
  const source = `github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_CLI_VERSION}`;
  say('building it with Go, about three minutes, only this once');
  return new Promise((resolve, reject) => {
    const child = spawn(go, ['install', '-v', '-ldflags', '-s -w', source], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let compiled = 0;
    let downloaded = 0;
    let tail = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      tail = (tail + chunk).slice(-1_500);
      const lines = chunk.split('\n').filter((line) => line !== '');
      downloaded += lines.filter((line) => line.startsWith('go: downloading')).length;
      compiled += lines.filter((line) => !line.startsWith('go: ')).length;
      say(`building it with Go, only this once: ${downloaded} modules fetched, ${compiled} packages compiled`);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      reject(
        new SetupProblem(
          `Building Temporal with Go failed: ${tail.trim().split('\n').slice(-2).join(' ')}`,
          'Check the network and the free disk space and try again, or set TEMPORAL_CLI_PATH or TEMPORAL_ADDRESS.',
        ),
      );
    });
  });
}
