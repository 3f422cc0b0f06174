import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoUsers } from '@tovholder/districts';
import { visibilityCriteria } from '@tovholder/domain/access';
import {
  countWorkItems,
  createDataSource,
  firedLadders,
  listWorkItems,
  searchCases,
  type Store,
  supervisionOwners,
  turningPoints,
} from '@tovholder/persistence';
import { submitted } from './course';
import { districts, startRecordServer, type RecordServer } from './database';

let server: RecordServer;
let store: Store;

/** Enough rows for PostgreSQL to prefer an index; a thirtieth of them in each unit. */
const cases = 20_000;
const fill = `
  CREATE TEMP TABLE made AS SELECT g, gen_random_uuid() AS id, gen_random_uuid() AS referral_id,
    (ARRAY['psp-k', 'ukn', 'exit'])[1 + g % 3] AS process FROM generate_series(1, ${cases}) g;
  INSERT INTO referral (id, command_id, body_hash, person_id, process, district, user_id, authority, unit_id, reason,
      urgency, basis, necessity, eligibility, submitted_at)
    SELECT m.referral_id, 'made-' || g, '', r.person_id, m.process, r.district, r.user_id, r.authority, r.unit_id, r.reason,
      r.urgency, r.basis, r.necessity, r.eligibility, r.submitted_at FROM made m, (SELECT * FROM referral LIMIT 1) r;
  INSERT INTO case_file (id, number, process, process_version, district, rule_set_version, state, person_id, referral_id,
      referrer_user, referrer_authority, referrer_unit, urgency, head_seq, head_hash, head_at, received_at, marks,
      assessment, eligibility)
    SELECT m.id, 'made-' || g, m.process, 1, c.district, c.rule_set_version, 'open', c.person_id, m.referral_id,
      'user-' || g % 900, c.referrer_authority, 'unit-' || g % 90, c.urgency, 1, c.head_hash, now(), now(), '{}',
      c.assessment, c.eligibility FROM made m, (SELECT * FROM case_file LIMIT 1) c;
  INSERT INTO step (case_id, key, step, process, district, role, unit_id, authority, owner, state, option, disclosure,
      opened_at, opened_seq, closed_at, due_at, sort_at, certificate)
    SELECT m.id, k, k, m.process, u.district, 'x', u.id, u.authority, NULL, CASE k WHEN 'a' THEN 'open' ELSE 'done' END,
      false, false, now(), 2, CASE k WHEN 'a' THEN NULL ELSE now() END, due, due, '{}'
    FROM made m CROSS JOIN (VALUES ('a'), ('b'), ('c')) keys(k)
    CROSS JOIN LATERAL (SELECT now() + (g % 90 - 45) * interval '1 day' AS due) d
    JOIN (SELECT *, row_number() OVER (ORDER BY id) AS n, count(*) OVER () AS of FROM unit) u ON u.n = 1 + g % u.of;
  ANALYZE referral; ANALYZE case_file; ANALYZE step;`;

beforeAll(async () => {
  server = await startRecordServer();
  const { store: ours, urls } = await server.database('plans');
  store = ours;
  await submitted(store);
  const owner = createDataSource({
    url: urls.migrator,
    applicationName: 'plans-spec',
    poolSize: 1,
    statementTimeout: 60_000,
  });
  await owner.initialize();
  await owner.query(fill);
  await owner.destroy();
}, 90_000);
afterAll(() => server.stop());

/** The plans of all statements that some work sends. */
async function plansOf(work: (store: Store) => Promise<unknown>): Promise<string> {
  const plans: string[] = [];
  const { dataSource } = store;
  const explaining = new Proxy(dataSource, {
    get: (target, name) =>
      name === 'query'
        ? async (text: string, values: unknown[]) => {
            const rows = await target.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${text}`, values);
            plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
            return target.query(text, values);
          }
        : (Reflect.get(target, name) as unknown),
  });
  await work({ ...store, dataSource: explaining });
  return plans.join('\n\n');
}

describe.each(['caseworker.0165', 'coordinator.pspk', 'coordinator.ukn', 'supervisor.politi', 'caseworker.exit-0165'])(
  'what %s lists',
  (userName) => {
    const { units, authorities, ...user } = demoUsers(districts).find((one) => one.userName === userName)!;
    const criteria = visibilityCriteria({ ...user, units, authorities, userId: userName, actingFor: [] });
    const wholeTable = /Seq Scan on (step|case_file|person|referral)\b/;

    test.each([
      { type: 'mine', userId: userName },
      { type: 'unit', units },
      { type: 'authority', authorities },
    ] as const)('as work is found by an index: $type', async (scope) => {
      for (const state of ['open', 'overdue', 'due-soon'] as const) {
        expect(
          await plansOf((explained) => listWorkItems(explained, { criteria, scope, state, limit: 50 })),
        ).not.toMatch(wholeTable);
      }
    });

    test.each([
      { type: 'mine', userId: userName },
      { type: 'unit', units },
      { type: 'authority', authorities },
    ] as const)('as work is searched and counted by an index: $type', async (scope) => {
      const endOfToday = new Date(Date.now() + 12 * 60 * 60 * 1_000).toISOString();
      const found = (given: object) =>
        plansOf((explained) =>
          listWorkItems(explained, { criteria, scope, state: 'open', endOfToday, limit: 50, ...given }),
        );
      expect(await found({ q: '2512489996' })).not.toMatch(wholeTable);
      expect(await found({ q: '2026-0000' })).not.toMatch(wholeTable);
      expect(await found({ state: 'due-today', authority: 'politi' })).not.toMatch(wholeTable);
      expect(await plansOf((explained) => countWorkItems(explained, { criteria, scope, endOfToday }))).not.toMatch(
        wholeTable,
      );
    });

    test.each([{}, { q: '2512489996' }, { q: '2026-000001' }, { state: 'open' }] as const)(
      'as cases is found by an index: %p',
      async (given) => {
        expect(await plansOf((explained) => searchCases(explained, { criteria, limit: 50, ...given }))).not.toMatch(
          wholeTable,
        );
      },
    );

    test('as figures is found by an index', async () => {
      const period = { from: '2020-01-01', to: '2099-12-31', zone: 'Europe/Copenhagen' };
      expect(
        await plansOf(async (explained) => {
          await turningPoints(explained, { criteria, ...period });
          await firedLadders(explained, { criteria, since: '2020-01-01T00:00:00Z' });
          await supervisionOwners(explained, { criteria });
        }),
      ).not.toMatch(wholeTable);
    });
  },
);
