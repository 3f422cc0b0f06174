import type { FollowUpRequest } from '@tovholder/api-client';

/** An action as it is typed; `owner` is `authority:<code>`, `unit:<id>` or `user:<id>`. */
export interface FollowUpDraft {
  readonly id: number;
  readonly what: string;
  readonly owner: string;
  readonly due: string;
}

/** The actions that the rows state; a row that says nothing is none. */
export function followUpsOf(rows: readonly FollowUpDraft[]): FollowUpRequest[] | 'incomplete' {
  const stated = rows.filter(({ what, owner }) => what.trim() !== '' || owner !== '');
  if (stated.some(({ what, owner }) => what.trim() === '' || owner === '')) return 'incomplete';
  return stated.map(({ what, owner, due }) => {
    const at = owner.indexOf(':');
    return {
      what: what.trim(),
      owner: { [owner.slice(0, at)]: owner.slice(at + 1) },
      ...(due === '' ? {} : { due }),
    };
  });
}
