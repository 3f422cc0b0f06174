import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { contractDocument } from './contract';

const document = contractDocument();
interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly parameters: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, object>> }>>;
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, ...(operation as unknown as Operation) })),
);

/** The routes of this version of the contract. */
const expected = [
  'get /v1/processes',
  'get /v1/processes/{id}',
  'get /v1/processes/{id}/diagram',
  'post /v1/eligibility',
  'post /v1/referrals',
  'get /v1/processes/{id}/referral-form',
  'get /v1/situations',
  'get /v1/referral-drafts',
  'get /v1/referral-drafts/{id}',
  'put /v1/referral-drafts/{id}',
  'delete /v1/referral-drafts/{id}',
  'get /v1/cases',
  'post /v1/cases/search',
  'get /v1/cases/{id}',
  'get /v1/cases/{id}/disclosures',
  'get /v1/cases/{id}/timeline',
  'post /v1/cases/{id}/facts',
  'post /v1/cases/{id}/notes',
  'post /v1/cases/{id}/withdrawal',
  'post /v1/cases/{id}/closure',
  'post /v1/cases/{id}/steps/{key}/completion',
  'post /v1/cases/{id}/steps/{key}/assignment',
  'post /v1/cases/{id}/steps/{key}/claim',
  'post /v1/cases/{id}/pauses',
  'post /v1/cases/{id}/pauses/{pauseId}/end',
  'post /v1/cases/{id}/handovers',
  'post /v1/cases/{id}/handovers/{handoverId}/acceptance',
  'post /v1/cases/{id}/handovers/{handoverId}/refusal',
  'post /v1/cases/{id}/handovers/{handoverId}/withdrawal',
  'post /v1/cases/{id}/concerns',
  'get /v1/work-items',
  'post /v1/work-items/search',
  'get /v1/work-items/summary',
  'post /v1/work-items/reassignment',
  'get /v1/notifications',
  'post /v1/notifications/{id}/acknowledgement',
  'get /v1/absences',
  'post /v1/absences',
  'post /v1/absences/{id}/cancellation',
  'post /v1/users/{id}/deactivation',
  'post /v1/users/{id}/activation',
  'get /v1/supervision/durations',
  'get /v1/supervision/ladders',
  'get /v1/supervision/overview',
  'get /v1/supervision/owners',
  'get /v1/supervision/overdue',
  'get /v1/supervision/steps',
  'get /v1/supervision/rungs',
  'post /v1/deadlines/calculation',
  'post /v1/deadlines/verification',
  'get /v1/calendars/dk/{year}',
  'get /v1/calendars/versions/{version}',
  'get /v1/rules',
  'post /v1/rules/dry-run',
  'post /v1/rules/application',
  'get /v1/rules/applications/{id}',
  'get /v1/me',
  'get /v1/meetings',
  'post /v1/meetings',
  'get /v1/meetings/{id}',
  'get /v1/meetings/{id}/waiting',
  'get /v1/meetings/{id}/minutes.pdf',
  'post /v1/meetings/{id}/rescheduling',
  'post /v1/meetings/{id}/cancellation',
  'post /v1/meetings/{id}/invitation',
  'post /v1/meetings/{id}/attendance',
  'post /v1/meetings/{id}/closure',
  'post /v1/meetings/{id}/agenda',
  'post /v1/meetings/{id}/decisions',
  'post /v1/meetings/{id}/scheduling',
  'post /v1/meetings/{id}/agenda/{itemId}/conflict',
  'post /v1/meetings/{id}/agenda/{itemId}/note',
  'get /v1/conflicts',
  'post /v1/conflicts/{id}/lifting',
  'get /v1/actions',
  'post /v1/actions/{id}/completion',
  'get /v1/session',
  'get /v1/directory',
  'get /v1/events',
  'get /v1/health/live',
  'get /v1/health/ready',
  'get /v1/health/clocks',
  'get /v1/health/metrics',
];

describe('the OpenAPI document', () => {
  test('holds every route, and no other', () => {
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...expected].sort());
  });

  test('names every operation once', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refers to nothing that it does not hold', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!.split('/'));
    expect(references.length).toBeGreaterThan(50);
    for (const path of references) {
      expect(path.reduce<unknown>((inner, part) => (inner as Record<string, unknown>)?.[part], document)).toBeDefined();
    }
    expect(text).not.toContain('#/definitions');
    expect(text).not.toContain('"$schema"');
  });

  test.each(operations)('$method $path: path variables, security, answers and problems are complete', (operation) => {
    const { path, method, parameters, responses, security, requestBody } = operation;
    const variables = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(variables);
    const open = path.startsWith('/v1/health');
    expect(security).toHaveLength(open ? 0 : 2);
    const creates =
      ['/v1/referrals', '/v1/absences', '/v1/rules/application', '/v1/meetings'].includes(path) && method === 'post';
    expect(Object.keys(responses)).toContain(creates ? '201' : '200');
    if (!open) expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500', '503']));
    if (variables.length > 0 || requestBody) expect(responses).toHaveProperty('422');
    const refs = parameters.map(({ $ref }) => $ref);
    const key = path === '/v1/referrals' ? 'RequiredIdempotencyKey' : 'IdempotencyKey';
    if (method === 'post') expect(refs).toContain(`#/components/parameters/${key}`);
    if (method === 'post' && path.startsWith('/v1/cases/{id}'))
      expect(refs).toEqual(
        expect.arrayContaining(['#/components/parameters/IfMatch', '#/components/parameters/OwnershipEpoch']),
      );
  });

  test('lets answers grow and refuses unknown fields in requests', () => {
    const { schemas } = document.components as { schemas: Record<string, { additionalProperties?: unknown }> };
    expect(schemas.Case?.additionalProperties).not.toBe(false);
    expect(schemas.Completion?.additionalProperties).toBe(false);
  });
});
