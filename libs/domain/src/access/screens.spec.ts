import { describe, expect, test } from '@jest/globals';
import { membersVisible } from './directory';
import { mayReferTo, screensOf, takesPartInMeetings } from './screens';
import type { Principal } from './types';

const district = 'koebenhavns-vestegn';
const who = (role: Principal['roles'][number], authority: string, unit: string): Principal => ({
  userId: `${role}.${unit}`,
  roles: [role],
  authorities: [authority],
  units: [`${district}/${unit}`],
  districts: [district],
  actingFor: [],
  language: 'da',
});
const caseworker = who('caseworker', 'kommune:0165', 'kommune-0165');
const exitWorker = who('caseworker', 'kommune:0165', 'kommune-0165.exit');
const screener = who('screening-officer', 'politi', 'politi.screening');
const coordinator = who('coordinator', 'pspk', 'pspk.sekretariatsgruppe');
const supervisor = who('supervisor', 'kommune:0165', 'kommune-0165');
const groupHead = who('head', 'pspk', 'pspk.handlegruppe-0165');
const auditor = who('auditor', 'dpo', 'dpo');
const operator = who('operator', 'system', 'system');
const board = who('board-member', 'ukn', 'ukn.board');

describe('the screens of a reader', () => {
  test.each([
    ['a caseworker', caseworker, true, ['my-day', 'intake', 'meetings']],
    ['a screening officer', screener, true, ['my-day', 'intake', 'screening']],
    ['the secretariat group', coordinator, false, ['my-day', 'meetings']],
    ['a supervisor', supervisor, false, ['my-day', 'overview']],
    ['who supervises a group that meets', groupHead, false, ['my-day', 'overview', 'meetings']],
    ['a board member', board, false, ['my-day']],
    ['an auditor', auditor, false, []],
    ['an operator', operator, false, []],
  ] as const)('%s', (_, principal, refers, expected) => {
    expect(screensOf(principal, { refers, meetsIn: [district] })).toEqual(expected);
  });

  test('where no group meets there are no meetings', () => {
    expect(screensOf(coordinator, { refers: false, meetsIn: [] })).toEqual(['my-day']);
    expect(takesPartInMeetings(coordinator, 'nordjylland')).toBe(false);
  });
});

describe('where a reader may refer to', () => {
  test.each([
    ['a municipality to PSP-K', caseworker, 'psp-k', district, true],
    ['the police to the board', screener, 'ukn', district, true],
    ['another district', caseworker, 'psp-k', 'nordjylland', false],
    ['a supervisor', supervisor, 'psp-k', district, false],
    ['an auditor', auditor, 'psp-k', district, false],
    ['a process that nobody knows', caseworker, 'no-such', district, false],
  ])('%s', (_, principal, process, where, expected) => {
    expect(mayReferTo(principal, { process, district: where })).toBe(expected);
  });
});

describe('who sees who works in a unit', () => {
  const unit = (id: string, authority: string, where = district) => ({
    id: `${where}/${id}`,
    authority,
    district: where,
  });
  test.each([
    ['a colleague', caseworker, unit('kommune-0165', 'kommune:0165'), true],
    ['their supervisor', supervisor, unit('kommune-0165', 'kommune:0165'), true],
    ['another authority', caseworker, unit('psykiatri', 'psykiatri'), false],
    ['another district', screener, unit('politi.screening', 'politi', 'nordjylland'), false],
    ['Exit, from beside it', caseworker, unit('kommune-0165.exit', 'kommune:0165'), false],
    ['Exit, from above it', supervisor, unit('kommune-0165.exit', 'kommune:0165'), false],
    ['Exit, from within', exitWorker, unit('kommune-0165.exit', 'kommune:0165'), true],
    ['the operator, who ends access', operator, unit('psykiatri', 'psykiatri'), true],
    ['an auditor of the same authority', auditor, unit('dpo', 'dpo'), false],
  ])('%s', (_, principal, which, expected) => {
    expect(membersVisible(principal, which)).toBe(expected);
  });
});
