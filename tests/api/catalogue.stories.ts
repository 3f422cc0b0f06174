import { describe, expect, test } from '@jest/globals';
import { processIds } from '@tovholder/domain/eligibility';
import type { Product } from '../support/product';

interface Process {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly {
    readonly step: string;
    readonly title: string;
    readonly due: string | null;
    readonly outcomes: readonly {
      readonly id: string;
      readonly title: string;
      readonly schema: { readonly type: string };
    }[];
  }[];
  readonly endings: readonly { readonly id: string; readonly title: string }[];
  readonly deadlineRules: readonly { readonly id: string; readonly mark: string; readonly citation: string }[];
}

interface Diagram {
  readonly nodes: readonly { readonly id: string; readonly kind: string; readonly title: string }[];
  readonly edges: readonly { readonly from: string; readonly outcome: string; readonly to: string }[];
}

const marks = ['STATUTE', 'GUIDELINE', 'SEED', 'ASSUMPTION'];
/** The routes of the contract at this stage: a client is written against exactly these. */
const routes = [
  'DELETE /v1/referral-drafts/{id}',
  'GET /v1/absences',
  'GET /v1/actions',
  'GET /v1/calendars/dk/{year}',
  'GET /v1/calendars/versions/{version}',
  'GET /v1/cases',
  'GET /v1/cases/{id}',
  'GET /v1/cases/{id}/disclosures',
  'GET /v1/cases/{id}/timeline',
  'GET /v1/conflicts',
  'GET /v1/directory',
  'GET /v1/events',
  'GET /v1/health/clocks',
  'GET /v1/health/live',
  'GET /v1/health/metrics',
  'GET /v1/health/ready',
  'GET /v1/me',
  'GET /v1/meetings',
  'GET /v1/meetings/{id}',
  'GET /v1/meetings/{id}/minutes.pdf',
  'GET /v1/meetings/{id}/waiting',
  'GET /v1/notifications',
  'GET /v1/processes',
  'GET /v1/processes/{id}',
  'GET /v1/processes/{id}/diagram',
  'GET /v1/processes/{id}/referral-form',
  'GET /v1/referral-drafts',
  'GET /v1/referral-drafts/{id}',
  'GET /v1/rules',
  'GET /v1/rules/applications/{id}',
  'GET /v1/session',
  'GET /v1/situations',
  'GET /v1/supervision/durations',
  'GET /v1/supervision/ladders',
  'GET /v1/supervision/overdue',
  'GET /v1/supervision/overview',
  'GET /v1/supervision/owners',
  'GET /v1/supervision/rungs',
  'GET /v1/supervision/steps',
  'GET /v1/work-items',
  'GET /v1/work-items/summary',
  'POST /v1/absences',
  'POST /v1/absences/{id}/cancellation',
  'POST /v1/actions/{id}/completion',
  'POST /v1/cases/search',
  'POST /v1/cases/{id}/closure',
  'POST /v1/cases/{id}/concerns',
  'POST /v1/cases/{id}/facts',
  'POST /v1/cases/{id}/handovers',
  'POST /v1/cases/{id}/handovers/{handoverId}/acceptance',
  'POST /v1/cases/{id}/handovers/{handoverId}/refusal',
  'POST /v1/cases/{id}/handovers/{handoverId}/withdrawal',
  'POST /v1/cases/{id}/notes',
  'POST /v1/cases/{id}/pauses',
  'POST /v1/cases/{id}/pauses/{pauseId}/end',
  'POST /v1/cases/{id}/steps/{key}/assignment',
  'POST /v1/cases/{id}/steps/{key}/claim',
  'POST /v1/cases/{id}/steps/{key}/completion',
  'POST /v1/cases/{id}/withdrawal',
  'POST /v1/conflicts/{id}/lifting',
  'POST /v1/deadlines/calculation',
  'POST /v1/deadlines/verification',
  'POST /v1/eligibility',
  'POST /v1/meetings',
  'POST /v1/meetings/{id}/agenda',
  'POST /v1/meetings/{id}/agenda/{itemId}/conflict',
  'POST /v1/meetings/{id}/agenda/{itemId}/note',
  'POST /v1/meetings/{id}/attendance',
  'POST /v1/meetings/{id}/cancellation',
  'POST /v1/meetings/{id}/closure',
  'POST /v1/meetings/{id}/decisions',
  'POST /v1/meetings/{id}/invitation',
  'POST /v1/meetings/{id}/rescheduling',
  'POST /v1/meetings/{id}/scheduling',
  'POST /v1/notifications/{id}/acknowledgement',
  'POST /v1/referrals',
  'POST /v1/rules/application',
  'POST /v1/rules/dry-run',
  'POST /v1/users/{id}/activation',
  'POST /v1/users/{id}/deactivation',
  'POST /v1/work-items/reassignment',
  'POST /v1/work-items/search',
  'PUT /v1/referral-drafts/{id}',
];

