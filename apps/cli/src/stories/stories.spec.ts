import { describe, expect, test } from '@jest/globals';
import { demoUsers, loadDistricts } from '@tovholder/districts';
import type { CaseEvent } from '@tovholder/domain/case-log';
import { assess, dataErrors, recordOf } from '@tovholder/domain/eligibility';
import { readCpr } from '@tovholder/domain/person';
import { CourseRun, type Fields } from '@tovholder/workflows/engine';
import { processes } from '@tovholder/workflows/processes';
import { planStories, type Story } from '.';

const districts = loadDistricts();
const users = new Map(demoUsers(districts).map((user) => [user.userName, user]));

/** A leap day and the turn of a year are days on which the demonstration may run, too. */
const days = ['2026-11-21', '2028-02-29', '2026-12-31'];

describe.each(days)('planned for %s', (today) => {
  test.each(planStories(today).map((story) => [story.id, story] as const))(
    '%s runs on its course to the end',
    (_, story) => {
      const run = begun(story, today);
      for (const { step, outcome, data = {} } of story.acts) {
        const event: CaseEvent = { type: 'completed', key: step, outcome, data };
        expect([step, outcome, run.refusalOf(event)]).toEqual([step, outcome, undefined]);
        const fields = run.process.steps[step.replace(/[:#].*$/, '')]?.outcomes[outcome]?.data ?? {};
        expect([step, missing(fields, data)]).toEqual([step, []]);
        run.apply(event);
      }
      expect(run.state.ending).toBeUndefined();
      expect(run.state.openSteps.some(({ option }) => !option)).toBe(true);
    },
  );
});

describe('the stories', () => {
  const [pspK, ukn, exit] = planStories('2026-11-21') as [Story, Story, Story];

  test('are played by demo users of the district', () => {
    for (const story of [pspK, ukn, exit]) {
      const named = [story.referredBy, story.next, ...story.witnesses, ...story.acts.map(({ by }) => by)];
      for (const name of named)
        expect([name, users.get(name)?.districts]).toEqual([name, expect.arrayContaining([story.referral.district])]);
    }
  });

  test('are told in both languages, with a last word for every silent act', () => {
    for (const { acts, opening, ending, title } of [pspK, ukn, exit]) {
      expect(acts.at(-1)?.tells).toBeDefined();
      for (const { da, en } of [title, opening, ending, ...acts.flatMap(({ tells }) => tells ?? [])]) {
        expect(da.length).toBeGreaterThan(5);
        expect(en.length).toBeGreaterThan(5);
        expect(da).not.toBe(en);
      }
    }
  });

  test('PSP-K asks no more than the quorum needs, then the fourth', () => {
    const run = begun(pspK, '2026-11-21');
    const asked = (): string[] =>
      run.state.openSteps.flatMap(({ key }) => (key.startsWith('confirm-involvement') ? [key] : []));
    expect(asked()).toEqual(['confirm-involvement:psykiatri', 'confirm-involvement:politi']);
  });

  test('the youth has ten offences with a birthday between them, and a person decides', () => {
    const { facts, person } = ukn.referral;
    const offences = facts['offences'] as readonly { readonly date: string }[];
    const birthday = String(person['birthDate']).replace(/^\d+/, (year) => String(Number(year) + 15));
    expect(offences).toHaveLength(10);
    expect(offences.filter(({ date }) => date < birthday)).toHaveLength(7);
    expect(offences.some(({ date }) => date === birthday)).toBe(true);
    expect(resultOf(ukn, '2026-11-21').verdict).toBe('needs-review');
  });
});

function resultOf({ referral, referredBy }: Story, today: string) {
  const profile = districts.get(referral.district);
  if (!profile) throw new Error('The story’s district is loaded');
  const cpr = referral.person['cpr'];
  const reading = typeof cpr === 'string' ? readCpr(cpr) : undefined;
  const birthDate = reading?.ok ? reading.birthDate : referral.person['birthDate'];
  const context = {
    today,
    district: profile.id,
    person: { birthDate: String(birthDate), municipality: String(referral.person['municipality']) },
    referrerAuthority: users.get(referredBy)?.authorities[0] ?? '',
    profile: profile.eligibility,
  };
  expect(dataErrors(referral.process, { facts: referral.facts, context })).toEqual([]);
  return assess(referral.process, { facts: referral.facts, context });
}

function begun(story: Story, today: string): CourseRun {
  const process = processes.get(story.referral.process);
  if (!process) throw new Error('The story’s process exists');
  const run = new CourseRun(process);
  const assessment = recordOf(resultOf(story, today), `${today}T08:00:00Z`);
  run.apply({ type: 'submitted', assessment, requestReview: false });
  run.apply({ type: 'opened' });
  return run;
}

/** Names of demanded fields that the data lacks, and of data that no field asks for. */
function missing(fields: Fields, data: Readonly<Record<string, unknown>>): string[] {
  const demanded = Object.entries(fields).flatMap(([name, { optional }]) => (optional || name in data ? [] : [name]));
  return [...demanded, ...Object.keys(data).filter((name) => !(name in fields))];
}
