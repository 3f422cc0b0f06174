import { runsProcess, type DistrictProfile } from '@tovholder/districts';
import type { Candidate } from '@tovholder/domain/case-log';
import { uuidv7 } from 'uuidv7';
import type { DirectCommand } from '../types';
import type { LogWrite } from './write';

type Concern = Omit<Extract<DirectCommand['action'], { type: 'raise-concern' }>, 'type'>;

/** Process that a concern for a child leads to (BL § 133). */
export const concernProcess = 'underretning';

/**
 * The linked case that a row of the log leads to, where that process runs in the district: opened by the relay, for it
 * is a case of its own. `ref` names the row.
 */
export function linkedCase(
  { event, change }: { readonly event: Candidate['event']; readonly change?: Candidate['change'] },
  { seq, profile }: { readonly seq: number; readonly profile: DistrictProfile },
): LogWrite['outbox'] {
  const process = event.type === 'concern-raised' ? concernProcess : change?.ending?.successor;
  if (process === undefined || !runsProcess(profile, process)) return [];
  return [{ id: uuidv7(), kind: 'open-linked', ref: String(seq) }];
}

/** A concern as the log keeps it, encrypted: what is not known of it is not there. */
export function concernText({ text, facts }: Concern): Readonly<Record<string, string>> {
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { text, ...Object.fromEntries(known.map(([name, value]) => [name, String(value)])) };
}

/** The concern that a row of the log holds. */
export function concernOf(texts: Readonly<Record<string, string>>): Concern {
  const { text = '', ...known } = texts;
  return { text, facts: Object.fromEntries(Object.entries(known).map(([name, value]) => [name, value === 'true'])) };
}
