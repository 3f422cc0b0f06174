import type { Referral, ReferralForm } from '@tovholder/api-client';
import { isDate } from '../../design/date-text';
import { type Fault, faultsIn } from '../../forms/faults';
import { schemaOf } from '../../forms/schema';
import { formData, formValues, type FormValues } from '../../forms/values';

export const identifications = ['cpr', 'replacementId', 'birthDate', 'unknown'] as const;
export type Identification = (typeof identifications)[number];

/** The form of a referral as it stands: texts as typed, where an empty one is not stated. */
export interface IntakeValues {
  readonly person: {
    readonly by: Identification;
    readonly cpr: string;
    readonly replacementId: string;
    readonly birthDate: string;
    readonly name: string;
    readonly municipality: string;
  };
  readonly process: string;
  readonly reason: string;
  readonly urgency: 'normal' | 'urgent';
  readonly legalBasis: { readonly code: string; readonly necessity: string };
  readonly review: { readonly reason: string };
  /** Of every process that is a candidate: what has the same name is the same fact. */
  readonly facts: FormValues;
}

/** An empty form for some candidate processes, or what a draft holds in its place. */
export function startingValues(
  forms: readonly ReferralForm[],
  draft: Readonly<Record<string, unknown>> = {},
): IntakeValues {
  const [first] = forms;
  const kept = draft as Partial<IntakeValues>;
  const own = /^kommune:(\d{4})$/.exec(first?.actingFor.authority ?? '')?.[1] ?? '';
  const process = forms.some((form) => form.process.id === kept.process) ? kept.process : first?.process.id;
  return {
    person: { by: 'cpr', cpr: '', replacementId: '', birthDate: '', name: '', municipality: own, ...kept.person },
    process: process ?? '',
    reason: kept.reason ?? '',
    urgency: kept.urgency ?? 'normal',
    legalBasis: { code: '', necessity: '', ...kept.legalBasis },
    review: { reason: '', ...kept.review },
    facts: {
      ...Object.assign({}, ...forms.map((form) => formValues(schemaOf(form.facts)))),
      ...kept.facts,
    } as FormValues,
  };
}

/** The citizen as far as the form identifies them. */
export function personOf({ person }: IntakeValues, { withName }: { readonly withName: boolean }): Referral['person'] {
  const { by, cpr, replacementId, birthDate, name, municipality } = person;
  const stated = {
    ...(by === 'cpr' ? { cpr: cpr.trim() } : {}),
    ...(by === 'replacementId' ? { replacementId: replacementId.trim(), birthDate } : {}),
    ...(by === 'birthDate' ? { birthDate } : {}),
    ...(withName ? { name: name.trim() } : {}),
    municipality,
  };
  const filled = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== ''));
  return by === 'unknown' ? { ...filled, unknown: true } : filled;
}

/** The legal basis that is chosen: the only one, where there is no choice. */
export function basisOf(
  { legalBasis }: IntakeValues,
  form: ReferralForm,
): ReferralForm['legalBases'][number] | undefined {
  const chosen = form.legalBases.find(({ code }) => code === legalBasis.code);
  return chosen ?? (form.legalBases.length === 1 ? form.legalBases[0] : undefined);
}

/** What is sent: only the facts of the chosen process. */
export function referralOf(values: IntakeValues, form: ReferralForm): Referral {
  const necessity = values.legalBasis.necessity.trim();
  const review = values.review.reason.trim();
  return {
    process: form.process.id,
    district: form.district,
    person: personOf(values, { withName: true }),
    reason: values.reason.trim(),
    urgency: values.urgency,
    facts: formData(schemaOf(form.facts), values.facts),
    legalBasis: { code: basisOf(values, form)?.code ?? '', ...(necessity === '' ? {} : { necessity }) },
    ...(review === '' ? {} : { requestReview: { reason: review } }),
  } as Referral;
}

/** A field that must be filled or put right before anything is sent, by its pointer into the referral. */
export interface Missing {
  readonly pointer: string;
  readonly code: Fault['code'] | 'date-in-future';
  readonly most?: number;
  readonly count?: number;
}

/** What a referral cannot be sent without; the facts themselves may be unknown. */
export function missingIn(values: IntakeValues, form: ReferralForm, today: string): readonly Missing[] {
  const { person, reason, legalBasis } = values;
  const basis = basisOf(values, form);
  const required = (pointer: string, isMissing: boolean): readonly Missing[] =>
    isMissing ? [{ pointer, code: 'required' }] : [];
  const { by } = person;
  return [
    ...required(`/person/${by}`, by !== 'unknown' && person[by].trim() === ''),
    ...((personOf(values, { withName: false }).birthDate ?? '') > today && isDate(person.birthDate)
      ? [{ pointer: '/person/birthDate', code: 'date-in-future' } as const]
      : []),
    ...required('/reason', reason.trim() === ''),
    ...faultsIn(schemaOf(form.facts), formData(schemaOf(form.facts), values.facts), '/facts'),
    ...required('/legalBasis/code', basis === undefined),
    ...required('/legalBasis/necessity', basis?.necessity === 'required' && legalBasis.necessity.trim() === ''),
  ];
}
