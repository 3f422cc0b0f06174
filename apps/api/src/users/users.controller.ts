import { Controller, Inject, Post } from '@nestjs/common';
import { activation, deactivation, userParams, userState, type UserStateView } from '@tovholder/contracts/http';
import { activateUser, deactivateUser, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { actorFor } from '../cases/case-commands';
import { Operation, type OperationDefinition } from '../http/operation';
import { Body, CurrentReader, Params, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { People } from './people';

const onUser = {
  tag: 'People',
  params: userParams,
  answer: userState,
  idempotency: 'optional',
} as const satisfies Partial<OperationDefinition>;

@Controller('users/:id')
export class UsersController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(People) private readonly people: People,
  ) {}

  @Post('deactivation')
  @Operation({
    ...onUser,
    id: 'deactivateUser',
    summary: 'End a user’s access; their open steps go to the deputy in the same transaction',
    body: deactivation,
    problems: ['not-found', 'deputy-needed', 'last-member'],
  })
  async deactivate(
    @CurrentReader() reader: Reader,
    @Params() { id: userId }: z.output<typeof userParams>,
    @Body() body: z.output<typeof deactivation>,
  ): Promise<UserStateView> {
    const { name, memberships } = await this.people.administered(userId, reader);
    const result = await deactivateUser(this.record, {
      userId,
      ...(body?.deputy === undefined ? {} : { deputyId: body.deputy }),
      by: actorFor(reader, { district: memberships[0]?.district ?? '' }),
    });
    switch (result.kind) {
      case 'deactivated':
        return { id: userId, name, active: false, moved: result.moved.length };
      case 'deputy-needed':
        throw await this.people.deputyNeeded(result, reader);
      case 'deputy-not-possible':
        throw this.people.deputyNotPossible(result.because);
      case 'last-in-unit':
        throw new Problem('last-member');
      case 'no-such-user':
        throw new Problem('not-found');
    }
  }

  @Post('activation')
  @Operation({
    ...onUser,
    id: 'activateUser',
    summary: 'Let a user in again; steps that went to a deputy stay there',
    body: activation,
    problems: ['not-found'],
  })
  async activate(
    @CurrentReader() reader: Reader,
    @Params() { id: userId }: z.output<typeof userParams>,
  ): Promise<UserStateView> {
    const { name } = await this.people.administered(userId, reader);
    const result = await activateUser(this.record, { userId });
    if (result.kind === 'no-such-user') throw new Problem('not-found');
    return { id: userId, name, active: true, moved: 0 };
  }
}
