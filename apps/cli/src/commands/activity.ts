import type { Actor, DeactivateResult, NotPossibleBecause, OwnedStepRecord } from '@tovholder/persistence';
import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { type CliProblem, wrongUse } from '../problem';
import { withRecord } from '../record/open-record';

interface Options extends CommonOptions {
  readonly deputy?: string;
  readonly as: string;
}

const listed = 5;

/** `tovholder users deactivate`: takes a user out of service; their open steps go to a deputy. */
export const deactivateCommand = (cli: Cli): Command =>
  command('deactivate', {
    summary: 'take a user out of service; their open steps go to a deputy',
    examples: ['npm run -s tovholder -- users deactivate caseworker.0165 --deputy supervisor.0165'],
  })
    .argument('<user>', 'the user who leaves')
    .option('--deputy <user>', 'who takes over the open steps; needed where there are any')
    .option('--as <user>', 'the user who answers for it in the case logs', 'operator.system')
    .action(async (userId: string, { deputy, as, json }: Options) => {
      const result = await withRecord(cli.settings(), async (store) => {
        const { deactivateUser } = await import('@tovholder/persistence');
        const by: Actor = { userId: as, authority: null, unit: null };
        return deactivateUser(store, { userId, by, ...(deputy === undefined ? {} : { deputyId: deputy }) });
      });
      if (result.kind !== 'deactivated') throw refusalOf(result, { userId, deputy });
      if (json) cli.out.json({ user: userId, moved: result.moved });
      else cli.out.line(`✔ ${userId} is no longer active${movedTo(result.moved, deputy)}.`);
    });

/** `tovholder users activate`: takes a user into service again. */
export const activateCommand = (cli: Cli): Command =>
  command('activate', {
    summary: 'take a user into service again, with their units and roles',
    examples: ['npm run -s tovholder -- users activate caseworker.0165'],
  })
    .argument('<user>', 'the user who comes back')
    .action(async (userId: string, { json }: CommonOptions) => {
      const { kind } = await withRecord(cli.settings(), async (store) => {
        const { activateUser } = await import('@tovholder/persistence');
        return activateUser(store, { userId });
      });
      if (kind === 'no-such-user') throw noSuchUser(userId);
      if (json) cli.out.json({ user: userId });
      else cli.out.line(`✔ ${userId} is active.`);
    });

const noSuchUser = (userId: string): CliProblem =>
  wrongUse(`There is no user '${userId}'.`, 'npm run -s tovholder -- users lists the users of the demonstration.');

function movedTo(moved: readonly OwnedStepRecord[], deputy: string | undefined): string {
  if (moved.length === 0) return '; no open step was theirs';
  return `; ${moved.length} open ${moved.length === 1 ? 'step is' : 'steps are'} now ${deputy ?? 'another'}’s`;
}

function refusalOf(
  result: Exclude<DeactivateResult, { kind: 'deactivated' }>,
  { userId, deputy }: { readonly userId: string; readonly deputy: string | undefined },
): CliProblem {
  switch (result.kind) {
    case 'no-such-user':
      return noSuchUser(userId);
    case 'deputy-needed': {
      const { length } = result.steps;
      const some = result.steps.slice(0, listed).map(({ caseNumber, key }) => `${caseNumber} ${key}`);
      const more = length > listed ? ` and ${length - listed} more` : '';
      return wrongUse(
        `${userId} owns ${length} open ${length === 1 ? 'step' : 'steps'}: ${some.join(', ')}${more}.`,
        'Name who takes over: --deputy <user>.',
      );
    }
    case 'deputy-not-possible':
      return wrongUse(
        `${deputy ?? 'The deputy'} cannot take over: ${reasons[result.because]}.`,
        'Name another --deputy: an active member of the units that owe the steps.',
      );
    case 'last-in-unit':
      return wrongUse(
        `Without ${userId} nobody could answer for the open steps of ${result.units.join(', ')}.`,
        'Give the unit another active member first.',
      );
  }
}

const reasons: Readonly<Record<NotPossibleBecause, string>> = {
  unknown: 'there is no such user',
  inactive: 'not active',
  'same-user': 'that is the user who leaves',
  absent: 'away today',
  'in-conflict': 'has a conflict of interest in a case in which the user owns open steps',
  'not-in-unit': 'no member of a unit in which the user owns open steps',
};
