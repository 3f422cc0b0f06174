import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, CommandContext } from '../command';
import { SetupProblem } from '../problem';
import { removeCluster } from '../postgres';
import { askedToEnd } from './asked-to-end';
import { claimStack } from './claim';
import { LocalStack } from './local-stack';
import { requirePort } from './own-port';
import { placesIn, type Places } from './places';
import { readSettings, type StackSettings } from './settings';
import { endLeftovers, readStackFile } from './stack-file';
import { welcome } from './welcome';

/** `npm start`: brings the whole stack up, keeps it up, and ends it in order on Ctrl-C. */
export const start: Command = async (context) => {
  const settings = readSettings(process.env, context.root);
  const fresh = readArguments(context.args);
  refuseProduction(settings);
  const places = placesIn(settings.dataDir);
  makeDataFolder(settings.dataDir, context);
  const release = claimStack(places.claim, readStackFile(places.stack)?.api);
  const asked = askedToEnd();
  const stack = new LocalStack({ settings, places, context });
  try {
    const left = await endLeftovers(places.stack);
    if (left.length > 0) context.progress.line(`  ended what an earlier start left running: ${left.join(', ')}`);
    await requirePort(settings);
    if (fresh) await beginAnew(settings, places, context);
    keepLastLogs(places.logs);
    await stack.bringUp(asked.signal);
    if (!asked.signal.aborted) {
      context.progress.line(welcome(stack.describe(), settings));
      await stack.keepUp(asked.signal);
    }
    return 0;
  } finally {
    await stack.end();
    release();
    asked.stopListening();
  }
};

/** @returns whether to begin with an empty data folder. */
function readArguments(args: readonly string[]): boolean {
  const unknown = args.find((arg) => arg !== '--fresh');
  if (unknown !== undefined) {
    throw new SetupProblem(`npm start does not know '${unknown}'.`, 'Its only argument is: npm start -- --fresh');
  }
  return args.includes('--fresh');
}

function refuseProduction(settings: StackSettings): void {
  if (process.env.NODE_ENV !== 'production') return;
  const demo = [
    ...(settings.issuer === undefined ? ['OIDC_ISSUER'] : []),
    ...(settings.keys === undefined ? ['TOVHOLDER_KEYS'] : []),
  ];
  if (demo.length === 0) return;
  throw new SetupProblem(
    'Demo identities and demo keys do not start with NODE_ENV=production.',
    `Set ${demo.join(' and ')}, or start without NODE_ENV.`,
  );
}

function makeDataFolder(dataDir: string, context: CommandContext): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    mkdirSync(join(dataDir, 'logs'), { recursive: true });
    const trial = join(dataDir, `trial-${process.pid}`);
    writeFileSync(trial, '');
    rmSync(trial);
  } catch {
    throw new SetupProblem(
      `The data folder ${dataDir} cannot be written.`,
      'Set TOVHOLDER_DATA to a folder of your own.',
    );
  }
  const problem = context.diskProblem(dataDir);
  if (problem !== undefined) throw new SetupProblem(problem.sentence, problem.remedy);
}

async function beginAnew(settings: StackSettings, places: Places, { progress }: CommandContext): Promise<void> {
  if (settings.database !== undefined || settings.temporalAddress !== undefined) {
    throw new SetupProblem(
      '--fresh empties the embedded servers only, and DATABASE_URL or TEMPORAL_ADDRESS name others.',
      'Empty those yourself and start without --fresh.',
    );
  }
  await progress.part('emptied the data folder', async () => {
    removeCluster(places.postgres);
    for (const place of [places.temporal, places.identity, places.keys, places.ports, places.stack, places.logs]) {
      rmSync(place, { recursive: true, force: true });
    }
  });
}

/** Each start writes new logs; those of the start before stay readable beside them. */
function keepLastLogs(logs: string): void {
  mkdirSync(logs, { recursive: true });
  for (const name of readdirSync(logs).filter((file) => file.endsWith('.log'))) {
    renameSync(join(logs, name), join(logs, `${name}.before`));
  }
}
