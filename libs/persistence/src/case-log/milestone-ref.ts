import type { MilestoneRef } from '@tovholder/domain/case-log';
import { assertNever } from '@tovholder/domain/text';

/** A milestone as PostgreSQL names it. */
export interface MilestoneJson {
  kind: MilestoneRef['kind'];
  ref: string;
  at: string;
}

export interface PendingMilestone {
  readonly ref: MilestoneRef;
  readonly at: string;
}

export const pendingMilestones = (caseId: string): string => `
  SELECT coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'ref', m.ref, 'at', m.at)), '[]')
  FROM milestone m WHERE m.case_id = ${caseId} AND m.state = 'pending'`;

export function pendingMilestone({ kind, ref, at }: MilestoneJson): PendingMilestone {
  return { ref: milestoneRef(kind, ref), at: new Date(at).toISOString() };
}

/** What names a milestone among those of its kind in its case. Neither keys nor ids of ladders and rungs hold a bar. */
export function refText(ref: MilestoneRef): string {
  switch (ref.kind) {
    case 'due':
      return ref.key;
    case 'birthday':
      return ref.name;
    case 'rung':
      return [ref.key, ref.ladder, ref.rung, ref.version].join('|');
    default:
      return assertNever(ref);
  }
}

function milestoneRef(kind: MilestoneRef['kind'], ref: string): MilestoneRef {
  switch (kind) {
    case 'due':
      return { kind, key: ref };
    case 'birthday':
      return { kind, name: ref as Extract<MilestoneRef, { kind: 'birthday' }>['name'] };
    case 'rung': {
      const [key = '', ladder = '', rung = '', version = ''] = ref.split('|');
      return { kind, key, ladder, rung, version: Number(version) };
    }
    default:
      return assertNever(kind);
  }
}
