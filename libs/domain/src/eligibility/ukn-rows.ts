import { Temporal } from 'temporal-polyfill';
import { ageOn } from '../person';
import type { Judgment, Offence, OffenceStatus } from './facts';
import type { RuleSource } from './reasons';
import type { EligibilityContext, Route, Verdict } from './types';

export type RowNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18;

/** What the routing table says about one act. `verdict` null: the act is not counted at all. */
export interface RowResult {
  readonly row: RowNumber;
  readonly verdict: Verdict | null;
  readonly route?: Pick<Route, 'to' | 'track' | 'stage'>;
  /** What the row cannot do without and was not, or not possibly, stated. */
  readonly missing?: 'date' | 'judgment';
}

/** One act with all that is computed about it. Dates are local. */
export interface Act {
  readonly offence: Offence;
  readonly result: RowResult;
  readonly treatmentOn: string;
  readonly ageAtAct: number | null;
  readonly ageNow: number | null;
  readonly ageAtTreatment: number | null;
  /** Limb 1, or limb 2 with particular risk; undefined where the risk is not stated. */
  readonly passesGate: boolean | undefined;
}

/** UKL § 60(2): acts before the Act came into force are not counted. */
const actInForce = '2019-01-01';

/**
 * The first row of the routing table that fits one act. Rows 5, 17 and 18 are said about the case, not about an act.
 *
 * @param dates local dates: the citizen's birth (undefined: unknown), today, and when the judgment became final.
 */
export function rowOf(
  { date, status }: Offence,
  { birthDate, today, judgment }: { birthDate: string | undefined; today: string; judgment: Judgment | undefined },
): RowResult {
  if (date > today || (birthDate !== undefined && date < birthDate)) {
    return { row: 1, verdict: 'needs-review', missing: 'date' };
  }
  if (birthDate === undefined) return { row: 2, verdict: 'needs-review' };
  if (date < actInForce) return { row: 3, verdict: null };
  if (ageOn(birthDate, today) >= 18) return { row: 4, verdict: 'not-eligible' };

  const ageAtAct = ageOn(birthDate, date);
  if (ageAtAct < 10) return { row: 6, verdict: 'not-eligible' };
  return ageAtAct < 15 ? childRow(status, ageOn(birthDate, today)) : youthRow(status, { judgment, today });
}

/** Rows 7–10: an act under the age of criminal responsibility can only enter through the police (track A). */
function childRow(status: OffenceStatus, ageNow: number): RowResult {
  switch (status) {
    case 'suspected':
      return ageNow < 15
        ? { row: 7, verdict: 'eligible', route: { to: 'ukn', track: 'A' } }
        : { row: 8, verdict: 'needs-review', route: { to: 'ukn', track: 'A' } };
    case 'dropped':
      return { row: 9, verdict: 'not-eligible' };
    case 'charged':
    case 'sentenced-to-imprisonment':
    case 'other-sentence':
    case 'acquitted':
      return { row: 10, verdict: 'needs-review' };
  }
}

/** Rows 11–16: an act at 15 or more goes through prosecution and court (track B). */
function youthRow(
  status: OffenceStatus,
  { judgment, today }: { judgment: Judgment | undefined; today: string },
): RowResult {
  switch (status) {
    case 'suspected':
    case 'charged':
      return { row: 11, verdict: 'eligible', route: { to: 'anklagemyndighed', track: 'B', stage: 'prepare' } };
    case 'sentenced-to-imprisonment':
      return imprisonmentRow({ judgment, today });
    case 'other-sentence':
    case 'acquitted':
    case 'dropped':
      return { row: 16, verdict: 'not-eligible' };
  }
}

