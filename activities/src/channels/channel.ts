import type { NotificationToSend } from '@tovholder/persistence';

/**
 * What became of a reminder that was to go out. `sent`: the other side has taken it. `nothing`: there is no way to this
 * recipient. `refused`: the other side will never take it, however often it is asked.
 */
export type Sending =
  | { readonly kind: 'sent'; readonly detail: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly detail: string };

/** A way by which reminders leave the house. They carry ids, codes and a link: never what is in a case. */
export interface Channel {
  /**
   * Sends a reminder, or sends it again under the same id.
   *
   * @throws Error when the other side did not answer in time, or asks to come again later
   */
  send(reminder: NotificationToSend, limits: { readonly withinMs: number }): Promise<Sending>;
  close(): void;
}

/** The channels that are switched on. The inbox is none of them: a reminder is in it before it goes anywhere else. */
export interface Channels {
  readonly 'e-mail'?: Channel;
  readonly webhook?: Channel;
}
