import type { Place } from './cipher';

/** Where each encrypted value belongs, in one list, so that what is written somewhere is opened as the same. */
export const placeOf = {
  person: (personId: string, column: 'cpr' | 'replacement_id' | 'name' | 'birth_date'): Place => ({
    table: 'person',
    column,
    row: personId,
  }),
  referral: (referralId: string, column: 'reason' | 'necessity' | 'request_review' | 'eligibility'): Place => ({
    table: 'referral',
    column,
    row: referralId,
  }),
  eligibility: (caseId: string): Place => ({ table: 'case_file', column: 'eligibility', row: caseId }),
  fact: (fact: { caseId: string; name: string; seq: number }, column: 'value' | 'source'): Place => ({
    table: 'fact',
    column,
    row: `${fact.caseId}/${fact.name}/${fact.seq}`,
  }),
  /** The same while the command waits and after it has become a row, so that the text moves without being opened. */
  logText: (caseId: string, commandId: string): Place => ({
    table: 'case_log',
    column: 'private',
    row: `${caseId}/${commandId}`,
  }),
  pauseNote: (pauseId: string): Place => ({ table: 'pause', column: 'note', row: pauseId }),
  draft: (userId: string, id: string): Place => ({
    table: 'referral_draft',
    column: 'content',
    row: `${userId}/${id}`,
  }),
  idToken: (tokenHash: Buffer): Place => ({ table: 'session', column: 'id_token', row: tokenHash.toString('hex') }),
  meeting: (meetingId: string, column: 'data_key' | 'place'): Place => ({ table: 'meeting', column, row: meetingId }),
  meetingChange: (commandId: string): Place => ({ table: 'meeting_change', column: 'reason', row: commandId }),
  agendaItem: (itemId: string, column: 'reason' | 'removal_reason'): Place => ({
    table: 'agenda_item',
    column,
    row: itemId,
  }),
  /** What one participant wrote about an item: a note of their own, or why they have a conflict of interest. */
  ofParticipant: ({ itemId, userId }: { itemId: string; userId: string }, column: 'note' | 'conflict'): Place => ({
    table: 'agenda_item',
    column,
    row: `${itemId}/${userId}`,
  }),
  /** Why a conflict of interest was lifted. */
  conflictLifted: (conflictId: string): Place => ({
    table: 'conflict_of_interest',
    column: 'lifted_reason',
    row: conflictId,
  }),
  action: (actionId: string, column: 'what' | 'done_note'): Place => ({ table: 'action', column, row: actionId }),
  correction: (commandId: string): Place => ({ table: 'command', column: 'correction', row: commandId }),
};
