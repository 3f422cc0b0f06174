import { idFrom } from '@tovholder/contracts/canonical';
import { entrustedTo } from '../case-log/disclosures';
import type { LockedCase } from '../case-log/under-lock';
import { bytes, type LogWrite } from '../case-log/write';
import type { Transaction } from '../connection/transaction';
import type { PersonCipher } from '../crypto/person-key';
import { placeOf } from '../crypto/places';
import type { AtMeeting, SealedAtMeeting } from './types';

/** Encrypts the texts of what is recorded at a meeting, for the time in which the command waits and ever after. */
export function sealAtMeeting(
  atMeeting: AtMeeting,
  { cipher, commandId }: { readonly cipher: PersonCipher; readonly commandId: string },
): SealedAtMeeting {
  if (atMeeting.type === 'scheduled') return atMeeting;
  const { agendaItemId, actions } = atMeeting;
  return {
    type: 'decided',
    agendaItemId,
    actions: actions.map(({ what, owner, dueOn }, index) => {
      const id = idFrom(`action|${commandId}|${index}`);
      return {
        id,
        what: bytes(cipher.seal(what, placeOf.action(id, 'what'))),
        owner_authority: owner.authority ?? null,
        owner_unit: owner.unit ?? null,
        owner_user: owner.user ?? null,
        due_on: dueOn ?? null,
      };
    }),
  };
}

/**
 * Records what a command meant for its meeting, in the transaction in which it becomes a row of the case's log: a
 * decision and its actions are there when the step is completed, and not otherwise.
 */
export async function recordAtMeeting(
  tx: Transaction,
  {
    kase,
    atMeeting,
    write,
  }: { readonly kase: LockedCase; readonly atMeeting: SealedAtMeeting; readonly write: LogWrite },
): Promise<void> {
  const actor = write.row.actor?.userId ?? '';
  if (atMeeting.type === 'decided') {
    await tx.query({
      text: `WITH decided AS (INSERT INTO decision (agenda_item_id, case_id, seq, decided_by, decided_at)
          VALUES ($1, $2, $3, $4, $5)),
        told AS (UPDATE meeting SET version = version + 1 WHERE id = (SELECT meeting_id FROM agenda_item WHERE id = $1))
        INSERT INTO action (id, agenda_item_id, case_id, position, what, owner_authority, owner_unit, owner_user, due_on,
          opened_at)
        SELECT a.id, $1, $2, n.ordinality, a.what, a.owner_authority, a.owner_unit, a.owner_user, a.due_on, $5
        FROM jsonb_array_elements($6::jsonb) WITH ORDINALITY n, jsonb_populate_record(NULL::action, n.value) a`,
      values: [atMeeting.agendaItemId, kase.id, write.row.seq, actor, kase.now, JSON.stringify(atMeeting.actions)],
    });
    await recordEntrusted(tx, { kase, atMeeting, write });
    return;
  }
  const { meetingId } = atMeeting;
  // Ids in the order in which the course opened the steps.
  const opened = write.opened.map(({ key, unitId }) => ({
    id: idFrom(`item|${meetingId}|${kase.id}|${key}`),
    key,
    unitId,
  }));
  await tx.query({
    text: `WITH told AS (UPDATE meeting SET version = version + 1 WHERE id = $1 RETURNING unit_id)
      INSERT INTO agenda_item (id, meeting_id, position, case_id, step_key, origin, added_by, added_at)
      SELECT o.id, $1, (SELECT coalesce(max(position), 0) FROM agenda_item WHERE meeting_id = $1) + n.ordinality, $2, o.key,
        'scheduled', $3, $4
      FROM jsonb_array_elements($5::jsonb) WITH ORDINALITY n,
        jsonb_to_record(n.value) AS o (id uuid, key text, "unitId" text), told
      WHERE o."unitId" = told.unit_id
      ON CONFLICT (meeting_id, case_id, step_key) DO NOTHING`,
    values: [meetingId, kase.id, actor, kase.now, JSON.stringify(opened)],
  });
}

/** What other authorities learn with their actions, each a disclosure in the row of the log that decided. */
async function recordEntrusted(
  tx: Transaction,
  {
    kase,
    atMeeting,
    write,
  }: {
    readonly kase: LockedCase;
    readonly atMeeting: Extract<SealedAtMeeting, { type: 'decided' }>;
    readonly write: LogWrite;
  },
): Promise<void> {
  if (atMeeting.actions.length === 0) return;
  const owers = await tx.query<{ key: string; authority: string; to_authority: string }>({
    text: `SELECT s.key, s.authority, o.to_authority FROM agenda_item i
      JOIN step s ON s.case_id = i.case_id AND s.key = i.step_key
      JOIN (SELECT a.agenda_item_id, a.position, coalesce(a.owner_authority,
          (SELECT n.authority FROM unit n WHERE n.id = a.owner_unit),
          (SELECT min(n.authority) FROM membership m JOIN unit n ON n.id = m.unit_id
            WHERE m.user_id = a.owner_user AND n.district = $2)) AS to_authority
        FROM action a) o ON o.agenda_item_id = i.id AND o.to_authority <> s.authority
      WHERE i.id = $1 ORDER BY o.position`,
    values: [atMeeting.agendaItemId, kase.district],
  });
  const disclosures = owers.map(({ to_authority: to, ...step }) => entrustedTo(kase, step, to));
  await tx.query({
    text: `INSERT INTO disclosure (id, case_id, seq, step_key, act, from_authority, to_authority, basis, purpose, at)
      SELECT (d->>'id')::uuid, $1, $2, d->>'stepKey', d->>'act', d->>'fromAuthority', d->>'toAuthority', d->>'basis',
        d->>'purpose', $3 FROM jsonb_array_elements($4::jsonb) d`,
    values: [kase.id, write.row.seq, kase.now, JSON.stringify(disclosures)],
  });
}
