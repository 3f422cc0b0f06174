import { Controller, Get, Inject, Post } from '@nestjs/common';
import {
  acknowledgement,
  type Immutable,
  notificationList,
  notificationParams,
  notificationQuery,
  notificationsLeft,
} from '@tovholder/contracts/http';
import { acknowledgeNotification, listNotifications, type Store } from '@tovholder/persistence';
import type { z } from 'zod';
import { Cases } from '../cases/cases';
import { Operation } from '../http/operation';
import { CurrentReader, Params, Query, type Reader } from '../http/request';
import { RECORD } from '../platform/tokens';
import { Problem } from '../problems/problem';
import { presentNotification } from './notification.presenter';

/** Everyone has an inbox, and sees nobody else's. */
@Controller('notifications')
export class NotificationsController {
  constructor(
    @Inject(RECORD) private readonly record: Store,
    @Inject(Cases) private readonly cases: Cases,
  ) {}

  @Get()
  @Operation({
    id: 'listNotifications',
    tag: 'Notifications',
    summary: 'What ladders told me, newest first',
    query: notificationQuery,
    answer: notificationList,
    problems: ['invalid-cursor'],
  })
  async list(
    @CurrentReader() reader: Reader,
    @Query() { unread, limit, cursor }: z.output<typeof notificationQuery>,
  ): Promise<Immutable<z.input<typeof notificationList>>> {
    const page = await listNotifications(this.record, {
      userId: reader.principal.userId,
      unreadOnly: unread === 'true',
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return {
      items: page.items.map((item) => presentNotification(item, { process: this.cases.processOf(item), reader })),
      unread: page.unread,
      nextCursor: page.nextCursor,
      total: page.total,
      totalIsExact: page.totalIsExact,
    };
  }

  @Post(':id/acknowledgement')
  @Operation({
    id: 'acknowledgeNotification',
    tag: 'Notifications',
    summary: 'I have seen it; doing so again changes nothing',
    params: notificationParams,
    body: acknowledgement,
    answer: notificationsLeft,
    idempotency: 'optional',
    problems: ['not-found'],
  })
  async acknowledge(
    @CurrentReader() { principal }: Reader,
    @Params() { id }: z.output<typeof notificationParams>,
  ): Promise<z.input<typeof notificationsLeft>> {
    const { userId } = principal;
    const done = await acknowledgeNotification(this.record, { id, userId });
    if (done === 'no-such-notification') throw new Problem('not-found');
    const { unread } = await listNotifications(this.record, { userId, unreadOnly: true, limit: 1 });
    return { id, unread };
  }
}
