import type { Case, Step } from '@tovholder/api-client';

/** One thing that is not as it was, as the texts of the screen name it. */
export type Difference =
  | { readonly kind: 'opened' | 'withdrawn' | 'gone' | 'paused' | 'running' | 'released'; readonly step: string }
  | { readonly kind: 'done'; readonly step: string; readonly outcome: string; readonly by: string }
  | { readonly kind: 'owner'; readonly step: string; readonly owner: string }
  | { readonly kind: 'due'; readonly step: string; readonly date: string | null }
  | { readonly kind: 'state'; readonly state: Case['state'] }
  | { readonly kind: 'responsible'; readonly title: string }
  | { readonly kind: 'verdict'; readonly verdict: NonNullable<Case['verdict']> }
  | { readonly kind: 'routes'; readonly routes: string }
  | { readonly kind: 'facts' | 'written' };

/** What has happened to a case between two views of the same reader. Empty only where both are the same version. */
export function differencesBetween(before: Case, after: Case): readonly Difference[] {
  if (before.version === after.version) return [];
  const known = new Map(before.steps.map((step) => [step.key, step]));
  const shown = new Set(after.steps.map(({ key }) => key));
  const found: Difference[] = [
    ...(before.state === after.state ? [] : [{ kind: 'state', state: after.state } as const]),
    ...after.steps.flatMap((step) => ofStep(known.get(step.key), step)),
    ...before.steps.filter(({ key }) => !shown.has(key)).map(({ title }) => ({ kind: 'gone', step: title }) as const),
    ...(after.responsible && before.responsible?.authority !== after.responsible.authority
      ? [{ kind: 'responsible', title: after.responsible.title } as const]
      : []),
    ...(after.verdict && before.verdict !== after.verdict
      ? [{ kind: 'verdict', verdict: after.verdict } as const]
      : []),
    ...(routesOf(before) === routesOf(after) ? [] : [{ kind: 'routes', routes: routesOf(after) } as const]),
    ...(JSON.stringify(before.facts) === JSON.stringify(after.facts) ? [] : [{ kind: 'facts' } as const]),
  ];
  return found.length > 0 ? found : [{ kind: 'written' }];
}

function routesOf({ routes }: Case): string {
  return routes.map(({ title }) => title).join(', ');
}

function ofStep(before: Step | undefined, after: Step): Difference[] {
  const step = after.title;
  if (!before || before.state !== after.state) {
    switch (after.state) {
      case 'open':
        return [{ kind: 'opened', step }];
      case 'withdrawn':
        return before ? [{ kind: 'withdrawn', step }] : [];
      case 'done': {
        const by = after.completedBy?.name ?? after.by.unitTitle;
        return [{ kind: 'done', step, outcome: after.outcomeTitle ?? '', by }];
      }
    }
  }
  if (after.state !== 'open') return [];
  return [
    ...ofOwner(before, after),
    ...(before.paused === after.paused ? [] : [{ kind: after.paused ? 'paused' : 'running', step } as const]),
    ...(before.due?.at === after.due?.at || after.paused || before.paused
      ? []
      : [{ kind: 'due', step, date: after.due?.localDate ?? null } as const]),
  ];
}

function ofOwner(before: Step, { owner, ownerName, title: step }: Step): Difference[] {
  if (before.owner === owner) return [];
  return owner === null ? [{ kind: 'released', step }] : [{ kind: 'owner', step, owner: ownerName ?? owner }];
}
