import { describe, expect, test } from '@jest/globals';
import { HttpException } from '@nestjs/common';
import { InvalidCursor } from '@tovholder/persistence';
import { Problem } from './problem';
import { problemOf } from './problem.filter';

const fastify = (code: string, statusCode: number): Error => Object.assign(new Error(code), { code, statusCode });

describe('what was thrown becomes a problem', () => {
  test.each([
    [new Problem('step-not-open'), 'step-not-open', 409],
    [new InvalidCursor(), 'invalid-cursor', 400],
    [new HttpException('Cannot GET', 404), 'not-found', 404],
    [fastify('FST_ERR_CTP_BODY_TOO_LARGE', 413), 'body-too-large', 413],
    [fastify('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), 'unsupported-media-type', 415],
    [new Error('anything'), 'internal-error', 500],
    [Object.assign(new Error('a library says 404'), { statusCode: 404 }), 'internal-error', 500],
    ['a string', 'internal-error', 500],
  ])('%s', (error, code, status) => {
    const problem = problemOf(error, 'GET');
    expect([problem.code, problem.status]).toEqual([code, status]);
  });

  test('a database that is away leaves the outcome of a command unknown', () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(problemOf(away, 'POST').code).toBe('repeat-with-same-key');
    expect(problemOf(away, 'GET').code).toBe('temporarily-unavailable');
  });
});

describe('a problem', () => {
  test('is told in the language that was asked for', () => {
    const problem = new Problem('invalid-input', { fields: [{ pointer: '/person/cpr', code: 'cpr-length' }] });
    const [da, en] = (['da', 'en'] as const).map((language) => problem.render({ language, traceId: 't' }));
    expect(da).toMatchObject({ status: 422, code: 'invalid-input', traceId: 't' });
    expect(da?.errors?.[0]).toEqual({
      pointer: '/person/cpr',
      code: 'cpr-length',
      message: 'Et CPR-nummer har ti cifre.',
    });
    expect(en?.errors?.[0]?.message).toBe('A CPR number has ten digits.');
    expect(da?.type).toBe(en?.type);
  });

  test("carries the policy's reason as its code", () => {
    const problem = new Problem('forbidden', { reasonCode: 'not-your-step' });
    expect(problem.render({ language: 'en', traceId: 't' })).toMatchObject({ status: 403, code: 'not-your-step' });
  });
});
