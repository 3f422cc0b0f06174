import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, CommandContext } from '../command';
import { SetupProblem } from '../problem';
import type { Say } from '../progress';
import { askedToEnd } from '../stack/asked-to-end';
import { findChromium } from '../tools/chromium';
import type { FoundTool } from '../tools/found';
import { findTemporalCli } from '../tools/temporal-cli';
import { findTimeSkippingServer } from '../tools/test-server';
import { partsOf, type Need, type Part } from './parts';
import { add, lastLine, nothing, readReports, type Tally } from './reports';
import { cacheRemark, failedTasks, runTool } from './tool';

const one = {
  passed: { ...nothing, passed: 1 },
  failed: { ...nothing, failed: 1 },
  skipped: { ...nothing, skipped: 1 },
};

/** Where each program is told to the tests, and how it is found. */
const programs = {
  temporal: { title: 'Temporal', variable: 'TEMPORAL_CLI_PATH', find: findTemporalCli },
  'time-skipping': {
    title: 'time-skipping Temporal',
    variable: 'TEMPORAL_TEST_SERVER_PATH',
    find: findTimeSkippingServer,
  },
  chromium: { title: 'Chromium', variable: 'CHROMIUM_PATH', find: findChromium },
} as const;

/** `npm test [-- part…]`: everything, or the named parts only. Ends with `N passed, N failed`. */
export const test: Command = async (context) => {
  const chosen = choose(partsOf(context.root), context.args);
  const run = new SuiteRun(context);
  await run.setUp(chosen);
  const asked = askedToEnd();
  // The bootstrap's build was the type check; it would not have come here otherwise.
  let tally = one.passed;
  for (const part of chosen) if (!asked.signal.aborted) tally = add(tally, await run.part(part, asked.signal));
  asked.stopListening();
  context.progress.line('');
  if (asked.signal.aborted) context.progress.line('Stopped before the end; all that ran has been ended.');
  context.progress.line(lastLine(tally));
  return asked.signal.aborted ? STOPPED : tally.failed === 0 ? 0 : 1;
};

/** As shells say that Ctrl-C ended a program. */
const STOPPED = 130;

function choose(parts: readonly Part[], names: readonly string[]): readonly Part[] {
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined) {
    throw new SetupProblem(
      `There is no part '${unknown}'.`,
      `The parts are: ${parts.map((part) => part.name).join(', ')}.`,
    );
  }
  return names.length === 0 ? parts : parts.filter((part) => names.includes(part.name));
}

class SuiteRun {
  private readonly env: NodeJS.ProcessEnv = {
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    SCARF_ANALYTICS: 'false',
    NODE_ENV: 'test',
    NO_COLOR: '1',
  };
  private readonly missing = new Map<Need, SetupProblem>();

  constructor(private readonly context: CommandContext) {}

  /** Finds the programs once, so that no two tests build one at the same time; only those that the parts need. */
  async setUp(parts: readonly Part[]): Promise<void> {
    for (const need of ['temporal', 'time-skipping', 'chromium'] as const) {
      if (!parts.some((part) => part.kind === 'jest' && part.needs.includes(need))) continue;
      const { title, variable, find } = programs[need];
      try {
        await this.context.progress.part(title, async (say) => {
          const found: FoundTool = await find({ say });
          this.env[variable] = found.path;
          return `${title} (found: ${found.origin})`;
        });
      } catch (error) {
        if (!(error instanceof SetupProblem)) throw error;
        this.missing.set(need, error);
      }
    }
  }

  async part(part: Part, asked: AbortSignal): Promise<Tally> {
    const lacking = part.kind === 'jest' ? part.needs.find((need) => this.missing.has(need)) : undefined;
    const problem = lacking === undefined ? undefined : this.missing.get(lacking);
    if (problem !== undefined) return this.cannotRun(part.name, { problem, skippable: lacking !== 'chromium' });
    let tally = nothing;
    await this.context.progress
      .part(part.name, async (say) => {
        const { ok, output, counted } = await this.run(part, { say, asked });
        if (asked.aborted) throw new PartFailed(`${part.name} was stopped.`);
        tally = counted;
        if (tally.passed + tally.failed + tally.skipped === 0)
          throw new PartFailed(`${part.name} did not run a single test.\n${output}`);
        if (!ok && tally.failed === 0) tally = add(tally, one.failed);
        if (tally.failed > 0) throw new PartFailed(output);
        return `${part.kind === 'tool' ? part.name : `${part.name}: ${lastLine(tally)}`}${cacheRemark(output)}`;
      })
      .catch((error: unknown) => {
        if (!(error instanceof PartFailed)) throw error;
        this.context.progress.line(error.message);
        if (tally.failed === 0) tally = add(tally, one.failed);
      });
    return tally;
  }

  private async run(
    part: Part,
    hearing: { readonly say: Say; readonly asked: AbortSignal },
  ): Promise<{ ok: boolean; output: string; counted: Tally }> {
    const { root } = this.context;
    const options = { root, env: this.env, ...hearing };
    const nx = [
      join('node_modules', 'nx', 'dist', 'bin', 'nx.js'),
      'run-many',
      '--parallel=2',
      '--output-style=static',
      '-t',
    ];
    // Each part empties its own folder only: another may be running from a second terminal.
    const reports = join(root, '.nx', 'reports', part.name);
    rmSync(reports, { recursive: true, force: true });
    mkdirSync(reports, { recursive: true });
    switch (part.kind) {
      case 'tool': {
        const run = await runTool([...nx, ...part.targets], options);
        return { ...run, counted: run.ok ? one.passed : one.failed };
      }
      case 'unit': {
        const run = await runTool([...nx, 'unit'], options);
        return { ...run, output: run.ok ? run.output : failedTasks(run.output), counted: readReports(reports) };
      }
      case 'jest': {
        const jest = [join('node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', part.name];
        const run = await runTool([...jest, '--json', '--outputFile', join(reports, 'report.json')], options);
        return { ...run, counted: readReports(reports) };
      }
    }
  }

  /**
   * Loud, because a part that silently never runs is worse than one that fails. A server may have to be built from
   * source and is skipped outside CI; a browser is one package, and what people see is not left untested.
   */
  private cannotRun(name: string, { problem, skippable }: { problem: SetupProblem; skippable: boolean }): Tally {
    const failsHere = !skippable || (Boolean(process.env.CI) && process.env.CI !== 'false');
    this.context.progress.line(
      `  ${failsHere ? '✘' : '⚠ SKIPPED'} ${name}: ${problem.message}\n    → ${problem.remedy}`,
    );
    return failsHere ? one.failed : one.skipped;
  }
}

class PartFailed extends Error {}
