import type { CaseMark } from '../case-log';

export const roles = [
  'caseworker',
  'screening-officer',
  'coordinator',
  'board-member',
  'prosecutor',
  'youth-supervisor',
  'supervisor',
  /** Head of a unit: told when a step has been overdue for long. */
  'head',
  /** The authority's management: told last. */
  'management',
  'auditor',
  'operator',
] as const;
export type Role = (typeof roles)[number];

/** Who asks. Units and authorities come from the directory, not from the token alone. */
export interface Principal {
  readonly userId: string;
  readonly roles: readonly Role[];
  readonly authorities: readonly string[];
  readonly units: readonly string[];
  readonly districts: readonly string[];
  /** Users who are absent now and whose deputy this user is. */
  readonly actingFor: readonly string[];
  readonly language: 'da' | 'en';
}

/** What the policy needs to know about a case; the same shape from a view, a list row or a test generator. */
export interface CaseForAccess {
  readonly process: string;
  readonly district: string;
  readonly state: 'received' | 'open' | 'paused' | 'closed' | 'incident';
  readonly referrer: { readonly userId: string; readonly authority: string; readonly unit: string | null };
  readonly marks: Readonly<Partial<Record<CaseMark, string>>>;
  readonly responsibleAuthority: string | null;
  /** Users who have declared a conflict of interest in it that nobody has lifted. */
  readonly conflicted: readonly string[];
  readonly steps: readonly StepForAccess[];
}

export interface StepForAccess {
  readonly key: string;
  readonly step: string;
  readonly unit: string;
  readonly authority: string;
  readonly owner: string | null;
  readonly state: 'open' | 'done' | 'withdrawn';
  readonly completedByUnit: string | null;
  /** An option that is open at any time: nobody owes it, so it gives nobody a reason to see the case. */
  readonly option?: boolean;
  /** The step is an offer: who owes it sees process, reason and urgency, and no content. */
  readonly handover?: boolean;
}
