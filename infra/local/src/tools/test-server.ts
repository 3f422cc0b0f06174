import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupProblem } from '../problem';
import { silent, type Say } from '../progress';
import { cacheFolder, execute, findOnPath, isExecutable } from './executables';
import { fromEnvironment, type FindOptions, type FoundTool } from './found';
import { sdkDownload } from './sdk-download';

const ARTIFACT = { group: 'io.temporal', name: 'temporal-test-server', version: '1.30.1' };

/** The class path is taken from the script's own place, so that it runs from any working directory. */
const SHIM = `#!/bin/sh
exec "\${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \\
  -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

/**
 * The time-skipping test server: TEMPORAL_TEST_SERVER_PATH → cache → the SDK's download → Maven.
 * @throws SetupProblem when none of these gives one.
 */
export async function findTimeSkippingServer(options: FindOptions = {}): Promise<FoundTool> {
  const { env = process.env, say = silent, offline = false } = options;
  const named = fromEnvironment('TEMPORAL_TEST_SERVER_PATH', env);
  if (named !== undefined) return named;
  const folder = join(cacheFolder(env), `temporal-test-server-${ARTIFACT.version}`);
  const cached = join(folder, 'temporal-test-server');
  if (isExecutable(cached)) {
    requireJava(env);
    return { path: cached, origin: 'cache' };
  }
  if (offline) throw noServer('it is not in the cache and nothing may be fetched');
  const downloaded = await sdkDownload('time-skipping', { folder: cacheFolder(env), say });
  if (downloaded !== undefined) return { path: downloaded, origin: 'download' };
  requireJava(env);
  await fetchWithMaven({ folder, env, say });
  return { path: cached, origin: 'built' };
}

function noServer(reason: string): SetupProblem {
  return new SetupProblem(
    `The time-skipping Temporal test server cannot run: ${reason}.`,
    'Install Java 17 (or newer) and Maven, or set TEMPORAL_TEST_SERVER_PATH to a temporal-test-server binary.',
  );
}

function requireJava(env: NodeJS.ProcessEnv): void {
  const home = env.JAVA_HOME;
  const java = home ? join(home, 'bin', 'java') : findOnPath('java', env.PATH);
  if (java === undefined || !isExecutable(java)) throw noServer('Java is not installed');
}

async function fetchWithMaven(options: { folder: string; env: NodeJS.ProcessEnv; say: Say }): Promise<void> {
  const { folder, env, say } = options;
  const maven = findOnPath('mvn', env.PATH);
  if (maven === undefined) throw noServer('Maven is not installed');
  say('fetching it with Maven, only this once');
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-unfinished-`);
  try {
    writeFileSync(join(unfinished, 'pom.xml'), pom());
    const args = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${join(unfinished, 'lib')}`];
    await execute(maven, args, { cwd: unfinished, env, maxBuffer: 16 * 1024 ** 2 });
    const shim = join(unfinished, 'temporal-test-server');
    writeFileSync(shim, SHIM);
    chmodSync(shim, 0o755);
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    throw noServer(`Maven could not fetch it (${output.trim().split('\n')[0] ?? 'no output'})`);
  }
}

function pom(): string {
  const { group, name, version } = ARTIFACT;
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>dk.tovholder</groupId>
  <artifactId>time-skipping-server</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;
}
