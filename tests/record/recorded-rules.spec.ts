import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkCertificate, sealCertificate } from '@tovholder/contracts/canonical';
import { calculateDeadline } from '@tovholder/domain/deadlines';
import {
  applyRules,
  currentRules,
  dryRunRules,
  recordedCalendar,
  recordedForms,
  type RuleChange,
  type Store,
} from '@tovholder/persistence';
import { district } from './course';
import { startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

beforeAll(async () => {
  server = await startRecordServer();
  ({ store } = await server.database('recorded_rules'));
}, 60_000);
afterAll(() => server.stop());

const owing = 'kommune:0165';

async function sealed(trigger: string) {
  const { rules, calendar } = (await currentRules(store, district))!;
  const rule = rules.find(({ id }) => id === 'PSP-05')!;
  const request = { rule, calendar, zone: 'Europe/Copenhagen', authority: owing };
  return sealCertificate(calculateDeadline({ ...request, trigger: { event: 'opened', at: trigger } }));
}

async function apply(change: RuleChange): Promise<void> {
  const dryRun = await dryRunRules(store, { district, change });
  if (dryRun.kind !== 'dry-run') throw new Error(dryRun.kind);
  const agreed = {
    id: randomUUID(),
    district,
    change,
    guard: dryRun.guard,
    reason: 'Aftalt',
    requestedBy: 'supervisor.politi',
  };
  expect((await applyRules(store, agreed)).kind).toBe('started');
}

/** Whether a certificate holds by something that was ever recorded: what the API answers. */
async function verdict(certificate: Awaited<ReturnType<typeof sealed>>): Promise<boolean> {
  const { id, version } = certificate.calendar;
  const calendar = await recordedCalendar(store, `${id}-${version}`);
  if (!calendar) return false;
  const forms = await recordedForms(store, certificate.rule.id);
  return forms.some((rule) => checkCertificate({ certificate, rule, calendar }).valid);
}

test('certificates hold that were counted before and after rules and calendar changed, and no others', async () => {
  const before = await sealed('2027-03-10T09:00:00Z');
  await apply({
    rules: [{ id: 'PSP-05', amount: 9, citation: 'Aftale i sekretariatsgruppen' }],
    closingDays: [{ date: '2027-03-12', name: { da: 'Lokal lukkedag', en: 'Local closing day' }, authority: owing }],
  });
  const after = await sealed('2027-03-10T09:00:00Z');

  expect([before.rule.amount, after.rule.amount]).toEqual([5, 9]);
  expect(after.calendar.version).not.toBe(before.calendar.version);
  expect(after.calendar.authority).toBe(owing);
  expect(after.walk).toContainEqual({ date: '2027-03-12', counts: false, because: 'closing-day: Lokal lukkedag' });
  expect([await verdict(before), await verdict(after)]).toEqual([true, true]);

  const { hash: _hash, ...content } = after;
  const forged = sealCertificate({ ...content, due: { ...content.due, localDate: '2027-12-31' } });
  expect(await verdict(forged)).toBe(false);
});

test('the form recorded last comes first, and what was never recorded is not found', async () => {
  expect((await recordedForms(store, 'PSP-05')).map(({ amount }) => amount)).toEqual([9, 5]);
  expect(await recordedForms(store, 'XYZ-99')).toEqual([]);
  expect(await recordedCalendar(store, 'dk-1066.1')).toBeNull();
  expect(await currentRules(store, 'atlantis')).toBeNull();
});
