import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../support/api-client';
import { daysFromToday, exit, pspK } from '../support/referrals';
import type { CheckedClient, Product } from '../support/product';
import { play, pspKToReview } from '../support/story';
import { caseSeenBy, refer, refusal, stepOf, stepPath } from './reading';

interface Item {
  readonly case: { readonly id: string; readonly version: number };
  readonly key: string;
  readonly owner: string | null;
  readonly due: { readonly at: string } | null;
  readonly overdue: boolean;
  readonly outcome: string | null;
  readonly actions: readonly string[];
}

const itemsOf = ({ body }: Answer) => body.items as unknown as readonly Item[];
const ofCase = (answer: Answer, caseId: string) => itemsOf(answer).filter((item) => item.case.id === caseId);

/** Every page of a list, in order. */
async function pagesOf(user: CheckedClient, path: string, limit: number): Promise<readonly Answer[]> {
  const pages: Answer[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = `${path.includes('?') ? '&' : '?'}limit=${limit}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = await user.get(`${path}${query}`);
    expect(page.status).toBe(200);
    pages.push(page);
    cursor = page.body.nextCursor;
  }
  return pages;
}

/** Work lists, searches and the supervisor's page. */
export function listStories(product: Product): void {
  const referred = (referral: object = pspK()) => refer(product, { by: 'caseworker.0165', referral });
  /** A case with the municipality responsible, and two plan items for psychiatry: one overdue, one due tomorrow. */
  const overdueCase = async (): Promise<string> => {
    const caseId = await referred();
    const items = [daysFromToday(-2), daysFromToday(1)].map((by) => ({ authority: 'psykiatri', what: 'Samtale', by }));
    const plan = {
      by: 'caseworker.0165',
      step: 'coordinated-plan',
      outcome: 'agreed',
      data: { goals: 'Bolig', items },
    };
    await play(product, { caseId, moves: [...pspKToReview.slice(0, -1), plan] });
    return caseId;
  };

  describe('work lists', () => {
    test('a step is in its unit’s list until it is done; owning it puts it in mine', async () => {
      const caseId = await referred();
      const user = await product.as('screening.politi');
      const listed = async (query: string) => ofCase(await user.get(`/work-items?limit=200&${query}`), caseId);
      const key = 'confirm-involvement:politi';
      expect(await listed('scope=unit')).toMatchObject([{ key, owner: null, actions: ['complete', 'claim'] }]);
      expect(await listed('scope=mine')).toEqual([]);
      expect(await listed('scope=authority&process=ukn')).toEqual([]);

      const claimed = await user.post(stepPath(caseId, key, 'claim'), {});
      expect(stepOf(claimed.body, key).owner).toBe('screening.politi');
      expect(await listed('scope=mine')).toMatchObject([{ key, owner: 'screening.politi' }]);
      expect(refusal(await user.post(stepPath(caseId, key, 'claim'), {}))).toEqual([409, 'already-owned']);
      const released = await user.post(stepPath(caseId, key, 'assignment'), {});
      expect(stepOf(released.body, key).owner).toBeNull();
      expect(await listed('scope=mine')).toEqual([]);

      await play(product, { caseId, moves: [{ by: 'screening.politi', step: key, outcome: 'supports-now' }] });
      expect(await listed('scope=unit')).toEqual([]);
      expect(await listed('scope=unit&state=done')).toMatchObject([{ key, outcome: 'supports-now' }]);
    });

    test('sorted by due instant, paged without a gap or a double', async () => {
      const user = await product.as('coordinator.pspk');
      await Promise.all([referred(), referred(), referred()]);
      const [all] = await pagesOf(user, '/work-items', 200);
      const pages = await pagesOf(user, '/work-items', 3);
      const names = (answers: readonly Answer[]) =>
        answers.flatMap(itemsOf).map((item) => `${item.case.id} ${item.key}`);
      expect(pages.length).toBeGreaterThan(2);
      expect(names(pages).slice(0, 200)).toEqual(names([all as Answer]));
      expect(new Set(names(pages)).size).toBe(names(pages).length);
      expect(pages.at(0)?.body['total']).toBe(names(pages).length);
      const dues = itemsOf(all as Answer).map(({ due }) => due?.at ?? '9999');
      expect(dues).toEqual([...dues].sort());
    });

    test('what is overdue and what is due soon, for whoever owes it and whoever supervises it', async () => {
      const caseId = await overdueCase();
      const user = await product.as('caseworker.psykiatri');
      const listed = async (state: string) => ofCase(await user.get(`/work-items?limit=200&state=${state}`), caseId);
      expect(await listed('overdue')).toMatchObject([{ key: 'plan-item:1', overdue: true }]);
      expect(await listed('due-soon')).toMatchObject([{ key: 'plan-item:2', overdue: false }]);

      const supervisor = await product.as('supervisor.psykiatri');
      const overdue = ofCase(await supervisor.get('/supervision/overdue?limit=200'), caseId);
      expect(overdue).toMatchObject([{ key: 'plan-item:1', owner: null, cause: 'no-owner' }]);
      const late = Number((overdue[0] as unknown as { lateBySeconds: number }).lateBySeconds);
      expect(late).toBeGreaterThan(24 * 3600);
      const { body } = await supervisor.get('/supervision/overview');
      const counted = (body['items'] as unknown as Record<string, unknown>[]).find(({ step }) => step === 'plan-item');
      expect(counted).toMatchObject({ process: 'psp-k', authority: 'psykiatri' });
      expect(Number(counted?.['overdue'])).toBeGreaterThanOrEqual(1);
      expect(counted).toMatchObject({ processTitle: 'PSP-K', authorityTitle: expect.stringContaining('sykiatri') });
      const narrowed = async (query: string) =>
        ofCase(await supervisor.get(`/supervision/overdue?limit=200&${query}`), caseId).map(({ key }) => key);
      expect(await narrowed('process=psp-k&step=plan-item&authority=psykiatri&withoutOwner=true')).toEqual([
        'plan-item:1',
      ]);
      expect(await narrowed('process=ukn')).toEqual([]);
      expect(overdue[0]).toMatchObject({ actions: ['assign'], by: { unitTitle: expect.any(String) } });

      const holders = (await supervisor.get('/supervision/owners')).body.items as unknown as readonly {
        readonly owner: unknown;
        readonly overdue: number;
        readonly authority: { readonly id: string };
      }[];
      expect(new Set(holders.map(({ authority }) => authority.id))).toEqual(new Set(['psykiatri']));
      expect(holders.find(({ owner }) => owner === null)?.overdue).toBeGreaterThanOrEqual(1);
      // Another authority's supervisor counts its own only.
      const others = await (await product.as('supervisor.0151')).get('/supervision/overdue?limit=200');
      expect(ofCase(others, caseId)).toEqual([]);
    });

    test('behind each number of the overview is the list of what it counts', async () => {
      const caseId = await overdueCase();
      const supervisor = await product.as('supervisor.psykiatri');
      const { body } = await supervisor.get('/supervision/overview');
      const counted = (body['items'] as unknown as Record<string, unknown>[]).find(({ step }) => step === 'plan-item');
      const total = async (query: string) =>
        (await supervisor.get(`/supervision/steps?limit=1&${query}`)).body['total'];
      const of = 'process=psp-k&step=plan-item&authority=psykiatri';
      expect([await total(`state=open&${of}`), await total(`state=overdue&${of}`)]).toEqual([
        counted?.['open'],
        counted?.['overdue'],
      ]);
      expect([await total(`state=due-soon&${of}`), await total(`state=paused&${of}`)]).toEqual([
        counted?.['dueSoon'],
        counted?.['paused'],
      ]);
      const open = ofCase(await supervisor.get(`/supervision/steps?limit=200&${of}`), caseId);
      expect(open).toMatchObject([
        { key: 'plan-item:1', cause: 'no-owner', paused: false, ownerAway: null },
        { key: 'plan-item:2', cause: null, lateBySeconds: null },
      ]);
    }, 30_000);
  });

  test('figures for supervisors: durations beside the national ones, and rungs that have fired', async () => {
    const supervisor = await product.as('supervisor.politi');
    const { status, body } = await supervisor.get('/supervision/durations?process=ukn');
    expect(status).toBe(200);
    expect(body['baselines']).toMatchObject([
      { band: '10-14', days: 142, mark: 'GUIDELINE', citation: 'Rigsrevisionen, beretning 21/2023' },
      { band: '15-17', days: 269 },
    ]);
    expect(body['fewestShown']).toEqual({ cases: 5, mark: 'ASSUMPTION' });
    const backwards = await supervisor.get('/supervision/durations?from=2026-02-01&to=2026-01-01');
    expect([...refusal(backwards), backwards.body.errors?.[0]?.pointer]).toEqual([422, 'invalid-input', '/to']);
    const endless = await supervisor.get('/supervision/durations?from=2022-01-01&to=2025-01-02');
    expect([endless.status, endless.body.errors?.[0]?.code]).toEqual([422, 'period-too-long']);
    expect((await supervisor.get('/supervision/durations?from=2022-01-01&to=2025-01-01')).status).toBe(200);
    const ladders = await supervisor.get('/supervision/ladders?weeks=1');
    const counted = ladders.body.items as unknown as readonly { readonly fired: number }[];
    const rungs = await supervisor.get('/supervision/rungs?weeks=1&limit=200');
    expect([ladders.status, rungs.status]).toEqual([200, 200]);
    expect(rungs.body['total']).toBe(counted.reduce((sum, { fired }) => sum + fired, 0));
  });

  describe('search', () => {
    const found = async (user: string, query: string) =>
      (await pagesOf(await product.as(user), `/cases?${query}`, 200)).flatMap(({ body }) =>
        body.items.map(({ id }) => id),
      );

    test('by case number, CPR number, name, person, process and state – and only what the reader may know of', async () => {
      const person = { cpr: '1509819996', name: 'Britta Testperson', municipality: '0165' };
      const caseId = await referred(pspK({ person }));
      const view = await caseSeenBy(product, { user: 'coordinator.pspk', caseId });
      const queries = [
        `q=${String(view['caseNumber'])}`,
        'q=150981-9996',
        'q=1509819996',
        'q=britta',
        `q=${encodeURIComponent('Testperson Britta')}`,
        `person=${(view['person'] as { id: string }).id}`,
        'process=psp-k&state=open',
      ];
      for (const query of queries) {
        expect([query, (await found('coordinator.pspk', query)).includes(caseId)]).toEqual([query, true]);
        expect([query, (await found('caseworker.0151', query)).includes(caseId)]).toEqual([query, false]);
      }
      expect(await found('coordinator.pspk', 'q=brit')).not.toContain(caseId);
      expect(await found('coordinator.pspk', 'process=psp-k&state=closed')).not.toContain(caseId);
      expect(await found('coordinator.pspk', `person=${randomUUID()}`)).toEqual([]);
    });

    test('an Exit case is found by the named few, and changes nothing in what others find', async () => {
      const before = await found('caseworker.0165', 'q=hemmelig');
      const person = { birthDate: '1990-02-03', name: 'Hemmelig Opdigtet', municipality: '0165' };
      const caseId = await refer(product, { by: 'caseworker.exit-0165', referral: exit({ person }) });
      expect(await found('caseworker.exit-0165', 'q=hemmelig')).toEqual([caseId]);
      for (const user of [
        'caseworker.0165',
        'supervisor.0165',
        'screening.politi',
        'coordinator.exit',
        'coordinator.pspk',
      ])
        expect([user, await found(user, 'q=hemmelig')]).toEqual([user, before]);
    });

    test('newest first, and every page of it', async () => {
      const ids = await found('coordinator.pspk', 'process=psp-k');
      const paged = (await pagesOf(await product.as('coordinator.pspk'), '/cases?process=psp-k', 7)).flatMap(
        ({ body }) => body.items.map(({ id }) => id),
      );
      expect(paged).toEqual(ids);
      expect(ids).toEqual([...ids].sort().reverse());
    });
  });
}
