import { danishCalendar, localDateOf } from '@tovholder/domain/calendar';
import { rulesOf, runsProcess, type DistrictProfile } from '@tovholder/districts';
import type { Assessment } from '@tovholder/domain/eligibility';
import type { Language, Localized } from '@tovholder/domain/text';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { processes } from '@tovholder/workflows/processes';
import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { wrongUse } from '../problem';
import { districtOf, readDistricts } from '../record/districts';
import { chanceOf } from '../simulation/chance';
import { readChoices } from '../simulation/choices';
import { graphLines, graphOf } from '../simulation/graph';
import { Simulation } from '../simulation/simulation';
import { SimulationTelling } from '../simulation/telling';
import { dateInWords } from '../wording/dates';
import { languageOption } from '../wording/language';
import { wholeNumber } from '../wording/numbers';

interface Options extends CommonOptions {
  readonly language: Language;
  readonly graph?: true;
  readonly district?: string;
  readonly opening: number;
  readonly start?: string;
  readonly seed?: number;
  readonly choose: readonly string[];
  readonly late: number;
  readonly limit: number;
}

/** `tovholder simulate <process>`: a course without a server. */
export const simulateCommand = (cli: Cli): Command =>
  command('simulate', {
    summary: 'run a process in memory on a simulated clock',
    description:
      'Runs the course of a process in memory, on a clock that jumps from event to event, with outcomes that you ' +
      'choose or that chance chooses, and tells its steps and dates with the reason for each date.',
    examples: [
      'npm run -s tovholder -- simulate psp-k --seed 7',
      'npm run -s tovholder -- simulate exit --choose first-meeting=no-show --choose first-meeting=held --language en',
      'npm run -s tovholder -- simulate ukn --graph',
    ],
  })
    .argument('<process>', `one of ${[...processes.keys()].join(', ')}`)
    .option('--graph', 'the edges of the course instead of one run of it')
    .option(
      '--choose <step=outcome>',
      'an outcome to take, with data as ,field=value; repeatable, used in order',
      append,
      [],
    )
    .option('--opening <n>', 'which of the process’s openings to begin with', wholeNumber('--opening', { least: 1 }), 1)
    .option('--start <date>', 'local date of the submission (default: today)')
    .option('--district <id>', 'whose rules to count by (default: the first that runs the process)')
    .option(
      '--seed <n>',
      'the same number tells the same story again (default: by chance)',
      wholeNumber('--seed', { least: 0 }),
    )
    .option(
      '--late <percent>',
      'share of steps that are done after their date',
      wholeNumber('--late', { least: 0, most: 100 }),
      10,
    )
    .option('--limit <n>', 'stop after so many events', wholeNumber('--limit', { least: 1, most: 10_000 }), 200)
    .addOption(languageOption())
    .action((name: string, options: Options) => {
      const process = processOf(name);
      if (options.graph) showGraph(cli, { process, options });
      else simulate(cli, { process, options });
    });

function append(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function processOf(name: string): ProcessDefinition {
  const process = processes.get(name);
  if (process !== undefined) return process;
  throw wrongUse(`There is no process '${name}'.`, `The processes are: ${[...processes.keys()].join(', ')}.`);
}

interface Asked {
  readonly process: ProcessDefinition;
  readonly options: Options;
}

function showGraph(cli: Cli, { process, options: { language, json } }: Asked): void {
  const graph = graphOf(process);
  if (json) {
    cli.out.json({ process: process.id, version: process.version, ...graph });
    return;
  }
  cli.out.line(`${process.title[language]}: ${process.summary[language]}`);
  graphLines(graph, { process, language }).forEach((line) => cli.out.line(line));
}

function simulate(cli: Cli, { process, options }: Asked): void {
  const { language, json, limit } = options;
  const profile = profileOf(process, { folder: cli.settings().districts, id: options.district });
  const opening = openingOf(process, options.opening);
  const start = startOf(options.start, profile);
  const seed = options.seed ?? Math.floor(Math.random() * 100_000);
  const simulation = new Simulation({
    process,
    opening,
    counting: { rules: rulesOf(profile), calendar: danishCalendar, zone: profile.zone },
    start,
    chance: chanceOf(seed),
    choices: readChoices(process, options.choose),
    late: options.late / 100,
    limit,
  });
  if (json) {
    const events = [...simulation.events()];
    cli.out.json({
      process: process.id,
      district: profile.id,
      start,
      seed,
      opening,
      events,
      ending: simulation.ending ?? null,
    });
    return;
  }
  const municipality = profile.municipalities[0]?.code ?? '';
  const telling = new SimulationTelling({ process, profile, municipality, language, width: cli.out.width });
  cli.out.line(headline({ process, profile, start, seed, language }));
  cli.out.line(openingInWords(opening, language));
  for (const event of simulation.events()) {
    cli.out.line();
    telling.lines(event).forEach((line) => cli.out.line(line));
  }
  if (simulation.ending === undefined)
    cli.out.line(`\n${language === 'da' ? `… standset efter ${limit} hændelser` : `… stopped after ${limit} events`}`);
}

function profileOf(
  process: ProcessDefinition,
  { folder, id }: { folder: string | undefined; id: string | undefined },
): DistrictProfile {
  const districts = readDistricts(folder);
  const running = [...districts.values()].filter((profile) => runsProcess(profile, process.id));
  if (id === undefined && running[0] !== undefined) return running[0];
  const profile = districtOf(districts, id ?? '');
  if (runsProcess(profile, process.id)) return profile;
  throw wrongUse(
    `${profile.id} does not run ${process.id}.`,
    `These do: ${running.map((each) => each.id).join(', ')}.`,
  );
}

function openingOf(process: ProcessDefinition, number: number): Assessment {
  const opening = process.openings[number - 1];
  if (opening !== undefined) return opening;
  const list = process.openings.map((each, index) => `${index + 1} (${openingInWords(each, 'en')})`).join('; ');
  throw wrongUse(`${process.id} has no opening ${number}.`, `Its openings are: ${list}.`);
}

const verdicts: Readonly<Record<Assessment['verdict'], Localized>> = {
  eligible: { da: 'i målgruppen', en: 'eligible' },
  'needs-review': { da: 'kræver en vurdering', en: 'needs a review' },
  'not-eligible': { da: 'uden for målgruppen', en: 'not eligible' },
};

function openingInWords({ verdict, routes, course }: Assessment, language: Language): string {
  const to = routes.map(({ to: where, track, stage }) => [where, track, stage].filter(Boolean).join(' ')).join(', ');
  const codes = Object.entries(course)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'boolean')
    .map(([name, value]) => `${name} ${String(value)}`);
  return [verdicts[verdict][language], to, ...codes].filter((each) => each !== '').join(' · ');
}

function startOf(text: string | undefined, { zone }: DistrictProfile): string {
  if (text === undefined) return localDateOf(new Date().toISOString(), zone);
  const valid =
    /^(19|20)\d{2}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T12:00:00Z`).toJSON()?.slice(0, 10) === text;
  if (valid) return text;
  throw wrongUse(`'${text}' is not a date.`, 'Write --start YYYY-MM-DD.');
}

function headline({
  process,
  profile,
  start,
  seed,
  language,
}: {
  process: ProcessDefinition;
  profile: DistrictProfile;
  start: string;
  seed: number;
  language: Language;
}): string {
  const from = language === 'da' ? 'simuleret fra' : 'simulated from';
  return `${process.title[language]} · ${profile.name[language]} · ${from} ${dateInWords(start, language)} · --seed ${seed}`;
}
