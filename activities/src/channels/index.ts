export type { Channel, Channels, Sending } from './channel';
export { createMailChannel, type MailSettings } from './mail';
export { webhookKeysOf } from './signature';
export { createWebhookChannel, type WebhookSettings } from './webhook';