/** Rows 12–15: whether the court referred the case to the board, and whether its judgment is final. */
function imprisonmentRow({ judgment, today }: { judgment: Judgment | undefined; today: string }): RowResult {
  const final = isFinal(judgment, today);
  switch (judgment?.referredToBoard) {
    case true:
      return final
        ? { row: 14, verdict: 'eligible', route: { to: 'kommune', track: 'B', stage: 'bring-case' } }
        : { row: 13, verdict: 'eligible', route: { to: 'kommune', track: 'B', stage: 'await-finality' } };
    case false:
      return final
        ? { row: 15, verdict: 'not-eligible' }
        : { row: 12, verdict: 'needs-review', route: { to: 'anklagemyndighed', track: 'B', stage: 'claim' } };
    case undefined:
      return {
        row: 12,
        verdict: 'needs-review',
        route: { to: 'anklagemyndighed', track: 'B', stage: 'claim' },
        missing: 'judgment',
      };
  }
}

/** A date that is still to come is expected, not reached. */
export function isFinal(judgment: Judgment | undefined, today: string): boolean {
  return judgment?.finalOn !== undefined && judgment.finalOn <= today;
}

/**
 * The local date on which the board can be expected to treat the case: the date of the meeting where it is known; in
 * track A four weeks from the referral (UKN-05), in track B 14 days from the final judgment (UKN-06) or 14 days before
 * release (UKN-07). Never before today: an overdue treatment is still to come. The three limits are soft.
 */
