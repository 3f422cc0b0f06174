import { readCpr } from '@tovholder/domain/person';
import { ask } from '../connection/transaction';
import { blindIndex, nameTokens } from '../crypto/blind-index';
import type { CaseQuery, Store } from '../types';
import type { Parameters } from './visibility';

/** Conditions on the case `c` that a search stands for. */
type Sought = (params: Parameters) => string[];

/** What the search is for; undefined: everything; `nothing`: what is sought can match no case. */
export async function soughtBy(
  store: Store,
  { personId, q }: Pick<CaseQuery, 'personId' | 'q'>,
): Promise<Sought | 'nothing' | undefined> {
  const text = q?.trim() ?? '';
  if (text === '' && personId === undefined) return undefined;
  if (isCaseNumber(text)) {
    return (params) => [
      `c.number = ${params.add(text)}`,
      ...(personId === undefined ? [] : [`c.person_id = ${params.add(personId)}::uuid`]),
    ];
  }
  const named = text === '' ? undefined : await personsNamed(store, text);
  const persons = personId === undefined ? named : (named?.filter((id) => id === personId) ?? [personId]);
  if (!persons || persons.length === 0) return 'nothing';
  return (params) => [`c.person_id = ANY (${params.add(persons)}::uuid[])`];
}

export function isCaseNumber(q: string | undefined): boolean {
  return /^\d{4}-\d{6,}$/.test(q?.trim() ?? '');
}

/** The first digits of a number that name few enough cases: the year and three more. */
const numberPrefix = /^\d{4}-\d{3,}$/;

/** What a work list is searched for, as conditions on the step `s`; `nothing`: what is sought can match no case. */
export async function stepsSoughtBy(
  store: Store,
  q: string | undefined,
): Promise<{ readonly byPerson: boolean; readonly conditions: Sought } | 'nothing' | undefined> {
  const text = q?.trim() ?? '';
  if (text === '') return undefined;
  const ofCases = (conditions: Sought): Sought => {
    return (params) => [`s.case_id IN (SELECT c.id FROM case_file c WHERE ${conditions(params).join(' AND ')})`];
  };
  if (numberPrefix.test(text)) {
    return { byPerson: false, conditions: ofCases((params) => [`c.number LIKE ${params.add(`${text}%`)}`]) };
  }
  const sought = await soughtBy(store, { q: text });
  if (sought === 'nothing' || sought === undefined) return 'nothing';
  return { byPerson: true, conditions: ofCases(sought) };
}

/** Persons of a CPR number, or whose name has all of these words. */
async function personsNamed({ dataSource, keys }: Store, text: string): Promise<string[]> {
  const cpr = readCpr(text);
  const tokens = nameTokens(text).map((value) => blindIndex(keys.blindIndex, { kind: 'name-token', value }));
  if (!cpr.ok && tokens.length === 0) return [];
  const rows = cpr.ok
    ? await ask<{ id: string }>(dataSource, {
        text: 'SELECT id FROM person WHERE cpr_index = $1',
        values: [blindIndex(keys.blindIndex, { kind: 'cpr', value: cpr.cpr })],
      })
    : await ask<{ id: string }>(dataSource, {
        text: `SELECT person_id AS id FROM person_name_token WHERE token = ANY ($1::bytea[])
          GROUP BY person_id HAVING count(*) = cardinality($1::bytea[])`,
        values: [tokens],
      });
  return rows.map(({ id }) => id);
}
