import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { forgeToken } from '../support/access-tokens';
import type { TokenParts } from '../support/access-tokens';
import type { Answer, RequestOptions } from '../support/api-client';
import { daysFromToday, exit, pspK, ukn } from '../support/referrals';
import type { Product } from '../support/product';
import { play } from '../support/story';
import { caseSeenBy, refer, refusal, stepPath } from './reading';

interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** A wrong request, and what it must be refused with. */
interface Wrong {
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
const acknowledge = (caseId: string) => stepPath(caseId, 'acknowledge', 'completion');

const referrals: readonly Wrong[] = [
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

const commands: readonly Wrong[] = [
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

const texts: readonly (RequestOptions & { what: string; body: string; refused: readonly [number, string] })[] = [
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

const tokens: readonly (TokenParts & { what: string; refused: readonly [number, string] })[] = [
  { what: 'has expired', expiresIn: -60, refused: [401, 'unauthenticated'] },
  { what: 'is for another audience', audience: 'somebody-else', refused: [401, 'unauthenticated'] },
  { what: 'is from another issuer', issuer: 'https://issuer.example', refused: [401, 'unauthenticated'] },
  { what: 'is signed with a key that was never published', foreignKey: true, refused: [401, 'unauthenticated'] },
  { what: 'is not signed', unsigned: true, refused: [401, 'unauthenticated'] },
  { what: 'is of nobody in the directory', subject: 'caseworker.9999', refused: [403, 'not-in-directory'] },
];

/** Requests that must be refused: each with a useful problem in both languages, and without a trace in the record. */
export function badInputStories(product: Product): void {
  let caseId: string;
  beforeAll(async () => {
    caseId = await refer(product, { by: 'caseworker.0165', referral: pspK() });
  });

  /** Asks in both languages: the same problem in other words, and no row more than before. */
  async function refusedInBothLanguages(ask: (headers: Record<string, string>) => Promise<Answer>): Promise<Answer> {
    const before = await product.rowCounts();
    const danish = await ask({ 'accept-language': 'da' });
    const english = await ask({ 'accept-language': 'en' });
    expect(await product.rowCounts()).toEqual(before);
    for (const { body, headers, status } of [danish, english]) {
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(body).toMatchObject({ status, type: expect.stringMatching(`/${body.code}$`) as unknown });
      expect(body['traceId']).toBe(headers.get('x-trace-id'));
      expect(JSON.stringify(body)).not.toMatch(/\bat \/|SELECT |Berggren|251248/);
    }
    expect(refusal(english)).toEqual(refusal(danish));
    expect(english.body['title']).not.toBe(danish.body['title']);
    return danish;
  }

  describe('bad input', () => {
    test.each([...referrals, ...commands])('$what → $refused', async ({ by, path, body, refused, faults }) => {
      const user = await product.as(by ?? (path ? 'coordinator.pspk' : 'caseworker.0165'));
      const answer = await refusedInBothLanguages((headers) =>
        user.post(path?.(caseId) ?? '/referrals', body, { idempotencyKey: randomUUID(), headers }),
      );
      expect(refusal(answer)).toEqual(refused);
      const found = (answer.body['errors'] ?? []) as readonly Fault[];
      if (answer.body.code === 'invalid-input') expect(found.length).toBeGreaterThan(0);
      if (faults) expect(found.map(({ pointer, code }) => [pointer, code])).toEqual(faults);
      for (const { message } of found) expect(message).toMatch(/^[A-ZÆØÅ].+\.$/);
    });

    test.each(texts)('$what → $refused', async ({ body, headers, refused }) => {
      const user = await product.as('caseworker.0165');
      const answer = await refusedInBothLanguages((language) =>
        user.postText('/referrals', body, { idempotencyKey: randomUUID(), headers: { ...headers, ...language } }),
      );
      expect(refusal(answer)).toEqual(refused);
    });

    test.each([
      ['/cases?limit=0', [422, 'invalid-input']],
      ['/cases?limit=201', [422, 'invalid-input']],
      ['/cases?colour=red', [422, 'invalid-input']],
      ['/cases?cursor=nonsense', [400, 'invalid-cursor']],
      ['/work-items?scope=everyone', [422, 'invalid-input']],
      ['/work-items?cursor=nonsense', [400, 'invalid-cursor']],
      ['/calendars/dk/1066', [422, 'invalid-input']],
      ['/rules?district=atlantis', [422, 'invalid-input']],
      ['/processes/psp-q', [404, 'not-found']],
      ['/processes/psp-q/diagram', [404, 'not-found']],
      ['/nothing/here', [404, 'not-found']],
      ['/supervision/overview', [403, 'role-not-allowed']],
    ])('GET %s → %j', async (path, refused) => {
      const user = await product.as('caseworker.0165');
      expect(refusal(await refusedInBothLanguages((headers) => user.get(path, { headers })))).toEqual(refused);
    });

    test('a completion of a step that is closed → 409 step-not-open', async () => {
      const other = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      await play(product, {
        caseId: other,
        moves: [{ by: 'coordinator.pspk', step: 'acknowledge', outcome: 'acknowledged' }],
      });
      const user = await product.as('coordinator.pspk');
      const answer = await refusedInBothLanguages((headers) =>
        user.post(acknowledge(other), { outcome: 'acknowledged' }, { headers }),
      );
      expect(refusal(answer)).toEqual([409, 'step-not-open']);
    });
  });

  describe('repeats', () => {
    test('a submission needs a key of visible characters', async () => {
      const user = await product.as('caseworker.0165');
      const missing = await refusedInBothLanguages((headers) => user.post('/referrals', pspK(), { headers }));
      expect(refusal(missing)).toEqual([400, 'idempotency-key-required']);
      const malformed = await refusedInBothLanguages((headers) =>
        user.post('/referrals', pspK(), { idempotencyKey: 'k'.repeat(201), headers }),
      );
      expect(refusal(malformed)).toEqual([400, 'idempotency-key-malformed']);
    });

    test('the same key and body give the same case again; another body is refused', async () => {
      const user = await product.as('caseworker.0165');
      const idempotencyKey = randomUUID();
      const first = await user.post('/referrals', pspK(), { idempotencyKey });
      expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([201, null]);
      expect(first.headers.get('location')).toBe(`/v1/cases/${first.body.caseId}`);
      const before = await product.rowCounts();
      const again = await user.post('/referrals', pspK(), { idempotencyKey });
      expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
      expect(again.body).toEqual(first.body);
      expect(await product.rowCounts()).toEqual(before);

      const reused = await refusedInBothLanguages((headers) =>
        user.post('/referrals', pspK({ urgency: 'urgent' }), { idempotencyKey, headers }),
      );
      expect(refusal(reused)).toEqual([422, 'idempotency-key-reused']);
      // A key is its principal's own.
      const other = await product.as('caseworker.psykiatri');
      expect(
        (await other.post('/referrals', pspK(), { idempotencyKey })).headers.get('idempotent-replayed'),
      ).toBeNull();
    });

    test.each([
      ['completion', acknowledge, { outcome: 'acknowledged' }, { outcome: 'acknowledged', note: 'Andet' }],
      ['claim', (id: string) => stepPath(id, 'acknowledge', 'claim'), {}, undefined],
      ['assignment', (id: string) => stepPath(id, 'acknowledge', 'assignment'), { user: 'coordinator.pspk' }, {}],
      ['note', (id: string) => `/cases/${id}/notes`, { text: 'Én gang' }, { text: 'To gange' }],
      [
        'correction',
        (id: string) => `/cases/${id}/facts`,
        { fact: 'unclearBecause', value: 'Ny', source: 'Samtale' },
        { fact: 'unclearBecause', value: 'Anden', source: 'Samtale' },
      ],
      ['closure', (id: string) => `/cases/${id}/closure`, { ground: 'duplicate' }, { ground: 'moved' }],
    ])('a repeated %s is carried out once', async (_, path, body, otherBody) => {
      const id = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const user = await product.as('coordinator.pspk');
      const idempotencyKey = randomUUID();
      const first = await user.post(path(id), body, { idempotencyKey });
      expect([first.status, first.headers.get('idempotent-replayed')]).toEqual([200, null]);
      const again = await user.post(path(id), body, { idempotencyKey });
      expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
      expect(again.body.version).toBe(first.body.version);
      if (otherBody === undefined) return;
      const reused = await refusedInBothLanguages((headers) =>
        user.post(path(id), otherBody, { idempotencyKey, headers }),
      );
      expect(refusal(reused)).toEqual([422, 'idempotency-key-reused']);
    });

    test('a repeat is answered even when the step no longer belongs to whoever repeats', async () => {
      const id = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const police = await product.as('screening.politi');
      const idempotencyKey = randomUUID();
      const path = stepPath(id, 'confirm-involvement:politi', 'completion');
      const first = await police.post(path, { outcome: 'no-need' }, { idempotencyKey });
      const again = await police.post(path, { outcome: 'no-need' }, { idempotencyKey });
      expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 200, 'true']);
      // Rendered under today's rights: what the police said themselves, and no more.
      expect(again.body).toMatchObject({ person: {}, steps: [{ outcome: 'no-need' }] });
    });
  });

  describe('If-Match', () => {
    test('an old version → 412, the current one goes through', async () => {
      const id = await refer(product, { by: 'caseworker.0165', referral: pspK() });
      const user = await product.as('coordinator.pspk');
      const seen = await user.get(`/cases/${id}`);
      const ifMatch = String(seen.headers.get('etag'));
      expect(ifMatch).toBe(`"${seen.body.version}"`);
      const noted = await user.post(`/cases/${id}/notes`, { text: 'I mellemtiden' }, { ifMatch });
      expect(noted.status).toBe(200);
      const stale: readonly (readonly [string, object])[] = [
        [acknowledge(id), { outcome: 'acknowledged' }],
        [`/cases/${id}/notes`, { text: 'For sent' }],
        [stepPath(id, 'acknowledge', 'claim'), {}],
        [`/cases/${id}/facts`, { fact: 'unclearBecause', value: 'x', source: 'y' }],
        [`/cases/${id}/closure`, { ground: 'moved' }],
      ];
      for (const [path, body] of stale) {
        const answer = await refusedInBothLanguages((headers) => user.post(path, body, { ifMatch, headers }));
        expect([path, ...refusal(answer)]).toEqual([path, 412, 'version-conflict']);
      }
      const current = String(noted.headers.get('etag'));
      expect((await user.post(acknowledge(id), { outcome: 'acknowledged' }, { ifMatch: current })).status).toBe(200);
      const malformed = await refusedInBothLanguages((headers) =>
        user.post(`/cases/${id}/notes`, { text: 'x' }, { ifMatch: 'seven', headers }),
      );
      expect(refusal(malformed)).toEqual([400, 'if-match-malformed']);
    });
  });

  describe('a token', () => {
    test('made with the provider’s key and right claims is let in', async () => {
      expect((await product.withToken(forgeToken(product.stack)).get('/me')).body.id).toBe('caseworker.0165');
    });

    test.each(tokens)('that $what → $refused', async ({ refused, ...parts }) => {
      const user = product.withToken(forgeToken(product.stack, parts));
      const answer = await refusedInBothLanguages((headers) => user.get('/me', { headers }));
      expect(refusal(answer)).toEqual(refused);
      const submitted = await user.post('/referrals', pspK(), { idempotencyKey: randomUUID() });
      expect(refusal(submitted)).toEqual(refused);
    });

    test.each(['garbage', 'a.b.c', ''])('%j is none', async (token) => {
      const answer = await refusedInBothLanguages((headers) => product.withToken(token).get('/cases', { headers }));
      expect(refusal(answer)).toEqual([401, 'unauthenticated']);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    });
  });

  test('none of this has hurt the case', async () => {
    const view = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
    expect([view.state, view.version]).toEqual(['open', 2]);
  });
}
