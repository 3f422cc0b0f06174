import type { MeetingCommand, MeetingRecord, MeetingResult } from '@tovholder/persistence';
import { entityTag } from '../http/concurrency';
import type { AnswerHead, CommandHeaders, Reader } from '../http/request';
import { Problem } from '../problems/problem';

/** How the document describes the headers of an answer that shows a meeting. */
export const meetingHeaders = { ETag: 'The version of the meeting, for If-Match' } as const;
export const meetingCommandHeaders = {
  ...meetingHeaders,
  'Idempotent-Replayed': 'true where the command had been carried out before',
} as const;

export function tagMeeting(reply: AnswerHead, { version }: Pick<MeetingRecord, 'version'>): void {
  reply.header('etag', entityTag(version));
}

/** @throws Problem for a command that was not carried out */
export function requireDone(result: MeetingResult, reply: AnswerHead): void {
  switch (result.kind) {
    case 'done':
      if (result.replayed) reply.header('idempotent-replayed', 'true');
      return;
    case 'body-differs':
      throw new Problem('idempotency-key-reused');
    case 'no-such-meeting':
      throw new Problem('not-found');
    case 'refused':
      if (result.code === 'version-conflict') throw new Problem('version-conflict', { detail: changed });
      throw new Problem(result.code === 'meeting-not-open' ? 'meeting-not-open' : 'item-not-open');
  }
}

/** A change of a meeting under the reader's name. */
export function commandFor(
  meetingId: string,
  { reader, headers }: { readonly reader: Reader; readonly headers: CommandHeaders },
): MeetingCommand {
  const { commandId, bodyHash, ifVersion } = headers;
  const by = reader.principal.userId;
  return { meetingId, commandId, bodyHash, by, ...(ifVersion === undefined ? {} : { ifVersion }) };
}

const changed = {
  da: 'Mødet er ændret, siden det blev vist. Intet er ændret nu. Hent mødet igen, og se ændringen.',
  en: 'The meeting has changed since it was shown. Nothing was changed now. Fetch it again and look at the change.',
};
