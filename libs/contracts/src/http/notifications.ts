import { z } from 'zod';
import { audience } from './ladders';
import { pageOf, pageQuery } from './paging';
import { type Immutable, instant, uuid } from './values';

export const notificationQuery = z.strictObject({
  unread: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'true: only what has not been acknowledged; absent: all, newest first' }),
  ...pageQuery,
});

export const notificationParams = z.strictObject({ id: uuid });
export const acknowledgement = z.strictObject({}).optional().meta({ id: 'Acknowledgement' });

export const notification = z
  .object({
    id: uuid,
    title: z.string(),
    ladder: z.string(),
    rung: z.string(),
    audience,
    standsInFor: z.string().nullable().meta({ description: 'The absent or inactive user in whose place I was told' }),
    process: z.object({ id: z.string(), title: z.string() }),
    case: z
      .object({ id: uuid, caseNumber: z.string() })
      .nullable()
      .meta({ description: 'Null where I am told without identity' }),
    step: z.object({ key: z.string().nullable(), title: z.string() }),
    dueAt: instant.nullable(),
    at: instant.meta({ description: 'When it was meant to ring' }),
    firedAt: instant,
    late: z.boolean(),
    lateBySeconds: z.int().nullable(),
    acknowledgedAt: instant.nullable(),
  })
  .meta({ id: 'Notification', description: 'What a rung of a ladder told me: never content of the case' });

export const notificationList = pageOf(notification, 'NotificationList', {
  unread: z.int().meta({ description: 'How many have not been acknowledged, on this page or not' }),
});

export const notificationsLeft = z
  .object({ id: uuid, unread: z.int() })
  .meta({ id: 'NotificationsLeft', description: 'After an acknowledgement: how many are still unread' });

export type NotificationView = Immutable<z.infer<typeof notification>>;
