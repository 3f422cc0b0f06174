/** Schemas made of a process's terms: what it asks, and on what it may rest. */
import { type FactField, consentStates, termsOf } from '@tovholder/domain/eligibility';
import { z } from 'zod';
import { freeText, localDate } from './values';

export const consentSchema = z.strictObject({ state: z.enum(consentStates), because: freeText.optional() });

/** @throws RangeError when the process has no terms of facts */
export function factsSchema(process: string): z.ZodObject {
  const fields = termsOf(process)?.facts;
  if (fields === undefined) throw new RangeError(`Process ${process} does not say what it asks`);
  const shape = Object.entries(fields).map(([name, field]) => [name, valueSchema(field).optional()] as const);
  return z
    .strictObject(Object.fromEntries(shape))
    .meta({ id: `${pascal(process)}Facts`, description: 'What is absent is unknown' });
}

function valueSchema(field: FactField): z.ZodType {
  const description = field.label.en;
  switch (field.kind) {
    case 'boolean':
      return z.boolean().meta({ description });
    case 'text':
      return freeText.meta({ description });
    case 'date':
      return localDate.meta({ description });
    case 'choice':
      return z.enum(field.of).meta({ description });
    case 'choices':
      return z
        .strictObject(Object.fromEntries(field.keys.map((key) => [key, z.enum(field.of).optional()])))
        .meta({ description });
    case 'consent':
      return consentSchema;
  }
}

/** Under RPL § 115 each disclosure says why it is necessary; other bases may. */
function basisSchema(code: string) {
  const why = freeText.meta({ description: 'Why disclosing is necessary' });
  return code.startsWith('rpl-115-')
    ? z.strictObject({ code: z.literal(code), necessity: why })
    : z.strictObject({ code: z.literal(code), necessity: freeText.optional() });
}

/** Any of the bases that a referral to the process may rest on. */
export function legalBasisSchema(process: string): z.ZodType<LegalBasisInput> {
  const [first, ...others] = (termsOf(process)?.bases ?? []).map(({ code }) => basisSchema(code));
  if (first === undefined) throw new RangeError(`Process ${process} does not say what it may rest on`);
  return z.discriminatedUnion('code', [first, ...others]).meta({ id: `${pascal(process)}LegalBasis` });
}

export interface LegalBasisInput {
  readonly code: string;
  readonly necessity?: string | undefined;
}

/** `psp-k` as the name of a schema: `PspK`. */
function pascal(id: string): string {
  return id.replace(/(^|-)([a-z])/g, (_, _hyphen: string, letter: string) => letter.toUpperCase());
}
