import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RuleChangeRecord, RuleDryRun, Store } from '@tovholder/persistence';
import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { table } from '../output/table';
import { CliProblem, exitCodes } from '../problem';
import { withRecord } from '../record/open-record';
import { type ChangeFile, readChange } from '../rule-changes/read';
import { notAllowed } from '../rule-changes/refusals';
import { counted } from '../wording/numbers';

interface Application extends CommonOptions {
  readonly guard: string;
  readonly reason: string;
  readonly as: string;
}

/** A worker that carries the change moves on within seconds. */
const patienceMs = 30_000;
const lookAgainMs = 300;
const shownMoves = 30;

/** `tovholder rules`: what a change of rules, closing days or ladders would move, and the change itself. */
export const rulesCommand = (cli: Cli): Command =>
  command('rules', {
    summary: 'try a change of rules, closing days or ladders on all open cases; apply it',
    examples: [
      'npm run -s tovholder -- rules dry-run change.json',
      'npm run -s tovholder -- rules apply change.json --guard sha256:… --reason "Decided on 3 November"',
    ],
  })
    .addCommand(dryRunCommand(cli))
    .addCommand(applyCommand(cli));

const form =
  'The file holds {"district": …, "change": {"rules"?: [{"id", "amount", "citation"}], "closingDays"?, "ladders"?, ' +
  '"hour"?}}, as POST /v1/rules/dry-run takes it.';

const dryRunCommand = (cli: Cli): Command =>
  command('dry-run', {
    summary: 'list every open deadline that a change would move; changes nothing',
    description: `Lists every open deadline that a change would move: before, after, newly overdue, newly on time. ${form}`,
    examples: ['npm run -s tovholder -- rules dry-run change.json'],
  })
    .argument('<file>', 'the change as JSON; - for standard input')
    .action(async (file: string, { json }: CommonOptions) => {
      const change = readChange(file);
      const result = await withRecord(cli.settings(), async (store) => {
        const { dryRunRules } = await import('@tovholder/persistence');
        return dryRunRules(store, change);
      });
      if (result.kind === 'not-allowed') throw notAllowed(result);
      if (json) cli.out.json(result);
      else told(result).forEach((line) => cli.out.line(line));
    });

const applyCommand = (cli: Cli): Command =>
  command('apply', {
    summary: 'apply a change that was tried, to all open cases of its district',
    description:
      'Applies a change to all open cases of its district and to new ones. It is refused when the deadlines that would ' +
      'move are no longer those of the dry-run that gave the guard. The worker carries it from case to case; breaking ' +
      `off only stops the telling. ${form}`,
    examples: ['npm run -s tovholder -- rules apply change.json --guard sha256:… --reason "Decided on 3 November"'],
    finds: 'what would move has changed since the dry-run',
  })
    .argument('<file>', 'the change as JSON; - for standard input')
    .requiredOption('--guard <hash>', 'what the dry-run ended with')
    .requiredOption('--reason <text>', 'why, for those who ask later')
    .option('--as <user>', 'the user who answers for it', 'operator.system')
    .action(async (file: string, options: Application) => {
      const change = readChange(file);
      const applied = await withRecord(cli.settings(), async (store) => {
        const started = await begin(store, { change, options });
        return untilFinished(cli, { store, started });
      });
      if (options.json) cli.out.json(applied);
      else
        cli.out.line(
          `✔ Applied to ${counted(applied.done, 'open case')} of ${applied.district}, rule set ${applied.ruleSetVersion}.`,
        );
    });

/** @throws CliProblem when the change may not be made, or not on this guard */
async function begin(
  store: Store,
  { change, options }: { readonly change: ChangeFile; readonly options: Application },
): Promise<RuleChangeRecord> {
  const { guard, reason, as: requestedBy } = options;
  const { applyRules } = await import('@tovholder/persistence');
  const result = await applyRules(store, { id: randomUUID(), ...change, guard, reason, requestedBy });
  switch (result.kind) {
    case 'started':
      return result.change;
    case 'guard-changed':
      throw new CliProblem(
        exitCodes.foundWrong,
        'What would move is no longer what the guard was given for.',
        'Run rules dry-run again, read what moves, and apply with its guard.',
      );
    case 'already-running':
      throw new CliProblem(
        exitCodes.foundWrong,
        `Another change is on its way through ${result.change.district}: ${result.change.done} of ${result.change.total} cases.`,
        'Wait until it is through; the worker carries it on.',
      );
    case 'not-allowed':
      throw notAllowed(result);
  }
}

/** Tells how far the worker is. @throws CliProblem when nothing moves any more */
async function untilFinished(
  cli: Cli,
  { store, started }: { readonly store: Store; readonly started: RuleChangeRecord },
): Promise<RuleChangeRecord> {
  const { ruleChange } = await import('@tovholder/persistence');
  const bar = cli.out.bar('cases with the new rules');
  let seen = started;
  try {
    for (let movedAt = Date.now(); seen.finishedAt === null; await sleep(lookAgainMs)) {
      const now = (await ruleChange(store, started.id)) ?? seen;
      if (now.done !== seen.done) movedAt = Date.now();
      seen = now;
      bar.show(seen.done, seen.total);
      if (Date.now() - movedAt > patienceMs) {
        throw new CliProblem(
          exitCodes.serverAway,
          `The change stands at ${seen.done} of ${seen.total} cases and does not move.`,
          'Is the worker running? It carries the change on by itself as soon as it does.',
        );
      }
    }
  } finally {
    bar.end();
  }
  return seen;
}

function told({ district, counts, moves, guard }: RuleDryRun): string[] {
  const { cases, deadlines, moved, newlyOverdue, newlyOnTime } = counts;
  const day = (instant: string | null): string => instant?.slice(0, 16).replace('T', ' ') ?? '–';
  const rows = moves
    .slice(0, shownMoves)
    .map((move) => [move.caseNumber, move.key, move.rule, day(move.before), day(move.after), move.effect]);
  return [
    ...(rows.length > 0 ? table([['case', 'step', 'rule', 'before (UTC)', 'after (UTC)', 'effect'], ...rows]) : []),
    ...(moves.length > shownMoves ? [`… and ${moves.length - shownMoves} more (--json lists all)`] : []),
    `${district}: of ${counted(deadlines, 'open deadline')} in ${counted(cases, 'case')} ${moves.length} would move; ${newlyOverdue} newly overdue, ${newlyOnTime} newly on time, ${moved} otherwise.`,
    `guard ${guard}`,
  ];
}
