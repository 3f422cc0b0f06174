import { randomUUID } from 'node:crypto';
import type { TokenParts } from '../support/access-tokens';
import type { RequestOptions } from '../support/api-client';
import { daysFromToday, exit, pspK, ukn } from '../support/referrals';
import { stepPath } from './reading';

/** A wrong request, and what it must be refused with. */
export interface Wrong {
  readonly what: string;
  readonly by?: string;
  readonly path?: (caseId: string) => string;
  readonly body: unknown;
  readonly refused: readonly [number, string];
  /** JSON Pointer and code of the fields at fault. */
  readonly faults?: readonly (readonly [string, string])[];
}

const nancy = { name: 'Nancy Ann Test Berggren', municipality: '0165' };
const invalid = [422, 'invalid-input'] as const;
const offence = (date: string) => ({
  ...(ukn() as { facts: object }).facts,
  offences: [{ date, provision: 'STRL § 288', limb: 'listed', status: 'suspected' }],
});
export const acknowledge = (caseId: string) => stepPath(caseId, 'acknowledge', 'completion');

export const referrals: readonly Wrong[] = [
  { what: 'an unknown field', body: pspK({ colour: 'red' }), refused: invalid, faults: [['/colour', 'unknown-field']] },
  {
    what: 'an unknown field deep inside',
    body: pspK({ person: { ...nancy, cpr: '2512489996', shoeSize: 43 } }),
    refused: invalid,
    faults: [['/person/shoeSize', 'unknown-field']],
  },
  { what: 'a wrong type', body: pspK({ reason: 7 }), refused: invalid, faults: [['/reason', 'wrong-type']] },
  {
    what: 'two faults at once',
    body: pspK({ reason: '', urgency: 'soon' }),
    refused: invalid,
    faults: [
      ['/reason', 'too-short'],
      ['/urgency', 'not-allowed'],
    ],
  },
  { what: 'a list instead of an object', body: [pspK()], refused: invalid },
  { what: 'null', body: null, refused: invalid },
  {
    what: 'an unknown process',
    body: pspK({ process: 'psp-q' }),
    refused: invalid,
    faults: [['/process', 'unknown-process']],
  },
  {
    what: 'an unknown district',
    body: pspK({ district: 'atlantis' }),
    refused: invalid,
    faults: [['/district', 'unknown-district']],
  },
  {
    what: 'a CPR number of nine digits',
    body: pspK({ person: { ...nancy, cpr: '251248999' } }),
    refused: invalid,
    faults: [['/person/cpr', 'cpr-length']],
  },
  {
    what: 'a CPR number of no date',
    body: pspK({ person: { ...nancy, cpr: '3513489996' } }),
    refused: invalid,
    faults: [['/person/cpr', 'cpr-date']],
  },
  {
    what: 'a person who is not stated',
    body: pspK({ person: nancy }),
    refused: invalid,
    faults: [['/person', 'person-not-stated']],
  },
  {
    what: 'a birth date that is not the CPR number’s',
    body: pspK({ person: { ...nancy, cpr: '2512489996', birthDate: '1950-01-01' } }),
    refused: invalid,
    faults: [['/person/birthDate', 'person-contradiction']],
  },
  {
    what: 'an offence in the future',
    by: 'screening.politi',
    body: ukn({ facts: offence(daysFromToday(2)) }),
    refused: invalid,
  },
  {
    what: 'an offence before the birth',
    by: 'screening.politi',
    body: ukn({ facts: offence('1999-01-01') }),
    refused: invalid,
  },
  {
    what: 'a legal basis of another process',
    body: pspK({ legalBasis: { code: 'ukl-58', necessity: 'Nødvendigt.' } }),
    refused: invalid,
    faults: [['/legalBasis/code', 'unknown-code']],
  },
  {
    what: 'a legal basis of another authority',
    body: pspK({ legalBasis: { code: 'rpl-115-1-2', necessity: 'Nødvendigt.' } }),
    refused: [403, 'legal-basis-not-covering'],
  },
  {
    what: 'facts of another process',
    body: pspK({ facts: (exit() as { facts: object }).facts }),
    refused: invalid,
  },
  {
    what: 'another district’s user',
    by: 'caseworker.0851',
    body: pspK(),
    refused: [403, 'not-your-district'],
  },
  { what: 'a role that does not refer', by: 'supervisor.0165', body: pspK(), refused: [403, 'role-not-allowed'] },
  {
    what: 'a review that only the parties of UKL § 58 may ask for',
    by: 'caseworker.psykiatri',
    body: ukn({ requestReview: { reason: 'Bør vurderes.' } }),
    refused: [403, 'ukl-58-parties-only'],
  },
];

