import type { CaseState, NextMilestones } from '@tovholder/contracts/commands';
import type { CaseEvent } from '@tovholder/domain/case-log';
import type { Store } from '@tovholder/persistence';
import { Drive } from '../../record/course';
import type { RandomReferral } from './referrals';

/** How what happens in a case gets into the record. */
export interface Transport {
  /** Brings a referral in and opens its case. */
  open(store: Store, given: RandomReferral): Promise<Drive>;
  /** Carries one event into the record; the drive has adopted the rows that came of it. */
  carry(drive: Drive, commandId: string, event: () => Promise<CaseEvent>): Promise<Carried>;
}

export interface Carried {
  readonly written: boolean;
  readonly state: CaseState;
  readonly next: NextMilestones | null;
}

/** Without Temporal: the test is the workflow. */
export const straight: Transport = {
  open: (store, given) => Drive.opened(store, given),
  async carry(drive, commandId, event) {
    for (let tries = 0; tries < 5; tries += 1) {
      const { kind, state, next } = await drive.record(await event(), { commandId });
      if (kind !== 'behind') return { written: kind === 'appended', state, next };
    }
    throw new Error(`${commandId} never catches up with the log of ${drive.caseId}`);
  },
};
