import { Controller, Get, Inject } from '@nestjs/common';
import { me } from '@tovholder/contracts/http';
import { listNotifications, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { Operation } from '../http/operation';
import { CurrentReader, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';

@Controller('me')
export class MeController {
  constructor(@Inject(RECORD) private readonly record: Store) {}

  @Get()
  @Operation({ id: 'getMe', tag: 'Me', summary: 'Who I am here, for whom I act, and what is unread', answer: me })
  async me(@CurrentReader() { principal, name, deputies }: Reader): Promise<z.input<typeof me>> {
    const { userId, language, roles, authorities, units, districts, actingFor } = principal;
    const { unread } = await listNotifications(this.record, { userId, unreadOnly: true, limit: 1 });
    return {
      id: userId,
      name,
      language,
      roles: [...roles],
      authorities: [...authorities],
      units: [...units],
      districts: [...districts],
      deputies: [...deputies],
      actingFor: [...actingFor],
      unreadNotifications: unread,
    };
  }
}
