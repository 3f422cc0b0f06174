import { describe, expect, test } from '@jest/globals';
import type { CertificateBody } from '../support/certificates';
import type { Product } from '../support/product';

/** Expected days are worked out by hand from the calendar, not by the program. */
const known: readonly { rule: string; from: string; at: string; localDate: string; because: string }[] = [
  {
    rule: 'UKN-02',
    from: '2026-03-03T09:12:00Z',
    at: '2026-03-24T22:59:59.999Z',
    localDate: '2026-03-24',
    because: 'three weeks are 21 days, to the end of the local day',
  },
  {
    rule: 'PSP-05',
    from: '2026-03-27T10:00:00Z',
    at: '2026-04-08T21:59:59.999Z',
    localDate: '2026-04-08',
    because: 'five working days step over Easter, and summer time has begun',
  },
  {
    rule: 'EXIT-04',
    from: '2026-03-28T12:00:00Z',
    at: '2026-03-29T12:00:00Z',
    localDate: '2026-03-29',
    because: '24 hours are 24 hours, whatever the clocks do that night',
  },
  {
    rule: 'UKN-04',
    from: '2026-04-13',
    at: '2026-04-01T21:59:59.999Z',
    localDate: '2026-04-01',
    because: 'a week before the meeting is Easter Monday, so back to the last working day before Easter',
  },
  {
    rule: 'PSP-06',
    from: '2026-11-30T08:00:00Z',
    at: '2027-02-28T22:59:59.999Z',
    localDate: '2027-02-28',
    because: 'three months from the 30th end on the last day of February',
  },
];

/** Dates and their certificates: what is counted, and that nothing counted can be changed unseen. */
export function deadlineStories(product: Product): void {
  const calculate = async (rule: string, at: string): Promise<CertificateBody> => {
    const user = await product.as('caseworker.0165');
    const { status, body } = await user.post('/deadlines/calculation', { rule, trigger: { at } });
    expect([rule, status]).toEqual([rule, 200]);
    product.certificates.set(String(body['hash']), body as unknown as CertificateBody);
    return body as unknown as CertificateBody;
  };
  const verify = async (certificate: object): Promise<{ valid: boolean; difference?: string }> => {
    const user = await product.as('caseworker.psykiatri');
    const { status, body } = await user.post('/deadlines/verification', certificate);
    expect(status).toBe(200);
    return body as unknown as { valid: boolean; difference?: string };
  };

  describe('deadlines', () => {
    test.each(known)('$rule from $from is due $localDate: $because', async ({ rule, from, at, localDate }) => {
      const certificate = await calculate(rule, from);
      expect(certificate.due.localDate).toBe(localDate);
      expect(Date.parse(certificate.due.at)).toBe(Date.parse(at));
    });

    test('working days that do not count are in the walk, each with its reason', async () => {
      const { walk } = await calculate('PSP-05', '2026-03-27T10:00:00Z');
      const skipped = (walk as { date: string; counts: boolean; because?: string }[]).filter(({ counts }) => !counts);
      expect(skipped.map(({ date }) => date)).toEqual([
        '2026-03-28',
        '2026-03-29',
        '2026-04-02',
        '2026-04-03',
        '2026-04-04',
        '2026-04-05',
        '2026-04-06',
      ]);
      expect(skipped.every(({ because }) => because !== undefined && because !== '')).toBe(true);
    });

    test('pauses and a change of pace are counted, certified and checked', async () => {
      const user = await product.as('caseworker.0165');
      const asked = {
        rule: 'UKN-16',
        trigger: { at: '2026-03-10', since: '2026-03-03' },
        pauses: [{ from: '2026-03-12T09:00:00Z', to: '2026-03-15T09:00:00Z', ground: 'holiday' }],
      };
      const { status, body } = await user.post('/deadlines/calculation', asked);
      expect([status, body['pace'], body['due']]).toEqual([
        200,
        { counted: 'first', changesOn: '2026-05-03' },
        { at: '2026-03-27T22:59:59.999Z', localDate: '2026-03-27' },
      ]);
      expect(await verify(body)).toEqual({ valid: true });
      const shorter = [{ ...(body['pauses'] as object[])[0], to: '2026-03-14T09:00:00Z' }];
      expect((await verify({ ...body, pauses: shorter })).valid).toBe(false);
    });

    test.each([
      ['a quota', { rule: 'UKN-21', trigger: { at: '2026-03-10' } }, '/rule'],
      ['a row of the law without a number', { rule: 'UND-05', trigger: { at: '2026-03-10' } }, '/rule'],
      ['a rule before it was in force', { rule: 'UKN-14', trigger: { at: '2024-10-31' } }, '/rule'],
      [
        'a pause on a ground that the rule does not list',
        {
          rule: 'UKN-02',
          trigger: { at: '2026-03-10' },
          pauses: [{ from: '2026-03-12T09:00:00Z', to: '2026-03-15T09:00:00Z', ground: 'holiday' }],
        },
        '/pauses',
      ],
    ])('%s makes no deadline', async (_what, asked, pointer) => {
      const { status, body } = await (await product.as('caseworker.0165')).post('/deadlines/calculation', asked);
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    });

    test('a certificate with anything changed is invalid, and the difference is named', async () => {
      const certificate = await calculate('PSP-05', '2026-03-27T10:00:00Z');
      expect(await verify(certificate)).toEqual({ valid: true });
      const changed: readonly object[] = [
        { due: { at: '2026-04-09T21:59:59.999Z', localDate: '2026-04-09' } },
        { walk: certificate.walk.slice(1) },
        { trigger: { ...certificate.trigger, at: '2026-03-26T10:00:00Z', localDate: '2026-03-26' } },
        { rule: { ...certificate.rule, amount: 6 } },
        { rule: { ...certificate.rule, mark: 'STATUTE' } },
        { rule: { ...certificate.rule, id: 'XYZ-1' } },
        { calendar: { id: 'dk', version: '1066.1' } },
        { zone: 'Atlantic/Faroe' },
        { hash: `sha256:${'0'.repeat(64)}` },
      ];
      for (const change of changed) {
        const { valid, difference } = await verify({ ...certificate, ...change });
        expect([change, valid, typeof difference]).toEqual([change, false, 'string']);
      }
    });
  });
}

