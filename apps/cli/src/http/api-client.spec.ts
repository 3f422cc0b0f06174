import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ApiClient } from './api-client';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A client of a server that gives these answers in turn; `asked` collects the requests. */
async function clientOf(answers: readonly Answer[]): Promise<{ client: ApiClient; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const left = [...answers];
  server = createServer((request, response) => {
    asked.push(request);
    const { status, body } = left.shift() ?? { status: 500, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const tokens = { of: async (user: string) => `token-of-${user}` };
  return { client: new ApiClient({ api: `http://127.0.0.1:${port}`, tokens, language: 'da', pauseMs: 1 }), asked };
}

const completion = { caseId: 'c', key: 'confirm-involvement:politi', outcome: 'supports-now' };

describe('the client of the public API', () => {
  test('names user, language and step as the contract has it', async () => {
    const { client, asked } = await clientOf([{ status: 200, body: { id: 'c' } }]);
    await client.complete('screening.politi', completion);
    expect(asked[0]?.url).toBe('/v1/cases/c/steps/confirm-involvement%3Apoliti/completion');
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer token-of-screening.politi',
      'accept-language': 'da',
    });
  });

  test('repeats with the same key while the outcome is unknown, and takes a new key for the next command', async () => {
    const away = { status: 503, body: { code: 'repeat-with-same-key' } };
    const done = { status: 200, body: { id: 'c' } };
    const { client, asked } = await clientOf([away, away, done, done]);
    await client.complete('u', completion);
    await client.complete('u', completion);
    const [first, second, third, fourth] = asked.map(({ headers }) => headers['idempotency-key']);
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
  });

  test('a case that one may not know of is none', async () => {
    const { client } = await clientOf([{ status: 404, body: { code: 'not-found' } }]);
    expect(await client.case('u', 'c')).toBeUndefined();
  });

  test('a refusal is one sentence with its code, a failure of the server tells where to look', async () => {
    const { client } = await clientOf([
      {
        status: 409,
        body: { title: 'Opgaven er ikke åben', detail: 'Hent sagen igen.', code: 'step-not-open', traceId: 'abc' },
      },
      { status: 500, body: { title: 'Noget gik galt hos os', traceId: 'def' } },
    ]);
    await expect(client.complete('u', completion)).rejects.toMatchObject({
      exitCode: 1,
      message: 'The API refused: Opgaven er ikke åben (step-not-open).',
      remedy: expect.stringContaining('abc'),
    });
    await expect(client.complete('u', completion)).rejects.toMatchObject({
      exitCode: 3,
      remedy: expect.stringContaining('def'),
    });
  });
});
