import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Operation } from '../http/operation';
import { Problem } from '../problems/problem';
import type { Sessions } from '../sessions/sessions';
import type { Settings } from '../settings/settings';
import { z } from 'zod';
import type { AccessTokens } from './access-tokens';
import { AuthenticationGuard } from './authentication.guard';
import type { Readers } from './readers';

const operation = { id: 'x', tag: 'x', summary: 'x', answer: z.object({}) };

class Routes {
  @Operation(operation)
  ordinary(): void {}

  @Operation({ ...operation, open: true })
  open(): void {}

  @Operation({ ...operation, unattended: true })
  unattended(): void {}
}

interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly route?: keyof Routes;
}

/** A guard over a token `t` of Anna and a session of Bo. */
function guard({ ratePerMinute = 600 } = {}) {
  const seen: boolean[] = [];
  const tokens = {
    subjectOf: async (token: string) => {
      if (token !== 't') throw new Problem('unauthenticated');
      return 'anna';
    },
  };
  const sessions = {
    require: async ({ headers }: { headers: Readonly<Record<string, string>> }, asked: { seen: boolean }) => {
      if (!headers['cookie']) throw new Problem('unauthenticated');
      seen.push(asked.seen);
      return { userId: 'bo' };
    },
  };
  const readers = {
    find: async (id: string) => ({ id, name: id, language: 'da', memberships: [], actingFor: [], deputies: [] }),
  };
  const under = new AuthenticationGuard(
    tokens as unknown as AccessTokens,
    sessions as unknown as Sessions,
    readers as unknown as Readers,
    { ratePerMinute } as Settings,
  );
  const ask = async ({ headers = {}, route = 'ordinary' }: Asked) => {
    const request: Record<string, unknown> = { headers };
    await under.canActivate({
      getHandler: () => Routes.prototype[route],
      switchToHttp: () => ({ getRequest: () => request }),
    } as unknown as ExecutionContext);
    return (request['reader'] as { principal: { userId: string } } | undefined)?.principal.userId;
  };
  return { ask, seen };
}

describe('who asks', () => {
  test('is known by a token or by a cookie', async () => {
    const { ask } = guard();
    expect(await ask({ headers: { authorization: 'Bearer t' } })).toBe('anna');
    expect(await ask({ headers: { cookie: 'c' } })).toBe('bo');
  });

  test('is who the token says, where both are sent, and nobody when the token is wrong', async () => {
    const { ask } = guard();
    expect(await ask({ headers: { authorization: 'Bearer t', cookie: 'c' } })).toBe('anna');
    for (const authorization of ['Bearer x', 'Basic dDp0', '']) {
      await expect(ask({ headers: { authorization, cookie: 'c' } })).rejects.toThrow('unauthenticated');
    }
  });

  test('is nobody without either, which only an open route takes', async () => {
    const { ask } = guard();
    await expect(ask({})).rejects.toThrow('unauthenticated');
    expect(await ask({ route: 'open' })).toBeUndefined();
  });

  test('is there, unless the page asks of its own accord', async () => {
    const { ask, seen } = guard();
    const ours = { cookie: 'c', 'x-tovholder-request': '1' };
    await ask({ headers: ours });
    await ask({ headers: { ...ours, 'x-tovholder-background': '1' } });
    await ask({ headers: ours, route: 'unattended' });
    // Sent by the browser, but not by our page.
    await ask({ headers: { cookie: 'c' } });
    expect(seen).toEqual([true, false, false, false]);
  });

  test('waits after too many requests, by session as by token', async () => {
    const { ask } = guard({ ratePerMinute: 4 });
    await ask({ headers: { cookie: 'c' } });
    await expect(ask({ headers: { cookie: 'c' } })).rejects.toThrow('rate-limited');
    expect(await ask({ headers: { authorization: 'Bearer t' } })).toBe('anna');
  });
});
