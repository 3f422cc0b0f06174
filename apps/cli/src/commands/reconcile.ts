import { setTimeout as sleep } from 'node:timers/promises';
import type { ClockRound, Store } from '@tovholder/persistence';
import type { CaseGateway } from '@tovholder/temporal';
import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { CliProblem, exitCodes } from '../problem';
import { withRecord } from '../record/open-record';
import { temporalAway, withTemporal } from '../record/open-temporal';
import { counted } from '../wording/numbers';

/** A worker's round is over in seconds, unless it has much to mend. */
const patienceMs = 20_000;

interface Rounds {
  readonly minute: ClockRound;
  /** Undefined: Temporal went away. */
  readonly night: ClockRound | undefined;
}

/** `tovholder reconcile`: compares the record with what Temporal does, now, and mends the difference. */
export const reconcileCommand = (cli: Cli): Command =>
  command('reconcile', {
    summary: 'compare the record with Temporal now, and mend the difference',
    description:
      'Looks for milestones that are past due and have not fired, messages that wait for delivery, open cases without ' +
      'a running workflow and workflows without an open case. Workflows are started or told to read their case log ' +
      'again; the worker does the same each minute and each night by itself.',
    examples: ['npm run -s tovholder -- reconcile'],
    finds: 'something is left that a person must look at',
  }).action(async ({ json }: CommonOptions) => {
    const settings = cli.settings();
    const { minute, night } = await withRecord(settings, (store) =>
      withTemporal(settings, (gateway) => soleRounds(store, gateway)),
    );
    if (!night) throw temporalAway(settings);
    const left = minute.repaired < minute.withoutWorkflow || night.repaired < night.withoutWorkflow + night.withoutCase;
    if (left) cli.exitCode = exitCodes.foundWrong;
    if (json) cli.out.json({ minute, night });
    else findings(minute, night).forEach((line) => cli.out.line(line));
  });

/** @throws CliProblem when a worker is at it for too long */
async function soleRounds(store: Store, gateway: CaseGateway): Promise<Rounds> {
  const { inSoleRound } = await import('@tovholder/persistence');
  const { Mending, minuteRound, nightRound } = await import('@tovholder/activities');
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(500)) {
    const rounds = await inSoleRound(store, async () => ({
      minute: await minuteRound(store, new Mending(gateway)),
      night: await nightRound(store, gateway),
    }));
    if (rounds) return rounds;
  }
  throw new CliProblem(
    exitCodes.foundWrong,
    'A worker is comparing the record with Temporal at this moment, and takes long.',
    'Wait for it: GET /v1/health/clocks shows what its round found.',
  );
}

function findings(minute: ClockRound, night: ClockRound): string[] {
  const { unfired, undelivered } = minute;
  const cases = minute.repaired === 1 ? 'one case was' : `${minute.repaired} cases were`;
  const lines = [
    ...(unfired > 0 ? [`! ${counted(unfired, 'milestone')} past due had not fired: ${cases} told to go on.`] : []),
    ...(undelivered > 0 ? [`! ${counted(undelivered, 'message')} waited for delivery: taken up at once.`] : []),
    ...(night.withoutWorkflow > 0
      ? [`! ${counted(night.withoutWorkflow, 'open case')} had no workflow: started from the case log.`]
      : []),
    ...(night.withoutCase > 0 ? [`! ${counted(night.withoutCase, 'workflow')} ran without an open case.`] : []),
    ...(night.repaired < night.withoutWorkflow + night.withoutCase
      ? ['→ Of the workflows without a case, those that the record does not know are left: find out whose they are.']
      : []),
  ];
  return lines.length > 0 ? lines : ['✔ Nothing to mend: the record and Temporal agree, and nothing waits.'];
}