export function expectedTreatment(
  { route }: RowResult,
  { judgment, context }: { judgment: Judgment | undefined; context: EligibilityContext },
): string {
  const { today, submittedOn = today, treatmentOn } = context;
  if (treatmentOn !== undefined) return treatmentOn;
  const add = (date: string, span: { days?: number; weeks?: number }): string =>
    Temporal.PlainDate.from(date).add(span).toString();
  if (route?.track !== 'B') return latest(today, add(submittedOn, { weeks: 4 }));
  if (judgment?.conditional === false && judgment.releaseOn !== undefined) {
    return latest(today, add(judgment.releaseOn, { days: -14 }));
  }
  return latest(today, add(judgment?.finalOn ?? today, { days: 14 }));
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

interface RowText extends RuleSource {
  readonly da: string;
  readonly en: string;
}

const row = (number: RowNumber, text: Omit<RowText, 'rule'>): RowText => ({ rule: `ukn.row-${number}`, ...text });

/** What each row says, and what it rests on. */
export const rowTexts = {
  1: row(1, {
    mark: 'STATUTE',
    citation: 'UKL § 2, stk. 2',
    da: 'Gerningsdatoen ligger i fremtiden eller før fødslen; oplysningen skal rettes.',
    en: 'The date of the act is in the future or before birth; it must be corrected.',
  }),
  2: row(2, {
    mark: 'STATUTE',
    citation: 'UKL § 2, stk. 2',
    da: 'Fødselsdatoen er ikke oplyst, så alderen kan ikke beregnes.',
    en: 'The birth date is not stated, so the age cannot be computed.',
  }),
  3: row(3, {
    mark: 'STATUTE',
    citation: 'UKL § 60, stk. 2',
    da: 'Forhold fra før 1. januar 2019 tæller ikke med.',
    en: 'Acts before 1 January 2019 are not counted.',
  }),
  4: row(4, {
    mark: 'STATUTE',
    citation: 'UKL § 2, stk. 2; § 20, stk. 1',
    da: 'Den unge er fyldt 18 år.',
    en: 'The youth is 18 or more.',
  }),
  5: row(5, {
    mark: 'STATUTE',
    citation: 'UKL § 42',
    da: 'Den unge fylder 18 år senest en måned efter, at nævnet kan forventes at behandle sagen; nævnet må i så fald afvise den.',
    en: 'The youth turns 18 at the latest one month after the expected treatment; the board must then dismiss the case.',
  }),
  6: row(6, {
    mark: 'STATUTE',
    citation: 'UKL § 2, stk. 2',
    da: 'Barnet var under 10 år på gerningstidspunktet.',
    en: 'The child was under 10 at the act.',
  }),
  7: row(7, {
    mark: 'STATUTE',
    citation: 'UKL § 2, stk. 2, nr. 1; § 11',
    da: 'Mistænkt for et forhold begået som 10-14-årig og stadig under 15: spor A, politiet indbringer sagen for nævnet.',
    en: 'Suspected of an act at 10–14 and still under 15: track A, the police refer to the board.',
  }),
  8: row(8, {
    mark: 'ASSUMPTION',
    citation: 'UKL § 2, stk. 2 (tidspunktet for alderen er ikke nævnt)',
    da: 'Forholdet er begået som 10-14-årig, men den unge er nu fyldt 15. Loven siger ikke, hvilket tidspunkt der tæller; spor A foreslås.',
    en: 'The act was at 10–14, but the youth is now 15 or more. The law names no moment; track A is proposed.',
  }),
  9: row(9, {
    mark: 'STATUTE',
    citation: 'UKL § 2, stk. 2; § 42',
    da: 'Mistanken er frafaldet. Er sagen allerede indbragt, afviser nævnet den.',
    en: 'The suspicion was dropped. If the case was already referred, the board dismisses it.',
  }),
  10: row(10, {
    mark: 'STATUTE',
    citation: 'STRL § 15',
    da: 'Et forhold begået før det fyldte 15. år kan hverken føre til sigtelse eller dom; oplysningen skal undersøges.',
    en: 'An act under 15 can lead to neither charge nor judgment; the record must be looked into.',
  }),
  11: row(11, {
    mark: 'STATUTE',
    citation: 'UKL § 10; S000 § 6',
    da: 'Mistænkt eller sigtet for et forhold begået som 15-17-årig: spor B, indstilling til anklagemyndigheden.',
    en: 'Suspected of or charged with an act at 15–17: track B, the police report to the prosecution.',
  }),
  12: row(12, {
    mark: 'STATUTE',
    citation: 'UKL § 10',
    da: 'Idømt fængsel, men dommen er ikke endelig, og sagen er ikke henvist til nævnet: anklagemyndigheden vurderer påstand og anke.',
    en: 'Sentenced to prison, not final and not referred to the board: the prosecution considers claim and appeal.',
  }),
  13: row(13, {
    mark: 'STATUTE',
    citation: 'UKL § 30, stk. 1',
    da: 'Idømt fængsel og henvist til nævnet, men dommen er ikke endelig: kommunen kan gå i gang med undersøgelsen.',
    en: 'Sentenced to prison and referred to the board, not final yet: the municipality may begin its investigation.',
  }),
  14: row(14, {
    mark: 'STATUTE',
    citation: 'UKL § 27, stk. 2',
    da: 'Endeligt idømt fængsel og henvist til nævnet: kommunen indbringer sagen.',
    en: 'Finally sentenced to prison and referred to the board: the municipality brings the case.',
  }),
  15: row(15, {
    mark: 'STATUTE',
    citation: 'UKL § 10',
    da: 'Endeligt idømt fængsel, men retten henviste ikke sagen til nævnet.',
    en: 'Finally sentenced to prison, but the court did not refer the case to the board.',
  }),
  16: row(16, {
    mark: 'STATUTE',
    citation: 'UKL § 2, stk. 2, nr. 2',
    da: 'Forholdet førte ikke til fængselsstraf (anden sanktion, frifindelse eller frafald): sagen hører til i kommunen.',
    en: 'The act did not lead to a prison sentence (other sanction, acquittal or dropped): it belongs with the municipality.',
  }),
  17: row(17, {
    mark: 'ASSUMPTION',
    citation: 'UKL §§ 10-11; STRL § 15',
    da: 'Der er forhold både før og efter det fyldte 15. år. Hvert forhold følger sit eget spor; en medarbejder afgør, om det bliver to sager.',
    en: 'There are acts on both sides of 15. Each follows its own track; an officer decides whether they become two cases.',
  }),
  18: row(18, {
    mark: 'STATUTE',
    citation: 'UKL § 2, stk. 2',
    da: 'Nogle forhold er begået før det fyldte 10. år. De forhold, der er begået senere, bærer sagen.',
    en: 'Some acts were before the age of 10. The acts at an older age carry the case.',
  }),
} satisfies Readonly<Record<RowNumber, RowText>>;
