import {
  type Judgment,
  type Offence,
  type StoredFacts,
  type UknFacts,
  limbs,
  offenceStatuses,
  screeningCriteria,
} from './facts';
import { readBoolean, readDate, readObject, readOneOf, readText } from './read';
import type { DataError, EligibilityContext } from './types';

/** An act with its place in the submitted list, so that an error can point at it. */
export interface StatedOffence extends Offence {
  readonly index: number;
}

/** Facts as stored; `offences` is undefined where nothing was stated, and without those that cannot be read. */
export function readUknFacts(
  facts: StoredFacts,
): Omit<UknFacts, 'offences'> & { readonly offences?: readonly StatedOffence[] } {
  const screening = readObject(facts['screening']);
  return {
    ...known('reportedOn', readDate(facts['reportedOn'])),
    ...known('lawfulStay', readBoolean(facts['lawfulStay'])),
    ...known('offences', readOffences(facts['offences'])),
    ...known('judgment', readJudgment(facts['judgment'])),
    ...known('particularRisk', readBoolean(facts['particularRisk'])),
    ...known('wouldHaveBeenCharged', readBoolean(facts['wouldHaveBeenCharged'])),
    screening: Object.fromEntries(
      screeningCriteria.flatMap((criterion) => {
        const recorded = readBoolean(screening[criterion]) ?? readText(screening[criterion]);
        return recorded === undefined ? [] : [[criterion, recorded]];
      }),
    ),
  };
}

function readOffences(value: unknown): readonly StatedOffence[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((entry: unknown, index) => {
    const fields = readObject(entry);
    const date = readDate(fields['date']);
    const limb = readOneOf(fields['limb'], limbs);
    const status = readOneOf(fields['status'], offenceStatuses);
    if (date === undefined || limb === undefined || status === undefined) return [];
    return [{ index, date, limb, status, provision: readText(fields['provision']) ?? '' }];
  });
}

function readJudgment(value: unknown): Judgment | undefined {
  if (value === undefined || value === null) return undefined;
  const fields = readObject(value);
  return {
    ...known('finalOn', readDate(fields['finalOn'])),
    ...known('referredToBoard', readBoolean(fields['referredToBoard'])),
    ...known('conditional', readBoolean(fields['conditional'])),
    ...known('releaseOn', readDate(fields['releaseOn'])),
  };
}

/** Stated dates that cannot be true: an act or a report still to come, an act before birth. */
export function uknDataErrors({
  facts,
  context,
}: {
  facts: StoredFacts;
  context: Pick<EligibilityContext, 'today' | 'person'>;
}): readonly DataError[] {
  const { offences = [], reportedOn } = readUknFacts(facts);
  const { birthDate } = context.person;
  return [
    ...(reportedOn !== undefined && reportedOn > context.today
      ? [
          {
            pointer: '/facts/reportedOn',
            code: 'date-in-future',
            text: { da: 'Anmeldelsesdatoen ligger i fremtiden.', en: 'The date of the report is in the future.' },
          } as const,
        ]
      : []),
    ...offences.flatMap(({ index, date }): DataError[] => {
      const pointer = `/facts/offences/${index}/date`;
      if (date > context.today) {
        const text = { da: 'Gerningsdatoen ligger i fremtiden.', en: 'The date of the act is in the future.' };
        return [{ pointer, code: 'offence-in-future', text }];
      }
      if (birthDate !== undefined && date < birthDate) {
        const text = { da: 'Gerningsdatoen ligger før fødslen.', en: 'The date of the act is before birth.' };
        return [{ pointer, code: 'offence-before-birth', text }];
      }
      return [];
    }),
  ];
}

function known<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
