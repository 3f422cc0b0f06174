import { describe, expect, test } from '@jest/globals';
import type { Principal } from '../access';
import { factTexts, processIds } from '../eligibility';
import { mayRequestReview, offersOf, referralBases } from './offers';
import { situations } from './situations';

const district = 'koebenhavns-vestegn';
const caseworker: Principal = {
  userId: 'caseworker.0165',
  roles: ['caseworker'],
  authorities: ['kommune:0165'],
  units: [`${district}/kommune-0165`],
  districts: [district],
  actingFor: [],
  language: 'da',
};
const police: Principal = { ...caseworker, roles: ['screening-officer'], authorities: ['politi'] };
const profile = {
  pspkParties: [],
  exitRouting: { wantsOut: 'exit', onTheWayIn: 'exit' },
  processes: ['psp-k', 'ukn', 'exit', 'underretning', 'netvaerkssamraad'],
};
const asking = (principal: Principal) => ({
  principal,
  authorities: principal.authorities,
  district,
  profile,
  today: '2026-11-21',
});
const situation = (id: string) => situations.find((it) => it.id === id)!;
const offered = (id: string, principal: Principal) =>
  Object.fromEntries(offersOf(situation(id), asking(principal)).map((offer) => [offer.process, offer.open]));

describe('situations', () => {
  test('are told in both languages, and lead to every process', () => {
    expect(new Set(situations.map(({ id }) => id)).size).toBe(situations.length);
    for (const { title, help } of situations) {
      for (const text of [title, help]) expect([text.da.length > 10, text.en.length > 10]).toEqual([true, true]);
    }
    expect([...new Set(situations.flatMap(({ processes }) => processes))].sort()).toEqual([...processIds].sort());
  });

  test('ask first what one of their processes asks', () => {
    for (const { processes, firstQuestions } of situations) {
      const asked = processes.flatMap((process) => Object.keys(factTexts[process]));
      expect(firstQuestions.filter((fact) => !asked.includes(fact))).toEqual([]);
    }
  });
});

describe('what a reader is offered', () => {
  test('a caseworker may not go to the board, and is told where else', () => {
    expect(offered('young-crime', caseworker)).toEqual({ ukn: false, netvaerkssamraad: true, underretning: true });
    const [board] = offersOf(situation('young-crime'), asking(caseworker));
    if (!board || board.open) throw new Error('Open to a caseworker');
    expect(board.reasons.map(({ rule }) => rule)).toEqual(['ukn.referrer']);
    expect(board.routes.map(({ to }) => to)).toContain('underretning');
  });

  test('the police may', () => {
    expect(offered('young-crime', police)).toEqual({ ukn: true, netvaerkssamraad: true, underretning: true });
  });

  test('a process that the district does not run is closed to everybody', () => {
    expect(offered('falls-between', caseworker)).toEqual({ psp: false, 'psp-k': true });
  });

  test('whoever refers nothing is offered nothing', () => {
    const auditor: Principal = { ...caseworker, roles: ['auditor'] };
    for (const it of situations) expect(offersOf(it, asking(auditor))).toEqual([]);
    expect(referralBases('psp-k', { principal: auditor, district, authority: 'kommune:0165' })).toEqual([]);
  });

  test('bases are those of the authority, and a review of a board case is for the parties of UKL § 58', () => {
    const at = (principal: Principal) => ({ principal, district, authority: principal.authorities[0]! });
    expect(referralBases('psp-k', at(police))).toEqual(['rpl-115-1-2']);
    expect(referralBases('psp-k', at(caseworker))).toEqual(['rpl-115-2']);
    const psychiatry: Principal = { ...caseworker, authorities: ['psykiatri'] };
    expect([mayRequestReview('ukn', at(caseworker)), mayRequestReview('ukn', at(psychiatry))]).toEqual([true, false]);
  });
});
