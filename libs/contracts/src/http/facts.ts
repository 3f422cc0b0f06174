import {
  attachments,
  beliefs,
  contactSources,
  limbs,
  offenceStatuses,
  policeContacts,
  pspkMarkers,
} from '@tovholder/domain/eligibility';
import { readCpr } from '@tovholder/domain/person';
import { z } from 'zod';
import { type LegalBasisInput, consentSchema, factsSchema, legalBasisSchema } from './terms';
import { freeText, localDate, type ProcessId, processIds } from './values';

const municipalityCode = z
  .string()
  .regex(/^\d{4}$/)
  .meta({ description: 'Municipality code', examples: ['0165'] });

/** A CPR number with or without hyphen; refused for its form or date, never on modulus 11. Ten digits come out. */
const cpr = z
  .string()
  .max(20)
  .transform((text, context) => {
    const reading = readCpr(text);
    if (reading.ok) return reading.cpr;
    context.addIssue({ code: 'custom', message: 'Not a CPR number', params: { code: `cpr-${reading.code}` } });
    return z.NEVER;
  });

const personShape = {
  cpr: cpr.optional().meta({ description: 'Ten digits; modulus 11 is not asked for', examples: ['2512489996'] }),
  replacementId: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .optional()
    .meta({ description: 'Replacement number, such as an X-eCPR' }),
  birthDate: localDate.optional(),
  unknown: z.literal(true).optional().meta({ description: 'The citizen cannot be identified yet' }),
  name: z.string().trim().min(1).max(200).optional(),
  municipality: municipalityCode.optional(),
};

/** The citizen as a question about eligibility needs it: nothing is demanded, what is absent is unknown. */
export const personForEligibility = z
  .strictObject(personShape)
  .superRefine(agreesWithItself)
  .meta({ id: 'PersonForEligibility' });

/** The citizen of a referral: a CPR number, a replacement number, a birth date, or said to be unknown. */
export const personInput = z
  .strictObject(personShape)
  .superRefine(agreesWithItself)
  .superRefine((person, context) => {
    const identified = person.cpr ?? person.replacementId ?? person.birthDate;
    if (identified === undefined && person.unknown !== true) {
      const message = 'One of cpr, replacementId, birthDate or unknown is needed';
      context.addIssue({ code: 'custom', message, params: { code: 'person-not-stated' } });
    }
  })
  .meta({ id: 'PersonInput', description: 'By cpr, replacementId or birthDate, or unknown: true' });

interface StatedPerson {
  readonly cpr?: string | undefined;
  readonly replacementId?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly unknown?: true | undefined;
}

function agreesWithItself(person: StatedPerson, context: z.RefinementCtx<StatedPerson>): void {
  if (person.unknown === true && (person.cpr ?? person.replacementId ?? person.birthDate) !== undefined) {
    const message = 'A person cannot be both unknown and identified';
    context.addIssue({ code: 'custom', path: ['unknown'], message, params: { code: 'person-contradiction' } });
  }
  if (person.cpr === undefined || person.birthDate === undefined) return;
  const reading = readCpr(person.cpr);
  if (reading.ok && reading.birthDate !== person.birthDate) {
    const message = 'The birth date is another than the CPR number’s';
    context.addIssue({ code: 'custom', path: ['birthDate'], message, params: { code: 'person-contradiction' } });
  }
}

const belief = z
  .enum(beliefs)
  .optional()
  .meta({ description: 'What the referrer believes; none is a statement, unknown is not' });

export const pspKFacts = z
  .strictObject({
    involvement: z
      .strictObject({ psykiatri: belief, kriminalforsorg: belief, politi: belief, kommune: belief })
      .optional(),
    mainResponsibilityUnclear: z.boolean().optional(),
    unclearBecause: freeText.optional(),
    consent: consentSchema.optional(),
    markers: z.array(z.enum(pspkMarkers)).max(pspkMarkers.length).optional(),
  })
  .meta({ id: 'PspKFacts', description: 'What is absent is unknown' });