/** What the product says about itself: document, processes, rules, calendars, the reader and its own health. */
export function catalogueStories(product: Product): void {
  const read = async <T>(path: string, language = 'da'): Promise<T> => {
    const user = await product.as('caseworker.0165');
    const { status, body } = await user.get(path, { headers: { 'accept-language': language } });
    expect([path, status]).toEqual([path, 200]);
    return body as unknown as T;
  };

  describe('the document', () => {
    test('is OpenAPI 3.1 at both addresses, without a token, and names exactly the routes of the contract', async () => {
      const [address] = product.stack.addresses;
      const { document } = product.contract;
      expect(document.openapi).toMatch(/^3\.1\./);
      expect(await (await fetch(`${address}/v1/openapi.json`)).json()).toEqual(document);
      const named = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      expect(named.sort()).toEqual(routes);
    });

    test('every reference in it leads somewhere, and every operation has its own id and summary', () => {
      const { document, operationIds } = product.contract;
      const text = JSON.stringify(document);
      for (const [, section, name] of text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
        expect((document.components as Record<string, object>)[String(section)]).toHaveProperty([String(name)]);
      }
      expect(new Set(operationIds).size).toBe(operationIds.length);
      expect(text).not.toMatch(/"summary":""/);
    });

    test('the page for trying it needs no other machine', async () => {
      const page = await fetch(`${product.stack.addresses[0]}/docs`);
      expect(page.status).toBe(200);
      expect(await page.text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    });
  });

  describe('processes', () => {
    test('each with its source, parties and districts', async () => {
      const { items } = await read<{ items: readonly { id: string; source: string; districts: string[] }[] }>(
        '/processes',
      );
      expect(items.map(({ id }) => id)).toEqual([...processIds]);
      for (const { source, districts } of items) {
        expect(source).not.toBe('');
        expect(districts.length).toBeGreaterThan(0);
      }
    });

    test.each([...processIds])('%s: every step, outcome and rule is told in both languages', async (id) => {
      const danish = await read<Process>(`/processes/${id}`);
      const english = await read<Process>(`/processes/${id}`, 'en');
      const titled = (process: Process) => [
        ...process.steps.flatMap((step) => [step, ...step.outcomes]).map(({ title }) => title),
        ...process.endings.map(({ title }) => title),
      ];
      expect(titled(english)).toHaveLength(titled(danish).length);
      expect(titled(danish).every((title) => title.length > 1)).toBe(true);
      expect(titled(english).filter((title, index) => title !== titled(danish)[index]).length).toBeGreaterThan(
        titled(danish).length * 0.8,
      );
      const rules = new Set(danish.deadlineRules.map((rule) => rule.id));
      for (const { step, due, outcomes } of danish.steps) {
        expect([step, outcomes.length > 0, due === null || rules.has(due)]).toEqual([step, true, true]);
        for (const { schema } of outcomes) expect(schema.type).toBe('object');
      }
      for (const { mark, citation } of danish.deadlineRules) {
        expect(marks).toContain(mark);
        expect(citation).not.toBe('');
      }
    });

    test.each([...processIds])(
      '%s: the diagram leads from a start through every step to every ending',
      async (id) => {
        const { steps, endings } = await read<Process>(`/processes/${id}`);
        const { nodes, edges } = await read<Diagram>(`/processes/${id}/diagram`);
        const ids = new Set(nodes.map((node) => node.id));
        for (const { from, to } of edges) expect([from, to].filter((end) => !ids.has(end))).toEqual([]);
        const kinds = (kind: string) => nodes.filter((node) => node.kind === kind);
        expect(
          kinds('step')
            .map((node) => node.id)
            .sort(),
        ).toEqual(steps.map(({ step }) => step).sort());
        expect(kinds('end').length).toBeGreaterThanOrEqual(endings.length - 2);

        const reached = new Set(kinds('start').map((node) => node.id));
        for (let before = 0; before !== reached.size;) {
          before = reached.size;
          for (const { from, to } of edges) if (reached.has(from)) reached.add(to);
        }
        expect([...ids].filter((node) => !reached.has(node))).toEqual([]);
      },
      60_000,
    );
  });

  describe('rules and calendars', () => {
    test('each rule of the district has its mark, citation and a title in both languages', async () => {
      const path = '/rules?district=koebenhavns-vestegn';
      const { items } = await read<{ items: readonly Record<string, string>[] }>(path);
      const english = await read<{ items: readonly Record<string, string>[] }>(path, 'en');
      expect(items.length).toBeGreaterThan(30);
      for (const { mark, citation } of items)
        expect([marks.includes(String(mark)), citation !== '']).toEqual([true, true]);
      expect(english.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
      expect(english.items.every(({ title }, index) => title !== items[index]?.title)).toBe(true);
      expect(items.find(({ id }) => id === 'UKN-02')).toMatchObject({ kind: 'weeks', amount: 3, mark: 'STATUTE' });
      // A number that is ours says so.
      const ours = items.filter(({ id }) => id?.startsWith('TOV-'));
      expect(new Set(ours.map(({ mark }) => mark))).toEqual(new Set(['ASSUMPTION']));
    });

    test('Store Bededag is a holiday up to 2023; Easter moves; closing days carry their own name', async () => {
      const days = async (year: number, language?: string) =>
        (
          await read<{ days: readonly { date: string; name: string; kind: string }[] }>(
            `/calendars/dk/${year}`,
            language,
          )
        ).days;
      const dates = async (year: number) => (await days(year)).map(({ date }) => date);
      expect(await dates(2023)).toContain('2023-05-05');
      expect(await dates(2024)).not.toContain('2024-04-26');
      expect(await dates(2026)).toEqual(
        expect.arrayContaining(['2026-01-01', '2026-04-02', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25']),
      );
      const christmas = (list: readonly { date: string; name: string }[]) =>
        list.find(({ date }) => date === '2026-12-25')?.name;
      expect(christmas(await days(2026))).not.toBe(christmas(await days(2026, 'en')));
      const weekends = await read<{ days: readonly object[] }>('/calendars/dk/2026?weekends=true');
      expect(weekends.days.length).toBeGreaterThan(104);
    });

    test('a version of a calendar is given as data, and one that never was is not found', async () => {
      const { version } = await read<{ version: string }>('/calendars/dk/2026?district=koebenhavns-vestegn');
      const name = encodeURIComponent(`dk-${version}`);
      const calendar = await read<{ version: string; annualDays: readonly object[] }>(`/calendars/versions/${name}`);
      expect([calendar.version, calendar.annualDays.length > 10]).toEqual([`dk-${version}`, true]);
      const user = await product.as('caseworker.0165');
      expect((await user.get('/calendars/versions/dk-1066.1')).status).toBe(404);
    });
  });

  describe('the reader and the machinery', () => {
    test.each([
      [
        'caseworker.0165',
        ['caseworker'],
        ['kommune:0165'],
        ['', '.boern', '.boernevagt'].map((part) => `koebenhavns-vestegn/kommune-0165${part}`),
      ],
      ['coordinator.pspk', ['coordinator'], ['pspk'], ['koebenhavns-vestegn/pspk.sekretariatsgruppe']],
      ['operator.system', ['operator'], ['system'], expect.arrayContaining(['koebenhavns-vestegn/system'])],
    ])('%s is told who they are', async (user, roles, authorities, units) => {
      const { body } = await (await product.as(user)).get('/me');
      expect(body).toMatchObject({ id: user, language: 'da', roles, authorities });
      expect(body['units']).toEqual(units);
    });

    test('health is answered without a token and without a word about any case', async () => {
      const nobody = product.withToken('');
      expect((await nobody.get('/health/live')).body).toEqual({ status: 'alive' });
      expect((await nobody.get('/health/ready')).body).toEqual({ status: 'ready', database: 'up', temporal: 'up' });
      const { status, body } = await nobody.get('/health/clocks');
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/\b(?:case|person)/i);
    });
  });
}
