import { marks } from '@tovholder/domain/text';
import { z } from 'zod';

/** Instant: RFC 3339 in UTC. */
export const instant = z.iso
  .datetime({ offset: true })
  .meta({ description: 'Instant, RFC 3339', examples: ['2026-03-03T09:12:00Z'] });
/** Local date in the district's zone. */
export const localDate = z.iso.date().meta({ description: 'Local date, YYYY-MM-DD', examples: ['2026-03-24'] });
export const uuid = z.uuid();
/** A text in a person's own words; what is longer belongs in a document. */
export const freeText = z.string().trim().min(1).max(10_000);
export const mark = z.enum(marks).meta({ id: 'Mark', description: 'How binding a rule or a number is' });
export const caseStates = ['received', 'open', 'paused', 'closed', 'incident'] as const;
export const caseState = z.enum(caseStates).meta({ id: 'CaseState' });
export { type ProcessId, processIds } from '@tovholder/domain/eligibility';

export const reason = z
  .object({
    rule: z.string(),
    mark,
    citation: z.string(),
    satisfied: z.union([z.boolean(), z.literal('unknown')]),
    text: z.string().meta({ description: 'In the language of the answer' }),
  })
  .meta({
    id: 'Reason',
    description: 'What one rule says about the facts. An unknown fact gives unknown, never a guess.',
  });

export const route = z
  .object({
    to: z.string(),
    title: z.string(),
    track: z.enum(['A', 'B']).optional(),
    stage: z.string().optional(),
    because: z.array(reason),
  })
  .meta({ id: 'Route', description: 'Where a case belongs, and the reasons that lead there' });

/** A view as it is built and handed on: nobody changes it on the way out. */
export type Immutable<T> = T extends readonly (infer E)[]
  ? readonly Immutable<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

export type ReasonView = Immutable<z.infer<typeof reason>>;
export type RouteView = Immutable<z.infer<typeof route>>;
