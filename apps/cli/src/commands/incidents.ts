import type { IncidentRecord, Store } from '@tovholder/persistence';
import type { Command } from 'commander';
import { type Cli, command, type CommonOptions } from '../cli';
import { table } from '../output/table';
import { exitCodes, wrongUse } from '../problem';
import { withRecord } from '../record/open-record';
import { required, type Settings } from '../settings/settings';

interface Clearing extends CommonOptions {
  readonly as: string;
}

/** `tovholder incidents`: cases that stopped because their course diverged from their log, and the ways out. */
export const incidentsCommand = (cli: Cli): Command =>
  command('incidents', {
    summary: 'cases whose course diverged from their log: list, retry, end',
    examples: ['npm run -s tovholder -- incidents list', 'npm run -s tovholder -- incidents retry 2026-000123'],
    finds: 'there are incidents',
  })
    .addCommand(listCommand(cli))
    .addCommand(retryCommand(cli))
    .addCommand(endCommand(cli));

const listCommand = (cli: Cli): Command =>
  command('list', {
    summary: 'number, process, row and reason of each case that an incident has stopped',
    examples: ['npm run -s tovholder -- incidents list --json'],
    finds: 'there are incidents',
  }).action(async ({ json }: CommonOptions) => {
    const incidents = await withRecord(cli.settings(), readIncidents);
    if (incidents.length > 0) cli.exitCode = exitCodes.foundWrong;
    if (json) cli.out.json({ incidents });
    else if (incidents.length === 0) cli.out.line('✔ No case is stopped by an incident.');
    else listed(incidents).forEach((line) => cli.out.line(line));
  });

const retryCommand = (cli: Cli): Command =>
  clearing(cli, {
    how: 'retry',
    summary: 'let a case go on from its log, after the cause has been removed',
    done: ({ caseNumber }, told) =>
      told
        ? `✔ ${caseNumber} goes on from its log; its workflow has been told to read it again.`
        : `✔ ${caseNumber} goes on from its log. Its workflow could not be told now; the relay tells it as soon as it can.`,
  });

const endCommand = (cli: Cli): Command =>
  clearing(cli, {
    how: 'end',
    summary: 'close a case that cannot go on; its open steps are withdrawn',
    done: ({ caseNumber }) => `✔ ${caseNumber} is closed. Its log tells who closed it, and why it had stopped.`,
  });

interface Clearance {
  readonly how: 'retry' | 'end';
  readonly summary: string;
  readonly done: (incident: IncidentRecord, told: boolean) => string;
}

function clearing(cli: Cli, { how, summary, done }: Clearance): Command {
  return command(how, { summary, examples: [`npm run -s tovholder -- incidents ${how} 2026-000123`] })
    .argument('<case>', 'number or id of the case, as incidents list shows it')
    .option('--as <user>', 'the user who answers for it in the case log', 'operator.system')
    .action(async (name: string, { as: userId, json }: Clearing) => {
      const settings = cli.settings();
      const incident = await withRecord(settings, async (store) => {
        const found = await findIncident(store, name);
        const { endIncident } = await import('@tovholder/persistence');
        await endIncident(store, { caseId: found.caseId, userId, how });
        return found;
      });
      // The record's outbox holds the same message: this only makes it arrive at once.
      const told = await reload(settings, incident.caseId);
      if (json) cli.out.json({ ...incident, how, workflowTold: told });
      else cli.out.line(done(incident, told));
    });
}

async function readIncidents(store: Store): Promise<IncidentRecord[]> {
  const { listIncidents } = await import('@tovholder/persistence');
  return listIncidents(store);
}

async function findIncident(store: Store, name: string): Promise<IncidentRecord> {
  const found = (await readIncidents(store)).find(({ caseId, caseNumber }) => name === caseId || name === caseNumber);
  if (found !== undefined) return found;
  throw wrongUse(
    `No case ${name} is stopped by an incident.`,
    'npm run -s tovholder -- incidents list shows those that are.',
  );
}

/** @returns whether the case's workflow has been told to read its log again */
async function reload(settings: Settings, caseId: string): Promise<boolean> {
  if (settings.temporal === undefined) return false;
  const { connectTemporal, loadPayloadKeys } = await import('@tovholder/temporal');
  const keys = loadPayloadKeys(required(settings, 'keys'));
  const temporal = connectTemporal({ ...settings.temporal, keys });
  try {
    return await temporal.gateway.reload(caseId);
  } finally {
    await temporal.close();
  }
}

function listed(incidents: readonly IncidentRecord[]): string[] {
  const rows = incidents.map(({ caseNumber, process, atSeq, since, reason }) => [
    caseNumber,
    process,
    atSeq === null ? '?' : String(atSeq),
    since.slice(0, 19).replace('T', ' '),
    reason,
  ]);
  return table([['case', 'process', 'row', 'since (UTC)', 'reason'], ...rows]);
}
