import { Temporal } from 'temporal-polyfill';
import { ageOn } from '../person';
import { reason } from './reasons';
import type { EligibilityContext, Reason } from './types';
import { type Act, rowTexts } from './ukn-rows';

/**
 * What only shows across the acts. `unsettled` are the reasons that a person must look at before the case is eligible.
 */
export function acrossActs({
  acts,
  carrying,
  context,
}: {
  acts: readonly Act[];
  carrying: readonly Act[];
  context: EligibilityContext;
}): { readonly reasons: readonly Reason[]; readonly unsettled: readonly Reason[]; readonly mixed: boolean } {
  const overlay = monthBefore18(carrying, context);
  const mixed = onBothSidesOf15(acts) && carrying.length > 0;
  const both = mixed ? [said(17, undefined)] : [];
  const unsettled = [...overlay, ...both];
  return { reasons: [...unsettled, ...(onBothSidesOf10(acts) ? [said(18, true)] : [])], unsettled, mixed };
}

/**
 * UKL § 42: the board dismisses a case where the youth turns 18 at the latest one month after its treatment. The day
 * of the treatment is expected, not known, so this is never more than a question – unless the meeting has its date.
 */
function monthBefore18(carrying: readonly Act[], { person: { birthDate }, treatmentOn }: EligibilityContext) {
  if (birthDate === undefined || carrying.length === 0) return [];
  const tooLate = carrying.some((act) => ageOn(birthDate, monthAfter(act.treatmentOn)) >= 18);
  return tooLate ? [said(5, treatmentOn === undefined ? undefined : false)] : [];
}

function monthAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ months: 1 }).toString();
}

/** Only acts that are counted: acts before the Act, impossible dates and acts under 10 belong to neither side. */
function onBothSidesOf15(acts: readonly Act[]): boolean {
  const rows = acts.map(({ result }) => result.row);
  return rows.some((row) => row >= 7 && row <= 10) && rows.some((row) => row >= 11 && row <= 16);
}

function onBothSidesOf10(acts: readonly Act[]): boolean {
  const rows = acts.map(({ result }) => result.row);
  return rows.includes(6) && rows.some((row) => row >= 7 && row <= 16);
}

function said(row: 5 | 17 | 18, satisfied: boolean | undefined): Reason {
  const text = rowTexts[row];
  return reason(text, { ...text, satisfied });
}
