import { createHmac } from 'node:crypto';

export interface SignedMessage {
  readonly id: string;
  /** Seconds since 1970 at which it is sent: a receiver may refuse an old one. */
  readonly timestamp: number;
  readonly body: string;
}

const secretForm = /^whsec_([A-Za-z0-9+/]+={0,2})$/;

/**
 * Keys of a webhook from its setting: one or more `whsec_` secrets of 24 to 64 bytes, with spaces between them. Several
 * let a receiver change over from one to the next.
 *
 * @throws Error with one sentence that never quotes a secret
 */
export function webhookKeysOf(setting: string): readonly Buffer[] {
  const keys = setting
    .trim()
    .split(/\s+/)
    .map((secret) => Buffer.from(secretForm.exec(secret)?.[1] ?? '', 'base64'));
  if (keys.every(({ length }) => length >= 24 && length <= 64)) return keys;
  throw new Error('must be whsec_ and 24 to 64 bytes in base64; several have spaces between them');
}

/** The headers of a signed webhook as Standard Webhooks has them: one signature for each key. */
export function signatureHeaders(
  { id, timestamp, body }: SignedMessage,
  keys: readonly Buffer[],
): Record<string, string> {
  const signatures = keys.map((key) =>
    createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64'),
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  };
}
