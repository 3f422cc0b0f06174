import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { districts } from '../record/database';
import { exit, pspK, ukn } from '../support/referrals';
import type { TestStack } from '../support/stack';
import { type Move, play, pspKToReview } from '../support/story';

const district = 'koebenhavns-vestegn';
/** Cases of one statement: much fewer are slow, many more say nothing for too long. */
const batch = 50_000;

/**
 * A record that grows by copies: referrals of several processes and municipalities are submitted over the API, and each
 * copy is a case with one of the steps that they opened. The copies are spread over three years back and half a year
 * ahead; one in three is done, half of the others has an owner. They have no course, no log and no referral.
 */
export class CaseSeed {
  private made = 0;

  private constructor(private readonly owner: Client) {}

  static async prepare(stack: TestStack, owner: Client): Promise<CaseSeed> {
    await submitted(stack);
    const received = `SELECT count(*)::int AS n FROM case_file WHERE state = 'received'`;
    while ((await owner.query<{ n: number }>(received)).rows[0]?.n) await sleep(250);
    // The copies have no course; nothing is to look for one.
    for (const worker of stack.workers) await worker.stop();
    await owner.query('SET session_replication_role = replica; SET synchronous_commit = off');
    await owner.query(`
      CREATE TEMPORARY TABLE original_case AS SELECT * FROM case_file;
      CREATE TEMPORARY TABLE original_step AS
        SELECT row_number() OVER (ORDER BY case_id, key) - 1 AS original, s.* FROM step s
        WHERE state = 'open' AND NOT option AND due_at IS NOT NULL AND handover IS NULL;
      CREATE TEMPORARY TABLE member AS
        SELECT unit_id, array_agg(user_id ORDER BY user_id) AS users FROM membership GROUP BY unit_id;
      CREATE TEMPORARY TABLE copy (g int, original int, id uuid, opened timestamptz, due timestamptz, done boolean)`);
    return new CaseSeed(owner);
  }

  /** Adds copies until there are so many. Told of each batch; at the end the planner knows what there is. */
  async growTo(cases: number, tell: (made: number, seconds: number) => void = () => undefined): Promise<void> {
    const start = performance.now();
    while (this.made < cases) {
      const to = Math.min(cases, this.made + batch);
      await this.add(this.made + 1, to);
      this.made = to;
      tell(to, (performance.now() - start) / 1_000);
    }
    await this.owner.query('VACUUM (ANALYZE) step, case_file, milestone');
  }

  private async add(from: number, to: number): Promise<void> {
    await this.owner.query('BEGIN');
    await this.owner.query('TRUNCATE copy');
    // Ids are made in order of time, as they are for cases that people submit.
    await this.owner.query(
      `INSERT INTO copy SELECT g, g % (SELECT count(*) FROM original_step), uuidv7(opened - now()), opened,
          opened + make_interval(days => 20 + (g * 7) % 160, mins => g % 1440), g % 3 = 0
        FROM generate_series($1::int, $2::int) AS g,
          LATERAL (SELECT now() - make_interval(mins => (g * 7919::bigint % (CASE WHEN g % 3 = 0 THEN 1_500_000 ELSE 150_000 END))::int)
            AS opened) o`,
      [from, to],
    );
    await this.copy(
      'case_file',
      'original_step o JOIN original_case t ON t.id = o.case_id JOIN copy n USING (original)',
      {
        id: 'n.id',
        referral_id: 'gen_random_uuid()',
        number: `'2027-' || lpad(n.g::text, 7, '0')`,
        received_at: 'n.opened',
        opened_at: 'n.opened',
        state: `CASE WHEN n.done THEN 'closed' ELSE 'open' END`,
        closed_at: `CASE WHEN n.done THEN least(n.due, now()) END`,
        marks: `CASE WHEN n.done THEN t.marks || jsonb_build_object('accepted', ${json('n.opened')}, 'decided', ${json('least(n.due, now())')})
        ELSE t.marks END`,
      },
    );
    await this.copy(
      'step',
      'original_step t JOIN copy n USING (original) LEFT JOIN member m ON m.unit_id = t.unit_id',
      {
        case_id: 'n.id',
        opened_at: 'n.opened',
        due_at: 'n.due',
        sort_at: 'n.due',
        state: `CASE WHEN n.done THEN 'done' ELSE 'open' END`,
        closed_at: 'CASE WHEN n.done THEN least(n.due, now()) END',
        owner: `CASE WHEN hashint4(n.g) % 2 = 0 THEN m.users[1 + abs(hashint4(n.g + 1)) % cardinality(m.users)] END`,
      },
    );
    await this.owner.query(`INSERT INTO milestone (case_id, kind, ref, at, state, fired_at)
      SELECT n.id, 'rung', o.key || '|standard|due|1', n.due, 'passed', n.due + interval '3 seconds'
      FROM copy n JOIN original_step o USING (original) WHERE n.due < now()`);
    await this.owner.query('COMMIT');
  }

  /** Copies rows of `t`, with some columns of their own. */
  private async copy(table: string, source: string, own: Readonly<Record<string, string>>): Promise<void> {
    const { rows } = await this.owner.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
      [table],
    );
    const names = rows.map(({ name }) => name);
    const values = names.map((name) => own[name] ?? `t.${name}`);
    await this.owner.query(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${source}`);
  }
}

const json = (instant: string): string => `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Cases of each municipality at several places of their courses. */
async function submitted(stack: TestStack): Promise<void> {
  for (const { code: municipality } of districts.get(district)!.municipalities) {
    const person = { name: 'Opdigtet Testperson', birthDate: '1991-04-12', municipality };
    const child = { ...ukn().person, municipality };
    const caseworker = `caseworker.${municipality}`;
    const home = municipality === '0165';
    const cases: readonly (readonly [by: string, referral: object, moves: readonly Move[]])[] = [
      [caseworker, pspK(home ? {} : { person }), []],
      [caseworker, pspK({ person }), home ? pspKToReview : pspKToReview.slice(0, 2)],
      [`caseworker.exit-${municipality}`, exit({ person }), []],
      ['screening.politi', ukn({ person: child }), []],
    ];
    for (const [user, referral, moves] of cases) {
      const client = await stack.as(user);
      const { status, body } = await client.post('/referrals', referral, { idempotencyKey: randomUUID() });
      if (status !== 201) throw new Error(`A referral was not taken in: ${status} ${JSON.stringify(body)}`);
      if (moves.length > 0) await play(stack, { caseId: body.caseId, moves });
    }
  }
}
