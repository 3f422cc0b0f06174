import { Record1763700000000 } from './1763700000000-record';
import { Time1763800000000 } from './1763800000000-time';
import { ReferralDrafts1763900000000 } from './1763900000000-referral-drafts';
import { Session1763910000000 } from './1763910000000-session';
import { Live1763920000000 } from './1763920000000-live';
import { Meetings1763960000000 } from './1763960000000-meetings';
import { Conflicts1763970000000 } from './1763970000000-conflicts';
import { LiveMeetings1763971000000 } from './1763971000000-live-meetings';
import { ActionDisclosures1763972000000 } from './1763972000000-action-disclosures';
import { LargeRecord1763980000000 } from './1763980000000-large-record';

export const migrations = [
  Record1763700000000,
  Time1763800000000,
  ReferralDrafts1763900000000,
  Session1763910000000,
  Live1763920000000,
  Meetings1763960000000,
  Conflicts1763970000000,
  LiveMeetings1763971000000,
  ActionDisclosures1763972000000,
  LargeRecord1763980000000,
];
