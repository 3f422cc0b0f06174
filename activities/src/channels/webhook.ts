import type { NotificationToSend } from '@tovholder/persistence';
import type { Channel, Sending } from './channel';
import { signatureHeaders } from './signature';

export interface WebhookSettings {
  readonly url: string;
  readonly keys: readonly Buffer[];
}

/** Reminders to another system, one POST for each, signed. A repeat has the `webhook-id` of the first. */
export function createWebhookChannel({ url, keys }: WebhookSettings): Channel {
  return {
    async send(reminder, { withinMs }): Promise<Sending> {
      const body = bodyOf(reminder);
      const message = { id: reminder.id, timestamp: Math.floor(Date.now() / 1_000), body };
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signatureHeaders(message, keys) },
        body,
        // A signed message is for the receiver that was named, not for whomever it points to.
        redirect: 'manual',
        signal: AbortSignal.timeout(withinMs),
      }).catch((error: unknown) => {
        throw new Error('The webhook receiver did not answer', { cause: error });
      });
      await answer.body?.cancel();
      if (answer.ok) return { kind: 'sent', detail: `HTTP ${answer.status}` };
      // 410 is how a receiver says that it wants no more; any other fault is one that its owner can mend.
      if (answer.status === 410) return { kind: 'refused', detail: 'HTTP 410' };
      throw new Error(`The webhook receiver answered ${answer.status}`);
    },
    close: () => undefined,
  };
}

/** Ids and codes: what a receiver may know more of, it reads from the API under its own rights. */
function bodyOf(reminder: NotificationToSend): string {
  const { id, recipient, caseId, process, district, step, ladder, rung, audience, at, firedAt, late } = reminder;
  return JSON.stringify({
    type: 'reminder.fired',
    timestamp: firedAt,
    data: { id, user: recipient.userId, caseId, process, district, step, ladder, rung, audience, at, firedAt, late },
  });
}
