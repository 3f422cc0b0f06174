import type { NotificationToSend } from '@tovholder/persistence';
import { createTransport } from 'nodemailer';
import type { Channel, Sending } from './channel';
import { mailTextOf } from './mail-text';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  /** Sender as in a From line. */
  readonly from: string;
  /** Where people find the product, without a slash at the end. */
  readonly publicUrl: string;
}

const connections = 5;

/**
 * Reminders by e-mail through an SMTP server. A repeat has the Message-ID of the first, so that a mailbox that has seen
 * it can tell.
 */
export function createMailChannel({ smtpUrl, from, publicUrl }: MailSettings): Channel {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    connectionTimeout: 4_000,
    greetingTimeout: 4_000,
    socketTimeout: 30_000,
  });
  // A server that hangs up on an idle connection is news to nobody: the next mail opens another.
  transport.on('error', () => undefined);
  const { hostname } = new URL(publicUrl);

  async function send(reminder: NotificationToSend, { withinMs }: { readonly withinMs: number }): Promise<Sending> {
    const { email } = reminder.recipient;
    if (email === null) return { kind: 'nothing' };
    try {
      const { response } = await within(
        withinMs,
        transport.sendMail({
          from,
          to: email,
          messageId: `<${reminder.id}@${hostname}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...mailTextOf(reminder, publicUrl),
        }),
      );
      return { kind: 'sent', detail: `SMTP ${codeIn(response)}` };
    } catch (error) {
      const { responseCode = 0, command } = error as { readonly responseCode?: number; readonly command?: string };
      // No such mailbox, now or later. What else the server says names the mailbox, so only the code is kept.
      if (responseCode >= 500 && command === 'RCPT TO') return { kind: 'refused', detail: `SMTP ${responseCode}` };
      throw new Error(
        responseCode > 0 ? `The mail server answered ${responseCode}` : 'The mail server did not answer',
        {
          cause: error,
        },
      );
    }
  }
  return { send, close: () => transport.close() };
}

/** The three digits that an answer begins with. */
const codeIn = (response: string): string => /^\d{3}/.exec(response)?.[0] ?? 'accepted';

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('out of time')), milliseconds);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
  }
}
