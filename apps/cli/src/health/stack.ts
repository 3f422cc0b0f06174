import { clocks, readiness } from '@tovholder/contracts/http';
import type { Store } from '@tovholder/persistence';
import { ask, jsonOf } from '../http/ask';
import { readDistricts } from '../record/districts';
import { withRecord } from '../record/open-record';
import { required, type Settings } from '../settings/settings';
import { type Check, Unwell } from './check';

const withinMs = 5_000;
/** A milestone or outbox entry that waits longer than this is not being worked on. */
const lateSeconds = 60;

/** What must be right for a stack to serve. */
export function stackChecks(settings: () => Settings): readonly Check[] {
  return [
    {
      name: 'districts',
      look: () => [...readDistricts(settings().districts, settings().environment).keys()].join(', '),
    },
    { name: 'processes', look: () => processesAlive(settings()) },
    { name: 'PostgreSQL', look: () => withRecord(settings(), schemaInStep) },
    { name: 'Temporal', look: () => temporalAnswers(settings()) },
    { name: 'identity', look: () => identityAnswers(settings()) },
    { name: 'API', look: () => apiReady(settings()) },
    { name: 'clocks', look: () => clocksTick(settings()) },
    { name: 'incidents', look: () => withRecord(settings(), noIncidents) },
  ];
}

/** The processes that npm start noted, by their ids. */
function processesAlive({ stack }: Settings): string {
  if (stack === undefined || stack.processes.length === 0) return 'none noted: they run elsewhere';
  const gone = stack.processes.filter(({ pid }) => !isAlive(pid)).map(({ name }) => name);
  if (gone.length === 0) return stack.processes.map(({ name }) => name).join(', ');
  throw new Unwell(
    `not running: ${gone.join(', ')}`,
    `Start the stack with npm start; its logs are in ${stack.logs ?? 'the data folder'}.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function schemaInStep({ dataSource }: Store): Promise<string> {
  const pending = await dataSource.showMigrations();
  if (pending)
    throw new Unwell('the schema is older than this program', 'Stop the stack and run npm start: it migrates.');
  return 'answers, schema up to date';
}

async function temporalAnswers(settings: Settings): Promise<string> {
  const { address, namespace, apiKey } = required(settings, 'temporal');
  const { connectTemporal, loadPayloadKeys } = await import('@tovholder/temporal');
  const keys = loadPayloadKeys(required(settings, 'keys'));
  const temporal = connectTemporal({ address, namespace, keys, ...(apiKey === undefined ? {} : { apiKey }) });
  try {
    if (await temporal.isReachable(withinMs)) return `answers at ${address}`;
  } finally {
    await temporal.close();
  }
  throw new Unwell(
    `does not answer at ${address}`,
    'Start the stack with npm start, or correct TEMPORAL_ADDRESS. Submissions and notes still work meanwhile.',
  );
}

async function identityAnswers(settings: Settings): Promise<string> {
  const issuer = required(settings, 'issuer').replace(/\/$/, '');
  const answer = await ask(`${issuer}/.well-known/openid-configuration`, { server: 'The identity provider', withinMs });
  const document = (await jsonOf(answer)) as { readonly issuer?: unknown } | undefined;
  if (answer.ok && document?.issuer === issuer) return issuer;
  throw new Unwell(
    `${issuer} is not what its own configuration says`,
    'Set OIDC_ISSUER to the issuer exactly as it names itself.',
  );
}

async function apiReady(settings: Settings): Promise<string> {
  const api = required(settings, 'api');
  const answer = await ask(`${api}/v1/health/ready`, { server: 'The API', withinMs });
  const state = readiness.safeParse(await jsonOf(answer));
  if (!state.success)
    throw new Unwell(`something else answers at ${api}`, 'Set TOVHOLDER_URL (or PORT) to where the API is.');
  const { status, database, temporal } = state.data;
  if (status === 'ready') return `ready at ${api}`;
  throw new Unwell(`database ${database}, Temporal ${temporal}`, 'Start what is away; the API goes on by itself then.');
}

async function clocksTick(settings: Settings): Promise<string> {
  const answer = await ask(`${required(settings, 'api')}/v1/health/clocks`, { server: 'The API', withinMs });
  const state = clocks.safeParse(await jsonOf(answer));
  if (!state.success) throw new Unwell(`no clocks (${answer.status})`, 'See the API’s log.');
  if (state.data.stale) {
    throw new Unwell(
      'the second clock stands still: no round of the reconciler within five minutes',
      'Is the worker running? It begins a round each minute; its log tells why it does not.',
    );
  }
  const late = [
    ['milestone', state.data.unfiredForSeconds ?? 0],
    ['message to a workflow', state.data.undeliveredForSeconds ?? 0],
  ].flatMap(([what, seconds]) =>
    Number(seconds) > lateSeconds ? [`a ${what} waits since ${Math.round(Number(seconds))} s`] : [],
  );
  if (late.length === 0) return 'nothing waits longer than it should';
  throw new Unwell(late.join(', '), 'Is the worker running? Its log tells why it does not go on.');
}

async function noIncidents(store: Store): Promise<string> {
  const { listIncidents } = await import('@tovholder/persistence');
  const { length } = await listIncidents(store);
  if (length === 0) return 'none';
  throw new Unwell(
    length === 1 ? 'one case is stopped' : `${length} cases are stopped`,
    'npm run -s tovholder -- incidents list names them, with the reason.',
  );
}