/** After all else: each date of each answer that any test has seen. */
export function certificatesOfAllAnswers(product: Product, { certificates: atLeast = 50, rules = 15 } = {}): void {
  test('every date in every answer of this run has a valid certificate, and a changed one is invalid', async () => {
    const certificates = [...product.certificates.values()];
    expect(certificates.length).toBeGreaterThan(atLeast);
    expect(new Set(certificates.map(({ rule }) => rule.id)).size).toBeGreaterThan(rules);
    const user = await product.as('caseworker.psykiatri');
    const valid = async (certificate: object) =>
      (await user.post('/deadlines/verification', certificate)).body['valid'];
    for (const certificate of certificates) {
      expect([certificate.hash, await valid(certificate)]).toEqual([certificate.hash, true]);
      const due = { ...certificate.due, at: new Date(Date.parse(certificate.due.at) + 1000).toISOString() };
      expect([certificate.hash, await valid({ ...certificate, due })]).toEqual([certificate.hash, false]);
    }
  }, 60_000);
}

/** Operations that are answered where deadlines are counted in seconds, and not where everything else is. */
const operationsOfTime = [
  'acceptHandover',
  'acknowledgeNotification',
  'activateUser',
  'applyRules',
  'cancelAbsence',
  'deactivateUser',
  'dryRunRules',
  'endPause',
  'getMetrics',
  'getRuleApplication',
  'listAbsences',
  'listNotifications',
  'pauseStep',
  'raiseConcern',
  'recordAbsence',
  'reassignWorkItems',
  'refuseHandover',
];

/** After all else: no operation is documented and never tried. */
export function everyOperationAnswered(product: Product, { ofTime }: { ofTime: boolean }): void {
  test('every operation of the document has been answered in this run', () => {
    const { unanswered } = product.contract;
    expect(unanswered.filter((id) => operationsOfTime.includes(id) === ofTime)).toEqual([]);
  });
}
