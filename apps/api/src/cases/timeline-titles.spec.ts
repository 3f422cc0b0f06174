import { describe, expect, test } from '@jest/globals';
import type { Names } from '../platform/names';
import { birthdayTitle, titleOf } from './timeline-titles';

const authority: Names['authority'] = (code) => `myndighed ${code}`;
const names: Names = { unit: (id) => `enhed ${id}`, authority, authorityAt: authority };
const at = '2026-11-20T09:00:00.000Z';
const step = { da: 'Kvittér for henvendelsen', en: 'Acknowledge the referral' };
const nameOf = (user: string): string => `navn på ${user}`;
const factTitle = (fact: string): string | undefined => (fact === 'wantsOut' ? 'Vil ud af miljøet' : undefined);
const da = { language: 'da', names, nameOf, factTitle } as const;
const en = { ...da, language: 'en' } as const;

describe('what happened, in one line', () => {
  test('a step is told by its own name and outcome', () => {
    const outcome = { da: 'Kvitteret', en: 'Acknowledged' };
    const entry = { type: 'completed', data: {}, at };
    expect(titleOf(entry, { ...da, step, outcome })).toBe('Kvittér for henvendelsen: Kvitteret');
    expect(titleOf(entry, { ...en, step, outcome })).toBe('Acknowledge the referral: Acknowledged');
  });

  test('codes are told in words', () => {
    const said = (type: string, data: Record<string, string | null>): string => titleOf({ type, data, at }, da);
    expect(said('closed-early', { ground: 'moved' })).toBe('Forløbet blev afsluttet før tid: Borgeren er flyttet');
    expect(said('paused', { ground: 'holiday' })).toBe('Fristen blev sat i stå: Ferie');
    expect(said('fact-corrected', { fact: 'wantsOut' })).toBe('En oplysning blev rettet: Vil ud af miljøet');
    expect(said('fact-corrected', { fact: 'no-longer-asked' })).toBe('En oplysning blev rettet');
    expect(said('handover-offered', { to: 'kommune:0165' })).toBe(
      'Sagen blev tilbudt en anden myndighed: myndighed kommune:0165',
    );
  });

  test('a conflict of interest names who declared it and who was told, and not why', () => {
    const data = { user: 'a', released: ['x'], told: ['b', 'c'] };
    expect(titleOf({ type: 'conflict-declared', data, at }, da)).toBe(
      'Inhabilitet blev oplyst: navn på a: underrettet navn på b, navn på c',
    );
    expect(titleOf({ type: 'conflict-lifted', data: { user: 'a' }, at }, en)).toBe(
      'The conflict of interest was lifted: navn på a',
    );
  });

  test('a new owner is named, and that there is none any more is said', () => {
    expect(titleOf({ type: 'assigned', data: { owner: 'a' }, at }, { ...da, step })).toBe(
      'Opgaven fik en ansvarlig: Kvittér for henvendelsen: navn på a',
    );
    expect(titleOf({ type: 'assigned', data: { owner: null }, at }, { ...en, step })).toBe(
      'The step has no owner any more: Acknowledge the referral',
    );
  });

  test('an event of a later version keeps its code rather than breaking the list', () => {
    expect(titleOf({ type: 'unheard-of', data: null, at }, da)).toBe('unheard-of');
  });

  test('birthdays are told as what they are', () => {
    expect(birthdayTitle('18-less-one-month', 'da')).toBe('Der er en måned, til borgeren fylder 18 år');
    expect(birthdayTitle('15', 'en')).toBe('The citizen turned 15');
  });
});