const offence = z
  .strictObject({
    date: localDate,
    provision: z.string().trim().min(1).max(200),
    limb: z.enum(limbs).meta({ description: 'Limb of UKL § 2(2): on its list, or other serious crime' }),
    status: z.enum(offenceStatuses),
  })
  .meta({ id: 'Offence' });

const criterion = z
  .union([z.boolean(), z.string().trim().min(1).max(2_000)])
  .optional()
  .meta({ description: 'Met or not, or in words' });

export const uknFacts = z
  .strictObject({
    reportedOn: localDate.optional(),
    lawfulStay: z.boolean().optional(),
    offences: z.array(offence).max(200).optional(),
    judgment: z
      .strictObject({
        finalOn: localDate.optional(),
        referredToBoard: z.boolean().optional(),
        conditional: z.boolean().optional(),
        releaseOn: localDate.optional(),
      })
      .optional(),
    particularRisk: z.boolean().optional().meta({ description: 'Demanded for other serious crime only' }),
    wouldHaveBeenCharged: z.boolean().optional(),
    screening: z
      .strictObject({ age: criterion, residence: criterion, crimePattern: criterion, riskAndVulnerability: criterion })
      .optional(),
  })
  .meta({ id: 'UknFacts', description: 'What is absent is unknown' });

export const exitFacts = z
  .strictObject({
    attachment: z.enum(attachments).optional(),
    wantsOut: z.boolean().optional(),
    inCustody: z.boolean().optional(),
    onParole: z.boolean().optional(),
    contactFrom: z.enum(contactSources).optional(),
    threatNow: z.boolean().optional(),
    policeContact: z.enum(policeContacts).optional(),
    ageOverride: z.strictObject({ reason: freeText, custodyHolderConsent: z.boolean().optional() }).optional(),
  })
  .meta({ id: 'ExitFacts', description: 'What is absent is unknown' });

const ownFacts: Readonly<Record<string, z.ZodObject>> = { 'psp-k': pspKFacts, ukn: uknFacts, exit: exitFacts };

/** Facts of a referral, per process: what its terms ask, or a schema of its own. */
export const factSchemas = Object.fromEntries(
  processIds.map((process) => [process, ownFacts[process] ?? factsSchema(process)]),
) as Readonly<Record<ProcessId, z.ZodObject>>;

/** Facts of any process, for asking all of them at once: what has the same name is the same fact. */
export const anyFacts = z
  .strictObject(Object.assign({}, ...processIds.map((process) => factSchemas[process].shape)) as z.ZodRawShape)
  .meta({ id: 'AnyFacts', description: 'Facts of all processes together' });

/** Legal bases per process. Which of them an authority has is a question of access, not of form. */
export const legalBasisSchemas = Object.fromEntries(
  processIds.map((process) => [process, legalBasisSchema(process)]),
) as Readonly<Record<ProcessId, z.ZodType<LegalBasisInput>>>;

const personFacts: Readonly<Record<string, z.ZodType>> = { birthDate: localDate, municipality: municipalityCode };

/**
 * The schema of one fact's value, for a correction: a fact of the process by its name, or the citizen's `birthDate`
 * or `municipality`. Null is allowed everywhere: the fact is unknown. Undefined: the process has no such fact.
 */
export function factValueSchema(process: ProcessId, fact: string): z.ZodType | undefined {
  const shape: Readonly<Record<string, z.ZodType>> = factSchemas[process].shape;
  const names = { ...personFacts, ...shape };
  const schema = Object.hasOwn(names, fact) ? names[fact] : undefined;
  return schema === undefined ? undefined : z.union([unwrapped(schema), z.null()]);
}

/** A correction states a value: null says unknown, leaving it out does not. */
function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
}

export type PersonInput = z.infer<typeof personInput>;
export type PspKFactsInput = z.infer<typeof pspKFacts>;
export type UknFactsInput = z.infer<typeof uknFacts>;
export type ExitFactsInput = z.infer<typeof exitFacts>;