export const commands: readonly Wrong[] = [
  {
    what: 'an outcome that does not exist',
    path: acknowledge,
    body: { outcome: 'shredded' },
    refused: [422, 'outcome-not-allowed'],
    faults: [['/outcome', 'outcome-not-allowed']],
  },
  {
    what: 'an outcome by the name of something built in',
    path: acknowledge,
    body: { outcome: 'constructor' },
    refused: [422, 'outcome-not-allowed'],
  },
  {
    what: 'data that the outcome does not ask for',
    path: acknowledge,
    body: { outcome: 'acknowledged', data: { extra: 1 } },
    refused: invalid,
    faults: [['/data/extra', 'unknown-field']],
  },
  {
    what: 'data that the outcome asks for, left out',
    path: (id) => stepPath(id, 'confirm-responsibility-unclear', 'completion'),
    body: { outcome: 'clear' },
    refused: invalid,
    faults: [['/data/authority', 'required']],
  },
  {
    what: 'another authority’s step',
    by: 'screening.politi',
    path: acknowledge,
    body: { outcome: 'acknowledged' },
    refused: [403, 'not-your-step'],
  },
  {
    what: 'the referrer completing the secretariat’s step',
    by: 'caseworker.0165',
    path: acknowledge,
    body: { outcome: 'acknowledged' },
    refused: [403, 'not-your-step'],
  },
  {
    what: 'a step that the case never had',
    path: (id) => stepPath(id, 'dance', 'completion'),
    body: { outcome: 'done' },
    refused: [404, 'not-found'],
  },
  {
    what: 'a case that does not exist',
    path: () => acknowledge(randomUUID()),
    body: { outcome: 'acknowledged' },
    refused: [404, 'not-found'],
  },
  {
    what: 'an id that is none',
    path: () => '/cases/17/notes',
    body: { text: 'Hej' },
    refused: invalid,
    faults: [['/path/id', 'wrong-format']],
  },
  { what: 'an empty note', path: (id) => `/cases/${id}/notes`, body: { text: '  ' }, refused: invalid },
  {
    what: 'a ground that is none',
    path: (id) => `/cases/${id}/closure`,
    body: { ground: 'tired' },
    refused: invalid,
    faults: [['/ground', 'not-allowed']],
  },
  {
    what: 'an assignment to someone outside the unit',
    path: (id) => stepPath(id, 'acknowledge', 'assignment'),
    body: { user: 'caseworker.0165' },
    refused: invalid,
    faults: [['/user', 'assignee-not-in-unit']],
  },
  {
    what: 'an assignment to nobody known',
    path: (id) => stepPath(id, 'acknowledge', 'assignment'),
    body: { user: 'nobody' },
    refused: invalid,
    faults: [['/user', 'assignee-not-in-unit']],
  },
  {
    what: 'a fact that the process does not have',
    path: (id) => `/cases/${id}/facts`,
    body: { fact: 'weather', value: true, source: 'x' },
    refused: invalid,
    faults: [['/fact', 'unknown-fact']],
  },
  {
    what: 'a fact of the wrong type',
    path: (id) => `/cases/${id}/facts`,
    body: { fact: 'mainResponsibilityUnclear', value: 'maybe', source: 'x' },
    refused: invalid,
  },
  {
    what: 'a deadline rule that does not exist',
    path: () => '/deadlines/calculation',
    body: { rule: 'XYZ-1', trigger: { at: '2026-03-03' } },
    refused: invalid,
    faults: [['/rule', 'unknown-rule']],
  },
  {
    what: 'a calendar that does not exist',
    path: () => '/deadlines/calculation',
    body: { rule: 'UKN-02', trigger: { at: '2026-03-03' }, calendar: 'dk-1066.1' },
    refused: invalid,
    faults: [['/calendar', 'unknown-calendar']],
  },
];

export const texts: readonly (RequestOptions & { what: string; body: string; refused: readonly [number, string] })[] = [
  { what: 'malformed JSON', body: '{"process": "psp-k",', refused: [400, 'malformed-json'] },
  { what: 'JSON that reaches for a prototype', body: '{"__proto__": {"a": 1}}', refused: [400, 'malformed-json'] },
  { what: '300 KB', body: JSON.stringify(pspK({ reason: 'x'.repeat(300 * 1024) })), refused: [413, 'body-too-large'] },
  {
    what: 'another media type',
    body: 'a=b',
    headers: { 'content-type': 'text/plain' },
    refused: [415, 'unsupported-media-type'],
  },
];

export const tokens: readonly (TokenParts & { what: string; refused: readonly [number, string] })[] = [
  { what: 'has expired', expiresIn: -60, refused: [401, 'unauthenticated'] },
  { what: 'is for another audience', audience: 'somebody-else', refused: [401, 'unauthenticated'] },
  { what: 'is from another issuer', issuer: 'https://issuer.example', refused: [401, 'unauthenticated'] },
  { what: 'is signed with a key that was never published', foreignKey: true, refused: [401, 'unauthenticated'] },
  { what: 'is not signed', unsigned: true, refused: [401, 'unauthenticated'] },
  { what: 'is of nobody in the directory', subject: 'caseworker.9999', refused: [403, 'not-in-directory'] },
];
