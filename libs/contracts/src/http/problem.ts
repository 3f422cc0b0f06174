import { z } from 'zod';
import { type Immutable, reason, route, uuid } from './values';

export const problemError = z
  .object({
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) into the body, or into the query or path' }),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'ProblemError' });

/** RFC 9457. `code` is the last part of `type`, for programs that switch on it. */
export const problem = z
  .object({
    type: z.string().meta({ description: 'Stable URI of the kind of problem' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string(),
    traceId: z.string(),
    errors: z.array(problemError).optional(),
    reasons: z.array(reason).optional().meta({ description: 'With not-eligible: what each rule says' }),
    alternatives: z.array(route).optional().meta({ description: 'With not-eligible: where the case would fit' }),
    rules: z
      .array(z.string())
      .optional()
      .meta({ description: 'With facts-missing: the rules whose facts are missing' }),
    steps: z
      .array(
        z.object({
          caseId: uuid.nullable(),
          caseNumber: z.string().nullable(),
          key: z.string().nullable(),
          process: z.string(),
          title: z.string(),
        }),
      )
      .optional()
      .meta({
        description:
          'With deputy-needed: the open steps that would stand without an owner; case and key are null where the reader may not know of the case',
      }),
    deputies: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .optional()
      .meta({
        description:
          'With deputy-needed on an absence: those whom the reader may know of and who can act on all these days',
      }),
  })
  .meta({ id: 'Problem' });

export type ProblemView = Immutable<z.infer<typeof problem>>;
export type ProblemErrorView = Immutable<z.infer<typeof problemError>>;
