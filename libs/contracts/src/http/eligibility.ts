import { z } from 'zod';
import { anyFacts, personForEligibility } from './facts';
import { type Immutable, localDate, processIds, reason, route } from './values';

export const offenceView = z.object({
  date: localDate,
  ageAtAct: z.int().nullable(),
  ageNow: z.int().nullable(),
  ageAtTreatment: z.int().nullable().optional(),
  treatmentOn: localDate.optional().meta({ description: 'Day on which the board can be expected to treat the case' }),
  row: z.int().meta({ description: 'Row of the routing table that decided it' }),
});

export const verdict = z
  .object({
    process: z.string(),
    verdict: z.enum(['eligible', 'not-eligible', 'needs-review']),
    routes: z.array(route),
    reasons: z.array(reason),
    offences: z.array(offenceView).optional(),
  })
  .meta({ id: 'Verdict' });

export type VerdictView = Immutable<z.infer<typeof verdict>>;

export const eligibilityRequest = z
  .strictObject({
    process: z.enum(processIds).optional().meta({ description: 'Absent: every process, best first' }),
    district: z.string().min(1).max(100),
    person: personForEligibility.optional(),
    facts: anyFacts,
  })
  .meta({ id: 'EligibilityRequest' });

/** Something that may be right all the same. */
export const warning = z.object({ pointer: z.string(), code: z.string(), message: z.string() }).meta({ id: 'Warning' });

export const eligibilityAnswer = z
  .object({ verdicts: z.array(verdict), warnings: z.array(warning) })
  .meta({ id: 'EligibilityAnswer' });

export type EligibilityAnswerView = Immutable<z.infer<typeof eligibilityAnswer>>;
