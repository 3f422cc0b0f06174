import type { EventData } from '@tovholder/domain/case-log';
import type { JsonValue } from '@tovholder/domain/text';
import type { Field, Fields } from '@tovholder/workflows/engine';
import { localDate, plusDays } from '../model/dates';
import type { Chance } from '../../support/chance';

/** What somebody answers a step with: a choice for each datum that its outcome asks for. Texts are left out. */
export function answerTo(
  fields: Fields,
  { chance, now }: { readonly chance: Chance; readonly now: number },
): EventData {
  const codes: Record<string, JsonValue> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.private || (field.optional && chance.happens(0.4))) continue;
    codes[field.fact ? `fact:${field.fact}` : name] = valueOf(field, { chance, now });
  }
  return codes;
}

function valueOf(field: Field, { chance, now }: { readonly chance: Chance; readonly now: number }): JsonValue {
  switch (field.kind) {
    case 'choice':
      return chance.oneOf(field.choices ?? []).id;
    case 'boolean':
      return chance.happens(0.5);
    case 'date':
      // Now and then a meeting that is tomorrow, or has been: deadlines before it have passed when they become known.
      return plusDays(localDate(now), chance.happens(0.15) ? chance.whole(-5, 3) : chance.whole(4, 60));
    case 'list':
      return Array.from({ length: chance.whole(1, 3) }, () => answerTo(field.entry ?? {}, { chance, now }));
    case 'text':
      throw new Error('Texts are private');
  }
}
