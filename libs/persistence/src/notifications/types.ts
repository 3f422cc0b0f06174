import type { Audience } from '@tovholder/domain/ladders';
import type { Page } from '../records';

/** A reminder in a user's inbox. */
export interface NotificationRecord {
  readonly id: string;
  /** Null where the reader is told without identity: case and number would lead to the person. */
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly process: string;
  readonly district: string;
  readonly step: { readonly key: string; readonly step: string; readonly unit: string; readonly authority: string };
  readonly ladder: string;
  readonly rung: string;
  readonly audience: Audience;
  /** The absent or inactive user in whose place the reader was told. */
  readonly standsInFor: string | null;
  /** When the step is due now; null where it no longer has a due instant. */
  readonly dueAt: string | null;
  /** When the reminder was meant to come. */
  readonly at: string;
  readonly firedAt: string;
  readonly late: boolean;
  readonly acknowledgedAt: string | null;
}

export interface NotificationQuery {
  readonly userId: string;
  readonly unreadOnly: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

export interface NotificationPage extends Page<NotificationRecord> {
  /** How many of the user's reminders are not acknowledged yet. */
  readonly unread: number;
}

/** What a reminder outside the product says: codes and a way in, never what is in the case. */
export interface NotificationToSend {
  readonly id: string;
  readonly recipient: {
    readonly userId: string;
    /** Null: the user has no address, and the reminder stays in the product. */
    readonly email: string | null;
    readonly language: 'da' | 'en';
  };
  readonly process: string;
  readonly district: string;
  readonly step: string;
  readonly ladder: string;
  readonly rung: string;
  readonly audience: Audience;
  /** Null where the recipient is told without identity. */
  readonly caseId: string | null;
  readonly withoutIdentity: boolean;
  readonly dueAt: string | null;
  readonly at: string;
  readonly firedAt: string;
  readonly late: boolean;
}

export interface Receipt {
  readonly notificationId: string;
  readonly channel: 'in-app' | 'e-mail' | 'webhook';
  /** What the other side said: an SMTP answer, an HTTP status. No person data. */
  readonly detail: string;
}
