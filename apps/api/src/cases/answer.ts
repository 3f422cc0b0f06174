import type { CaseRecord } from '@tovholder/persistence';
import { entityTag } from '../http/concurrency';
import type { AnswerHead } from '../http/request';

/** What came of a command: the case as it stands now. */
export interface CommandAnswer {
  readonly record: CaseRecord;
  /** The command had been carried out before; nothing was done now. */
  readonly replayed: boolean;
}

/** Headers of an answer that shows a case. */
export function tagVersion(reply: AnswerHead, { version }: { readonly version: number }): void {
  reply.header('etag', entityTag(version));
}

/** Headers of an answer to a command. */
export function tagCommand(reply: AnswerHead, { record, replayed }: CommandAnswer): void {
  tagVersion(reply, record);
  if (replayed) reply.header('idempotent-replayed', 'true');
}

/** How the document describes these headers. */
export const caseHeaders = { ETag: 'The version of the case, for If-Match' } as const;
export const commandHeaders = {
  ...caseHeaders,
  'Idempotent-Replayed': 'true where the command had been carried out before',
} as const;
