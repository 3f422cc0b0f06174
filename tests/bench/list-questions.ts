import type { Client } from 'pg';

/** A question to the API, in the words of who asks it. */
export interface Asked {
  readonly title: string;
  readonly by: string;
  readonly path: string;
  readonly body?: object;
}

const secretariat = 'coordinator.pspk';
const municipal = 'caseworker.0165';
const leader = 'supervisor.0165';
const police = 'supervisor.politi';

/** What is asked of lists and figures every day, by those who see much and by those who see little of what there is. */
export async function askedOfLists(owner: Client): Promise<readonly Asked[]> {
  const { cursor, number } = await amongThe(owner);
  const work = (query: string): string => `/work-items?${query}`;
  return [
    { title: 'Min dag, mine', by: secretariat, path: work('scope=mine') },
    { title: 'Min dag, unit', by: secretariat, path: work('scope=unit') },
    { title: 'Min dag, authority', by: secretariat, path: work('scope=authority') },
    { title: 'Min dag, municipality: mine', by: municipal, path: work('scope=mine') },
    { title: 'Min dag, municipality: unit', by: municipal, path: work('scope=unit') },
    { title: 'Min dag, municipality: authority', by: municipal, path: work('scope=authority') },
    { title: 'Min dag, its leader: authority', by: leader, path: work('scope=authority') },
    { title: 'Min dag, leader of the police: authority', by: police, path: work('scope=authority') },
    { title: 'a page nine tenths down', by: secretariat, path: work(`scope=unit&limit=100&cursor=${cursor}`) },
    { title: 'one process', by: secretariat, path: work('scope=authority&process=psp-k') },
    { title: 'one process, of which there is nothing', by: secretariat, path: work('scope=authority&process=exit') },
    { title: 'overdue', by: secretariat, path: work('scope=unit&state=overdue') },
    { title: 'due soon', by: secretariat, path: work('scope=unit&state=due-soon') },
    { title: 'done', by: secretariat, path: work('scope=unit&state=done') },
    { title: 'a case number', by: secretariat, path: work(`scope=unit&q=${number}`) },
    { title: 'the beginning of a number', by: secretariat, path: work(`scope=unit&q=${number.slice(0, 8)}`) },
    {
      title: 'a CPR number',
      by: secretariat,
      path: '/work-items/search',
      body: { scope: 'unit', q: '2512489996' },
    },
    { title: 'counts, unit', by: secretariat, path: '/work-items/summary?scope=unit' },
    { title: 'counts, municipality: authority', by: municipal, path: '/work-items/summary?scope=authority' },
    { title: 'cases, newest first', by: secretariat, path: '/cases' },
    { title: 'cases, municipality', by: municipal, path: '/cases' },
    { title: 'cases, one number', by: secretariat, path: `/cases?q=${number}` },
    { title: 'overview, municipality', by: leader, path: '/supervision/overview' },
    { title: 'overview, police', by: police, path: '/supervision/overview' },
    { title: 'who holds it, municipality', by: leader, path: '/supervision/owners' },
    { title: 'reminders, municipality', by: leader, path: '/supervision/ladders' },
    { title: 'days, municipality', by: leader, path: '/supervision/durations' },
    { title: 'days, police', by: police, path: '/supervision/durations' },
  ];
}

/** Places deep in the secretariat's list, as a reader who has paged that far has them. */
async function amongThe(owner: Client): Promise<{ readonly cursor: string; readonly number: string }> {
  const { rows } = await owner.query<{ sort_at: string; case_id: string; key: string; number: string }>(
    `WITH list AS MATERIALIZED (SELECT s.sort_at, s.case_id, s.key FROM step s
        WHERE s.unit_id = 'koebenhavns-vestegn/pspk.sekretariatsgruppe' AND s.state = 'open' AND NOT s.option)
      SELECT l.sort_at::text, l.case_id, l.key, c.number FROM list l JOIN case_file c ON c.id = l.case_id
      ORDER BY l.sort_at, l.case_id, l.key OFFSET (SELECT count(*) * 9 / 10 FROM list) LIMIT 1`,
  );
  const [{ sort_at: sortAt, case_id: caseId, key, number } = { sort_at: '', case_id: '', key: '', number: '' }] = rows;
  return { cursor: Buffer.from(JSON.stringify([sortAt, caseId, key])).toString('base64url'), number };
}
