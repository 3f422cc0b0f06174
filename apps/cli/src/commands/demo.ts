import { localDateOf } from '@tovholder/domain/calendar';
import type { CaseView } from '@tovholder/contracts/http';
import type { DistrictProfile } from '@tovholder/districts';
import type { Language } from '@tovholder/domain/text';
import { Option, type Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { ApiClient } from '../http/api-client';
import { DemoTokens } from '../http/demo-tokens';
import { districtOf, readDistricts } from '../record/districts';
import { required } from '../settings/settings';
import { planStories, type Story } from '../stories';
import { afterwards, Page } from '../stories/page';
import { vestegn } from '../stories/story';
import { type Beat, type Begun, Teller } from '../stories/teller';
import { languageOption } from '../wording/language';

interface Options extends CommonOptions {
  readonly language: Language;
  readonly story?: Story['id'];
}

/** `tovholder demo`: three referrals on the running stack, told as they unfold. */
export const demoCommand = (cli: Cli): Command =>
  command('demo', {
    summary: 'three referrals on the running stack, told as they unfold',
    description:
      'Plays three cases through the public HTTP API: a PSP-K case that reaches its quorum, a youth with ten offences ' +
      'whose birthday lies between them, and an Exit case that is stopped twice and goes on. Each run makes new cases; the ' +
      'people are fictitious.',
    examples: ['npm run demo', 'npm run demo -- --language en --story ukn'],
    finds: 'the API refused a step of a story',
  })
    .addOption(languageOption())
    .addOption(new Option('--story <id>', 'only one of them').choices(['psp-k', 'ukn', 'exit']))
    .action(async ({ language, story: only, json }: Options) => {
      const settings = cli.settings();
      const api = required(settings, 'api');
      const profile = districtOf(readDistricts(settings.districts), vestegn);
      const client = new ApiClient({ api, language, tokens: new DemoTokens(settings) });
      const today = localDateOf(new Date().toISOString(), profile.zone);
      const stories = planStories(today).filter(({ id }) => only === undefined || id === only);
      if (json) {
        const told = [];
        for (const story of stories) told.push(await recorded(new Teller(client, story), story));
        cli.out.json({ today, api, stories: told });
      } else {
        await tell(cli, { client, stories, profile, language, today, api });
      }
    });

interface Telling {
  readonly client: ApiClient;
  readonly stories: readonly Story[];
  readonly profile: DistrictProfile;
  readonly language: Language;
  readonly today: string;
  readonly api: string;
}

async function tell(cli: Cli, { client, stories, profile, language, today, api }: Telling): Promise<void> {
  const page = new Page({ profile, language, width: cli.out.width });
  const print = (lines: readonly string[]): void => lines.forEach((line) => cli.out.line(line));
  const told: { story: Story; case: CaseView }[] = [];
  print(page.preface(api, today));
  for (const [index, story] of stories.entries()) {
    const teller = new Teller(client, story);
    print(page.title(index + 1, story));
    const begun = await teller.begin();
    print(page.beginning(begun));
    for await (const beat of teller.beats()) print(page.beat(beat));
    print(page.ending(story));
    told.push({ story, case: begun.case });
  }
  print(afterwards(told, { api, language }));
}

/** The same as codes, for a program. */
async function recorded(teller: Teller, { id }: Story): Promise<object> {
  const begun = await teller.begin();
  const beats: object[] = [];
  for await (const beat of teller.beats())
    beats.push({ acts: beat.acts.map(({ by, step, outcome }) => ({ by, step, outcome })), ...moved(beat) });
  const { case: kase, verdict } = begun;
  return { id, caseId: kase.id, caseNumber: kase.caseNumber, verdict: verdict.verdict, ...moved(begun), beats };
}

function moved({ movement }: Beat | Begun): object {
  const dated = movement.opened.concat(movement.redated);
  return {
    opened: movement.opened.map(({ key }) => key),
    withdrawn: movement.withdrawn.map(({ key }) => key),
    due: Object.fromEntries(dated.flatMap(({ key, due }) => (due === null ? [] : [[key, due.localDate]]))),
  };
}
