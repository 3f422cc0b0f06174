import { z } from 'zod';
import { caseView } from './case-view';
import { warning } from './eligibility';
import { factSchemas, legalBasisSchemas, personInput } from './facts';
import { freeText, type Immutable, type ProcessId, processIds, uuid } from './values';

const referralTo = (process: ProcessId) =>
  z.strictObject({
    process: z.literal(process),
    district: z.string().min(1).max(100),
    person: personInput,
    reason: freeText.meta({ description: 'Why the case is submitted, and what the own authority cannot do alone' }),
    urgency: z.enum(['normal', 'urgent']).default('normal'),
    facts: factSchemas[process],
    legalBasis: legalBasisSchemas[process],
    requestReview: z
      .strictObject({ reason: freeText })
      .optional()
      .meta({ description: 'Asks people to look at a case that the rule does not let in' }),
  });

type ReferralTo = ReturnType<typeof referralTo>;

export const referralRequest = z
  .discriminatedUnion('process', processIds.map(referralTo) as [ReferralTo, ...ReferralTo[]])
  .meta({ id: 'Referral' });

export const referralAnswer = z
  .object({ referralId: uuid, caseId: uuid, case: caseView, warnings: z.array(warning) })
  .meta({ id: 'ReferralAnswer' });

export type ReferralRequest = z.output<typeof referralRequest>;
export type ReferralAnswerView = Immutable<z.infer<typeof referralAnswer>>;
