import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { processIds } from '@tovholder/domain/eligibility';
import type { Product } from '../support/product';
import { pspK } from '../support/referrals';
import { refusal } from './reading';

const caseworker = 'caseworker.0165';
const police = 'screening.politi';

interface Situation {
  readonly id: string;
  readonly processes: readonly {
    readonly id: string;
    readonly open: boolean;
    readonly because: readonly { readonly rule: string; readonly text: string }[];
    readonly alternatives: readonly { readonly to: string }[];
  }[];
}

/** What a form of a referral is made of, and drafts that nobody else sees. */
export function intakeStories(product: Product): void {
  describe('what may be referred', () => {
    test.each([...processIds].filter((id) => id !== 'psp'))(
      '%s: the form that a reader may use, in both languages',
      async (id) => {
        const user = await product.as(police);
        const titles = async (language: string) => {
          const { status, body } = await user.get(`/processes/${id}/referral-form?district=koebenhavns-vestegn`, {
            headers: { 'accept-language': language },
          });
          expect([status, body.code]).toEqual([200, undefined]);
          const { properties } = body['facts'] as { properties: Record<string, { title: string }> };
          expect(body['order']).toEqual(Object.keys(properties));
          expect(body['actingFor']).toMatchObject({ authority: 'politi' });
          expect((body['legalBases'] as object[]).length).toBeGreaterThan(0);
          return Object.values(properties).map(({ title }) => title);
        };
        expect(await titles('en')).not.toEqual(await titles('da'));
      },
    );

    test('is for those who refer, where the process runs', async () => {
      const path = '/processes/psp-k/referral-form';
      expect(refusal(await (await product.as('auditor.dpo')).get(path))).toEqual([403, 'role-not-allowed']);
      const user = await product.as(caseworker);
      expect((await user.get('/processes/nothing/referral-form')).status).toBe(404);
      expect(refusal(await user.get('/processes/psp/referral-form'))).toEqual([422, 'invalid-input']);
      expect(refusal(await user.get(`${path}?district=atlantis`))).toEqual([422, 'invalid-input']);
      const { body } = await user.get(path);
      expect(body['legalBases']).toMatchObject([{ code: 'rpl-115-2', necessity: 'required' }]);
    });

    test('is chosen by situation; what is closed to a reader says why, and where else', async () => {
      const open = async (by: string) => {
        const { body } = await (await product.as(by)).get('/situations');
        const situation = (body.items as unknown as Situation[]).find(({ id }) => id === 'young-crime');
        return situation?.processes.find(({ id }) => id === 'ukn');
      };
      expect(await open(police)).toMatchObject({ open: true, because: [] });
      const closed = await open(caseworker);
      expect(closed).toMatchObject({ open: false, because: [{ rule: 'ukn.referrer' }] });
      expect(closed?.alternatives.map(({ to }) => to)).toContain('underretning');
      expect((await (await product.as('auditor.dpo')).get('/situations')).body.items).toEqual([]);
    });
  });

  describe('a draft', () => {
    const draft = { situation: 'nobody-responsible', process: 'psp-k', content: { reason: 'Egne ord om Max' } };
    const path = (id: string) => `/referral-drafts/${id}`;
    const ids = async (by: string) =>
      (await (await product.as(by)).get('/referral-drafts')).body.items.map(({ id }) => id);

    test('is its user’s own, comes back as it was saved, and cannot be read in the database', async () => {
      const id = randomUUID();
      const user = await product.as(caseworker);
      expect((await user.put(path(id), draft)).status).toBe(200);
      expect((await user.put(path(id), { ...draft, content: { reason: 'Andre ord' } })).status).toBe(200);
      expect((await user.get(path(id))).body).toMatchObject({ ...draft, content: { reason: 'Andre ord' } });
      expect(await ids(caseworker)).toContain(id);

      const other = await product.as(police);
      expect((await other.get(path(id))).status).toBe(404);
      expect(await ids(police)).not.toContain(id);
      expect((await other.delete(path(id))).body).toEqual({ id, deleted: false });
      const [row] = await product.query<{ content: Buffer }>('SELECT content FROM referral_draft WHERE id = $1', [id]);
      expect(row?.content.includes('Andre ord')).toBe(false);

      expect((await user.delete(path(id))).body).toEqual({ id, deleted: true });
      expect((await user.get(path(id))).status).toBe(404);
    });

    test('ends with the submission that carries its id, and does not come back', async () => {
      const id = randomUUID();
      const user = await product.as(caseworker);
      await user.put(path(id), draft);
      const referral = pspK();
      const submitted = await user.post('/referrals', referral, { idempotencyKey: id });
      expect(submitted.status).toBe(201);
      expect(await ids(caseworker)).not.toContain(id);
      // Another window still has the form open: it cannot make the case twice.
      expect(refusal(await user.put(path(id), draft))).toEqual([409, 'draft-submitted']);
      const again = await user.post('/referrals', referral, { idempotencyKey: id });
      expect(again.body.caseId).toBe(submitted.body.caseId);
    });

    test('is gone two weeks after it was last saved', async () => {
      const id = randomUUID();
      const user = await product.as(caseworker);
      await user.put(path(id), draft);
      await product.query(`UPDATE referral_draft SET saved_at = saved_at - interval '14 days' WHERE id = $1`, [id]);
      expect((await user.get(path(id))).status).toBe(404);
      expect(await ids(caseworker)).not.toContain(id);
    });

    test('is refused when it is too long', async () => {
      const user = await product.as(caseworker);
      const content = { reason: 'x'.repeat(100_001) };
      expect(refusal(await user.put(path(randomUUID()), { ...draft, content }))).toEqual([422, 'invalid-input']);
    });
  });
}
